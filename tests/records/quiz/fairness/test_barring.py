import pytest

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.fairness.barring import bar_somebody, unbar
from jixiao.records.quiz.models import Barred

pytestmark = pytest.mark.django_db


def test_only_a_digest_is_kept_and_the_trail_does_not_know_the_number(card, by):
    bar_somebody(campaign=card.campaign, phone="13800001234", label="示例办公室工作人员", reason="办活动", by=by)
    one = Barred.objects.get()
    assert len(one.digest) == 64
    line = TrailEntry.objects.get(event="quiz.barred_added")
    assert "13800001234" not in f"{line.after} {line.subject_name} {one.digest}"


@pytest.mark.parametrize(
    ("values", "code"),
    [({"phone": "123"}, "U887"), ({"label": " "}, "U882"), ({"reason": ""}, "U882")],
)
def test_what_is_missing_or_wrong_is_refused(card, by, values, code):
    given = {"phone": "13800001234", "label": "示例", "reason": "示例", **values}
    with pytest.raises(Refused) as refused:
        bar_somebody(campaign=card.campaign, by=by, **given)
    assert refused.value.code == code


def test_nobody_stands_there_twice_and_whoever_is_taken_off_is_told_with_the_reason(card, by):
    one = bar_somebody(campaign=card.campaign, phone="13800001234", label="示例", reason="示例", by=by)
    with pytest.raises(Refused) as refused:
        bar_somebody(campaign=card.campaign, phone="13800001234", label="示例二", reason="示例", by=by)
    assert refused.value.code == "U888"
    with pytest.raises(Refused):
        unbar(barred=one, reason=" ", by=by)
    unbar(barred=one, reason="示例：已调离", by=by)
    assert not Barred.objects.exists()
    assert TrailEntry.objects.get(event="quiz.barred_removed").why == "示例：已调离"
