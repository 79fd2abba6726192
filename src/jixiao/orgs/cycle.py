"""The line of the year's cycle: 目标申报 → 目标批复 → 年终取数 → 单位自评 → 财政复核 → 报告定稿 → 公开."""

import dataclasses
import datetime
from typing import TYPE_CHECKING

from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.models import Handover, HandoverKind, HandoverState, Window
from jixiao.orgs.waiting import PLACES, handed_in_at, place_of
from jixiao.orgs.workbench import STEPS

if TYPE_CHECKING:
    from jixiao.orgs.seat import Desk

READINGS = "年终取数"
_SENT, _APPROVED = "sent", "approved"
LINE = (
    ("目标申报", HandoverKind.GOALS, _SENT),
    ("目标批复", HandoverKind.GOALS, _APPROVED),
    (READINGS, HandoverKind.EVALUATION, ""),
    ("单位自评", HandoverKind.EVALUATION, _SENT),
    ("财政复核", HandoverKind.EVALUATION, _APPROVED),
    ("报告定稿", HandoverKind.REPORT, _APPROVED),
    ("公开", HandoverKind.DISCLOSURE, _APPROVED),
)
"""Each step with the handover it is read from: handed in, or approved by the last desk."""


@dataclasses.dataclass(frozen=True, slots=True)
class CycleStep:
    """One step as the line shows it."""

    title: str
    words: str
    url: str
    is_done: bool
    is_now: bool
    is_late: bool
    days_to: datetime.date | None


def cycle_of(desk: "Desk") -> list[CycleStep]:
    """Return the line of this unit's year; the first step that is not done is where the year stands now."""
    standing = {kind: (handover, window, last) for kind, handover, window, last in handed_in_at(desk)}
    steps: list[CycleStep] = []
    for title, kind, wanted in LINE:
        handover, window, last_day = standing.get(kind, (None, None, None))
        done, on, words = _reached(desk, title, handover, wanted)
        is_now = not done and all(step.is_done for step in steps)
        due = last_day if wanted == _SENT else None
        steps.append(
            CycleStep(
                title=title,
                words=_month(on) if done else words or _expected(window, due),
                url=place_of(kind, desk.unit_year) if desk.unit_year and kind in PLACES else "",
                is_done=done,
                is_now=is_now,
                is_late=bool(not done and due and due < desk.today),
                days_to=due if is_now else None,
            )
        )
    return steps


def _reached(
    desk: "Desk", title: str, handover: Handover | None, wanted: str
) -> tuple[bool, datetime.datetime | datetime.date | None, str]:
    """Return whether a step is done, when, and a few words where it is not."""
    if title in STEPS:
        reached = STEPS[title](desk)
        return reached.on is not None, reached.on, reached.words
    if handover is None:
        return False, None, ""
    if handover.state == HandoverState.APPROVED:
        return True, handover.decided_at if wanted == _APPROVED else handover.sent_at, ""
    if handover.state == HandoverState.SENT:
        return wanted != _APPROVED, handover.sent_at, "审核中"
    return False, None, "已退回" if handover.state == HandoverState.RETURNED and wanted == _SENT else ""


def _expected(window: Window | None, due: datetime.date | None) -> str:
    return f"{due.month} 月 {due.day} 日前" if window and due else ""


def _month(on: datetime.datetime | datetime.date | None) -> str:
    if on is None:
        return "已完成"
    day = on.astimezone(SHANGHAI) if isinstance(on, datetime.datetime) else on
    return f"{day.year} 年 {day.month} 月"
