import pytest
from tests.records.quiz.days import noon

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.campaigns.inviting import issue_codes, void_codes
from jixiao.records.quiz.campaigns.queries import digest_of_code, unused_codes
from jixiao.records.quiz.models import EntryCode, Player

pytestmark = pytest.mark.django_db
LIST = {"audience": "list", "places": ["示例小学", "示例中学"]}


def test_codes_are_printed_once_and_kept_as_digests(draft, by):
    campaign = draft(**LIST)
    printed = issue_codes(campaign=campaign, number=3, group="示例小学", by=by)
    again = issue_codes(campaign=campaign, number=2, group="示例中学", by=by)
    assert [one.number for one in (*printed, *again)] == [1, 2, 3, 4, 5]
    row = EntryCode.objects.get(number=1)
    assert row.digest == digest_of_code(campaign, printed[0].spaced.lower())
    assert printed[0].code not in str(TrailEntry.objects.latest("number").after)
    assert row.group == "示例小学"


def test_a_code_that_somebody_came_with_is_no_longer_unused(draft, by):
    campaign = draft(**LIST)
    printed = issue_codes(campaign=campaign, number=3, group="示例小学", by=by)
    key = digest_of_code(campaign, printed[1].code)
    Player.objects.create(campaign=campaign, handle="H1", key=key, way="code", agreed_at=noon(), joined_at=noon())
    assert [one.number for one in unused_codes(campaign)] == [1, 3]
    assert void_codes(campaign=campaign, first=1, last=3, reason="码单遗失", by=by) == 2
    assert unused_codes(campaign).count() == 0


@pytest.mark.parametrize(
    ("values", "number", "group"),
    [(LIST, 0, "示例小学"), (LIST, 501, "示例小学"), (LIST, 1, "外校"), (LIST, 1, ""), ({"ways": ["phone"]}, 1, "")],
)
def test_codes_for_nobody_are_refused(draft, by, values, number, group):
    with pytest.raises(Refused) as refused:
        issue_codes(campaign=draft(**values), number=number, group=group, by=by)
    assert refused.value.code == "U946"


@pytest.mark.parametrize(("first", "reason"), [(1, " "), (7, "码单遗失")])
def test_voiding_wants_a_reason_and_something_to_void(draft, by, first, reason):
    campaign = draft()
    issue_codes(campaign=campaign, number=1, group="", by=by)
    with pytest.raises(Refused) as refused:
        void_codes(campaign=campaign, first=first, last=9, reason=reason, by=by)
    assert refused.value.code == "U947"
