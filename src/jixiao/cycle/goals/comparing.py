"""Two contents side by side: what was added, taken out, changed, field by field, as people read it."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from jixiao.cycle.goals.content import FIELDS, KINDS, Content
from jixiao.engine.values import NOT_APPLICABLE, Money, Points

WORDS = {"tasks": "任务", "goals": "目标", "indicators": "指标"}
ADDED, REMOVED, CHANGED = "新增", "取消", "调整"
_SHOWN_FIRST = {
    "goals": ("name", "money", "money_source"),
    "indicators": ("name", "operator", "target", "unit", "weight"),
}


@dataclasses.dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, printed; "" is 未填."""

    label: str
    before: str
    after: str


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """One row that is not the same: 新增, 取消, 调整."""

    what: str
    kind: str
    code: str
    name: str
    fields: tuple[FieldChange, ...]

    @property
    def title(self) -> str:
        """Return what it is called: 指标 Z01 科普活动场次."""
        return " ".join(part for part in (WORDS.get(self.kind, ""), self.code, self.name) if part)


def changes_between(before: Content, after: Content) -> tuple[Change, ...]:
    """Return everything that differs between two contents, in the order of the page."""
    found: list[Change] = []
    if before["total_goal"] != after["total_goal"]:
        told = FieldChange("年度总体目标", before["total_goal"], after["total_goal"])
        found.append(Change(CHANGED, "", "", "年度总体目标", (told,)))
    for kind in KINDS:
        found.extend(_rows_changed(kind, before[kind], after[kind]))
    return tuple(found)


def label_of(kind: str, name: str) -> str:
    """Return how people call a field."""
    special = {"goal": "对应目标", "version": "指标库版本", "code": "编号"}
    return special.get(name) or str(KINDS[kind]._meta.get_field(name).verbose_name)  # noqa: SLF001 - the documented way to a field


def printed(row: Mapping[str, Any], name: str) -> str:
    """Return a value of a plain row as people read it; "" is 未填."""
    if name in row.get("not_applicable", ()):
        return str(NOT_APPLICABLE)
    value = row.get(name)
    if value is None or value == "":
        return ""
    if name == "money":
        return f"{Money(value).text('万元')} 万元"
    if name == "weight":
        return f"{Points.of(value).text()} 分"
    return f"第 {value} 号" if name == "version" else str(value)


def _rows_changed(kind: str, before: list[Any], after: list[Any]) -> list[Change]:
    old, new = ({row["code"]: row for row in rows} for rows in (before, after))
    found = []
    for code in dict.fromkeys((*old, *new)):
        row = new.get(code) or old[code]
        name = row.get("name") or row.get("content", "")[:30]
        what = ADDED if code not in old else REMOVED if code not in new else CHANGED
        fields = _fields_changed(kind, old.get(code, {}), new.get(code, {}))
        if fields:
            found.append(Change(what, kind, code, name, fields))
    return found


def _fields_changed(kind: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    more = ("goal", "version") if kind == "indicators" else ()
    names = dict.fromkeys((*_SHOWN_FIRST.get(kind, ()), *FIELDS[kind], *more))
    pairs = ((name, printed(old, name), printed(new, name)) for name in names if name != "not_applicable")
    return tuple(FieldChange(label_of(kind, name), was, became) for name, was, became in pairs if was != became)
