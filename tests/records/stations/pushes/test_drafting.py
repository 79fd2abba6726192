import pytest

from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.stations.models import Push, PushContent
from jixiao.records.stations.pushes import drafting
from jixiao.records.stations.pushes.drafting import amend_push, cancel_push, draft_push, put_in, take_out
from jixiao.records.stations.pushes.ruling import Ruling, make_rule
from jixiao.records.stations.pushes.trying import try_out

pytestmark = pytest.mark.django_db


def test_a_push_is_drafted_with_a_number_of_its_own(stage, by):
    first, second = (draft_push(unit_year=stage.county.unit_year, title="甲", rule=None, by=by) for _ in range(2))
    assert (first.number, second.number, second.state) == (1, 2, "draft")


def test_a_push_needs_a_title_and_a_rule_of_its_unit(stage, by):
    for title in (" ", "长" * 121):
        with pytest.raises(Refused) as refused:
            draft_push(unit_year=stage.county.unit_year, title=title, rule=None, by=by)
        assert refused.value.field == "title"
    foreign = make_rule(unit=stage.county.other, given=Ruling(name="甲"), by=by)
    with pytest.raises(Refused) as refused:
        draft_push(unit_year=stage.county.unit_year, title="甲", rule=foreign, by=by)
    assert refused.value.field == "rule"


def test_only_what_may_be_pushed_goes_in_and_once(stage, by):
    good, later = stage.content(), stage.content("示例二")
    bad = [
        stage.content("草稿", state="draft", passed_at=None), stage.content("过期", until_day="2025-01-14"),
        stage.content("撤回", recalled_at=by.at, recalled_because="有错"),
        stage.content("外单位", unit=stage.county.other),
    ]  # fmt: skip
    push = stage.push()
    chosen = [good.pk, later.pk, *(one.pk for one in bad), 10**9]
    assert put_in(push=push, chosen=chosen, by=by) == 2
    assert put_in(push=push, chosen=chosen, by=by) == 0
    assert list(PushContent.objects.order_by("position").values_list("content", "position")) == [
        (good.pk, 1), (later.pk, 2),
    ]  # fmt: skip
    assert take_out(push=push, chosen=[good.pk], by=by) == 1


def test_a_push_holds_only_so_many(stage, by, monkeypatch):
    monkeypatch.setattr(drafting, "MOST_CONTENTS", 1)
    contents = [stage.content(), stage.content("示例二")]
    with pytest.raises(Refused) as refused:
        put_in(push=stage.push(), chosen=[one.pk for one in contents], by=by)
    assert refused.value.code == "X505"


def test_every_change_asks_for_another_look(stage, by):
    stage.station()
    one, other = stage.content(), stage.content("示例二")
    push = stage.push(one)
    for change in (
        lambda row: put_in(push=row, chosen=[other.pk], by=by),
        lambda row: take_out(push=row, chosen=[other.pk], by=by),
        lambda row: amend_push(push=row, title="改名", rule=None, stamp=row.version, by=by),
    ):
        try_out(push=push, by=by)
        change(push)
        push = Push.objects.get()
        assert (push.dry_run, push.dry_run_at) == ({}, None)


def test_a_stale_change_is_told(stage, by):
    push = stage.push()
    amend_push(push=push, title="甲", rule=None, stamp=1, by=by)
    with pytest.raises(Stale):
        amend_push(push=push, title="乙", rule=None, stamp=1, by=by)


def test_a_push_is_given_up_with_a_reason_and_then_left_alone(stage, by):
    push = stage.push(stage.content())
    with pytest.raises(Refused) as refused:
        cancel_push(push=push, reason=" ", stamp=None, by=by)
    assert refused.value.code == "X510"
    cancel_push(push=push, reason="改期", stamp=None, by=by)
    for change in (
        lambda: cancel_push(push=push, reason="再来", stamp=None, by=by),
        lambda: put_in(push=push, chosen=[], by=by),
        lambda: try_out(push=push, by=by),
    ):
        with pytest.raises(Refused) as refused:
            change()
        assert refused.value.code == "X504"
