"""送审、撤回、退回、通过、重开: every state, every refusal."""

import datetime

import pytest
from tests.rooms import County

from jixiao.orgs.handing import (
    Mark,
    approve,
    awaited_role,
    handover_of,
    is_workable,
    reopen,
    require_workable,
    send,
    send_back,
    window_of,
    withdraw,
)
from jixiao.orgs.models import Handover, HandoverKind, HandoverState, TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.orgs.roles import Role
from jixiao.orgs.windowing import grant_late, set_window

pytestmark = pytest.mark.django_db
DAY = datetime.date(2025, 1, 15)
ONE = datetime.timedelta(days=1)


@pytest.fixture
def handover(county: County) -> Handover:
    return handover_of(county.unit_year, HandoverKind.GOALS)


def test_work_passes_head_and_reviewer_and_is_locked_then(county: County, handover: Handover) -> None:
    assert is_workable(handover)
    assert awaited_role(handover) is None
    send(handover=handover, by=county.actor("clerk"))
    assert (handover.state, awaited_role(handover)) == (HandoverState.SENT, Role.HEAD)
    approve(handover=handover, by=county.actor("head"))
    assert (handover.state, awaited_role(handover)) == (HandoverState.SENT, Role.REVIEWER)
    approve(handover=handover, by=county.actor("reviewer"))
    assert (handover.state, awaited_role(handover)) == (HandoverState.APPROVED, None)
    with pytest.raises(Refused, match="不能修改"):
        require_workable(handover)
    assert [step.action for step in handover.steps.order_by("pk")] == ["send", "pass", "approve"]


def test_a_report_is_approved_by_the_head_alone(county: County) -> None:
    report = handover_of(county.unit_year, HandoverKind.REPORT)
    send(handover=report, by=county.actor("clerk"))
    approve(handover=report, by=county.actor("head"))
    assert report.state == HandoverState.APPROVED


def test_work_is_withdrawn_only_before_the_first_desk_decided(county: County, handover: Handover) -> None:
    send(handover=handover, by=county.actor("clerk"))
    withdraw(handover=handover, by=county.actor("clerk"))
    assert handover.state == HandoverState.DRAFT
    send(handover=handover, by=county.actor("clerk"))
    approve(handover=handover, by=county.actor("head"))
    with pytest.raises(Refused, match="不能撤回"):
        withdraw(handover=handover, by=county.actor("clerk"))


def test_a_return_wants_a_reason_and_keeps_its_marks(county: County, handover: Handover) -> None:
    send(handover=handover, by=county.actor("clerk"))
    with pytest.raises(Refused, match="写明理由"):
        send_back(handover=handover, reason=" ", by=county.actor("head"))
    send_back(handover=handover, reason="期数不实", marks=[Mark("G3", "目标 3", "写明期数")], by=county.actor("head"))
    assert is_workable(handover)
    step = handover.steps.get(action="return")
    assert (step.reason, step.marks) == ("期数不实", [{"field": "G3", "label": "目标 3", "note": "写明期数"}])
    send(handover=handover, by=county.actor("clerk"))
    assert (handover.round, handover.stage) == (2, 0)


def test_whoever_sent_it_does_not_judge_it(county: County, handover: Handover) -> None:
    send(handover=handover, by=county.actor("clerk"))
    with pytest.raises(Refused, match="不能审核自己"):
        approve(handover=handover, by=county.actor("clerk"))


def test_only_what_was_handed_in_is_judged(county: County, handover: Handover) -> None:
    for act in (approve, send_back):
        with pytest.raises(Refused, match="不在审核中"):
            act(handover=handover, reason="看过", by=county.actor("head"))


def test_reopening_wants_something_approved_and_a_reason(county: County, handover: Handover) -> None:
    with pytest.raises(Refused, match="审定过"):
        reopen(handover=handover, reason="补数", by=county.actor("reviewer"))
    send(handover=handover, by=county.actor("clerk"))
    approve(handover=handover, by=county.actor("head"))
    approve(handover=handover, by=county.actor("reviewer"))
    with pytest.raises(Refused, match="写明理由"):
        reopen(handover=handover, reason="", by=county.actor("reviewer"))
    reopen(handover=handover, reason="补一项目标", by=county.actor("reviewer"))
    assert (handover.state, handover.stage) == (HandoverState.DRAFT, 0)
    assert TrailEntry.objects.get(event="orgs.handover_reopened").why == "补一项目标"


def test_a_stale_handover_is_refused_and_nothing_is_written(county: County, handover: Handover) -> None:
    seen = handover.version
    send(handover=handover, by=county.actor("clerk"), stamp=seen)
    late = Handover.objects.get(pk=handover.pk)
    with pytest.raises(Stale):
        withdraw(handover=late, by=county.actor("clerk"), stamp=seen)
    assert Handover.objects.get(pk=handover.pk).state == HandoverState.SENT


def test_what_a_room_does_before_sending_belongs_to_the_same_transaction(county: County, handover: Handover) -> None:
    def refuse(_: Handover, __: object) -> None:
        raise Refused("没有填完")

    with pytest.raises(Refused, match="没有填完"):
        send(handover=handover, by=county.actor("clerk"), before=refuse)
    handover.refresh_from_db()
    assert handover.state == HandoverState.DRAFT


@pytest.mark.parametrize(("shift", "words"), [(-20, "还没有开始"), (20, "已经截止")])
def test_outside_of_the_window_nothing_is_handed_in(county: County, handover: Handover, shift: int, words: str) -> None:
    opens = DAY - datetime.timedelta(days=shift)
    set_window(
        authority=county.finance, kind=HandoverKind.GOALS, year=2024, opens=opens, closes=opens + ONE, warn_days=3,
        by=county.actor("reviewer"),
    )  # fmt: skip
    with pytest.raises(Refused, match=words):
        send(handover=handover, by=county.actor("clerk"))


def test_a_late_exception_lets_one_unit_in(county: County, handover: Handover) -> None:
    window = set_window(
        authority=county.finance, kind=HandoverKind.GOALS, year=2024, opens=DAY - 9 * ONE, closes=DAY - ONE,
        warn_days=3, by=county.actor("reviewer"),
    )  # fmt: skip
    grant_late(window=window, unit=county.unit, until=DAY, reason="系统故障", by=county.actor("reviewer"))
    assert window_of(handover) == (window, DAY)
    send(handover=handover, by=county.actor("clerk"))
    with pytest.raises(Refused, match="已经截止"):
        send(handover=handover_of(county.other_year, HandoverKind.GOALS), by=county.actor("outsider"))


def test_the_nearest_authority_s_window_governs(county: County, handover: Handover) -> None:
    for authority, closes in ((county.finance, DAY - ONE), (county.unit, DAY + ONE)):
        set_window(
            authority=authority, kind=HandoverKind.GOALS, year=2024, opens=DAY - 9 * ONE, closes=closes, warn_days=3,
            by=county.actor("reviewer"),
        )  # fmt: skip
    assert window_of(handover)[1] == DAY + ONE
