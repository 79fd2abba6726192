"""The panel of a handover: where it stands, whose turn it is, how many days are left, what this person may do now.

In the view of a room::

    panel = panel_of(request.desk, handover, obstacles=[("「目标 3」没有指标", "#field-G3")], markable=marks_of(sheet))

and in its template ``{% include "orgs/handover_panel.html" %}`` with ``panel`` in the context. The room mounts the
addresses ``send``, ``withdraw``, ``return``, ``approve``, ``reopen`` (``views.handovers.handover_views``); a field that
a return may point at has the id ``field-<its mark>``.
"""

import dataclasses
import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jixiao.orgs.adopting import may_be_adopted
from jixiao.orgs.handing import CHAINS, REOPENERS, awaited_role, is_workable, window_of
from jixiao.orgs.models import Handover, HandoverKind, HandoverState, Window
from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk

ROOMS = {
    HandoverKind.GOALS: "goals",
    HandoverKind.MONITORING: "monitoring",
    HandoverKind.EVALUATION: "evaluation",
    HandoverKind.REPORT: "reports",
    HandoverKind.DISCLOSURE: "disclosure",
    HandoverKind.RECTIFICATION: "followup",
}
ACTIONS = {
    "send": "送审",
    "withdraw": "撤回",
    "return": "退回",
    "pass": "审核通过",
    "approve": "审定",
    "reopen": "重开",
    "adopt": "补录审定",
    "undo": "撤销办理",
}
MOST_STEPS = 200
Obstacle = tuple[str, str]
"""What stands in the way of 送审: a sentence, and the address where it is mended."""


@dataclasses.dataclass(frozen=True, slots=True)
class Button:
    """One thing this person may do, or may not do yet and why. ``key`` is the name of its address in the room."""

    key: str
    word: str
    url: str
    why: str = ""
    causes: tuple[Obstacle, ...] = ()

    @property
    def is_grey(self) -> bool:
        """Return whether it cannot be pressed now."""
        return bool(self.why)


@dataclasses.dataclass(frozen=True, slots=True)
class Step:
    """One step as the timeline shows it."""

    word: str
    who: str
    at: datetime.datetime
    reason: str
    marks: list[dict[str, str]]
    round: int
    state: str


@dataclasses.dataclass(frozen=True, slots=True)
class Panel:
    """What ``orgs/handover_panel.html`` draws."""

    handover: Handover
    title: str
    turn: str
    is_my_turn: bool
    window: Window | None
    last_day: datetime.date | None
    is_late: bool
    buttons: tuple[Button, ...]
    steps: list[Step]
    markable: tuple[tuple[str, str], ...]
    today: datetime.date

    @property
    def shows_days(self) -> bool:
        """Return whether the days left matter: nobody has handed it in yet."""
        return self.last_day is not None and is_workable(self.handover)


def panel_of(
    desk: Desk,
    handover: Handover,
    *,
    room: str = "",
    obstacles: Sequence[Obstacle] = (),
    markable: Iterable[tuple[str, str]] = (),
    kwargs: Mapping[str, Any] | None = None,
) -> Panel:
    """Return the panel of a handover at this desk, in three statements whatever it has gone through.

    ``room`` is the namespace of its addresses where it is not the usual one, ``kwargs`` their further parts;
    ``obstacles`` make 送审 grey; ``markable`` are the fields (mark, label) that a return may point at.
    """
    window, last_day = window_of(handover)
    addresses = _Addresses(desk, room or ROOMS[HandoverKind(handover.kind)], dict(kwargs or {}))
    buttons = (
        ()
        if desk.is_closed
        else tuple(_buttons(desk, handover, addresses, window=window, last_day=last_day, obstacles=tuple(obstacles)))
    )
    awaited = awaited_role(handover)
    return Panel(
        handover=handover,
        title=HandoverKind(handover.kind).label,
        turn=turn_of(handover),
        is_my_turn=awaited in desk.roles if awaited else is_workable(handover) and Role.CLERK in desk.roles,
        window=window,
        last_day=last_day,
        is_late=bool(last_day and desk.today > last_day and is_workable(handover)),
        buttons=buttons,
        steps=steps_of(handover),
        markable=tuple(markable),
        today=desk.today,
    )


def turn_of(handover: Handover) -> str:
    """Return whose turn it is, as a sentence."""
    awaited = awaited_role(handover)
    if awaited is not None:
        where = "财政部门" if awaited == Role.REVIEWER else "本单位"
        return f"等{where}「{awaited.label}」办理"
    if handover.state == HandoverState.APPROVED:
        return "已经审定，内容锁定"
    if handover.state == HandoverState.RETURNED:
        return "等本单位「填报」改好后再送审"
    return "等本单位「填报」送审"


def steps_of(handover: Handover) -> list[Step]:
    """Return its steps, newest first."""
    rows = handover.steps.select_related("by").order_by("-pk")[:MOST_STEPS]
    words = {"return": "returned", "approve": "approved", "pass": "approved", "send": "sent", "adopt": "approved"}
    return [
        Step(ACTIONS.get(row.action, row.action), row.by.name, row.at, row.reason, row.marks, row.round,
             words.get(row.action, "draft"))
        for row in rows
    ]  # fmt: skip


@dataclasses.dataclass(frozen=True, slots=True)
class _Addresses:
    desk: Desk
    room: str
    kwargs: dict[str, Any]

    def __getitem__(self, key: str) -> str:
        return self.desk.door(f"{self.room}:{key}", **self.kwargs)


def _buttons(
    desk: Desk,
    handover: Handover,
    urls: _Addresses,
    *,
    window: Window | None,
    last_day: datetime.date | None,
    obstacles: tuple[Obstacle, ...],
) -> Iterable[Button]:
    if Role.CLERK in desk.roles:
        if is_workable(handover):
            why = _window_words(desk.today, window, last_day)
            if not why and obstacles:
                why = f"还不能送审：{len(obstacles)} 处要先改好"
            yield Button("send", "送审", urls["send"], why, obstacles if why.startswith("还不能") else ())
        elif handover.state == HandoverState.SENT:
            passed = "本单位已经审核通过，不能撤回；要改请审核人退回" if handover.stage else ""
            yield Button("withdraw", "撤回", urls["withdraw"], passed)
    yield from _judging(desk, handover, urls)
    if Role.REVIEWER in desk.roles and is_workable(handover) and may_be_adopted(handover, on=desk.today):
        yield Button("adopt", "补录审定", urls["adopt"])
    if handover.state == HandoverState.APPROVED and desk.roles & REOPENERS[handover.kind]:
        yield Button("reopen", "重开", urls["reopen"])


def _judging(desk: Desk, handover: Handover, urls: _Addresses) -> Iterable[Button]:
    awaited = awaited_role(handover)
    mine = desk.roles & set(CHAINS[handover.kind])
    if awaited is None or not mine:
        return
    if awaited in mine:
        self_sent = handover.sent_by_id == desk.person.pk
        yield Button("return", "退回", urls["return"])
        last = handover.stage + 1 >= len(CHAINS[handover.kind])
        own = "送审人不能审核自己送审的材料，请另一位审核人办理" if self_sent else ""
        yield Button("approve", "审定" if last else "审核通过", urls["approve"], own)
    elif all(CHAINS[handover.kind].index(role) > handover.stage for role in mine):
        yield Button("approve", "审核通过", urls["approve"], f"现在轮到「{awaited.label}」，通过后才到这里")


def _window_words(today: datetime.date, window: Window | None, last_day: datetime.date | None) -> str:
    if window is None or last_day is None:
        return ""
    if today < window.opens:
        return f"报送还没有开始：{window.opens:%m 月 %d 日}开始"
    return f"报送已经截止（{last_day:%Y-%m-%d}），确需报送的请财政部门办理延期准予" if today > last_day else ""
