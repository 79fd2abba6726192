"""A paper sign-in sheet typed in or pasted: each line a person, each fault with its line; nothing is written here."""

import dataclasses
import datetime
import re
from collections.abc import Mapping, Sequence

from jixiao.orgs.actor import SHANGHAI
from jixiao.records.outreach.models import Trainee, TrainingSession
from jixiao.records.outreach.signing import OnPaper

MOST_LINES = 1000
_TIME = re.compile(r"([01]?\d|2[0-3])[:：]([0-5]\d)")


@dataclasses.dataclass(frozen=True, slots=True)
class LineFault:
    """What is wrong with a line: its number, its words, the cause, the cure."""

    number: int
    text: str
    cause: str
    cure: str


@dataclasses.dataclass(frozen=True, slots=True)
class ReadSheet:
    """The lines that can be signed in, those of people who are not on the roster, and what is wrong with the others."""

    lines: tuple[OnPaper, ...]
    strangers: tuple[Mapping[str, str], ...]
    faults: tuple[LineFault, ...]


def read_sheet(text: str, *, session: TrainingSession, roster: Sequence[Trainee], present: frozenset[int]) -> ReadSheet:
    """Read lines of 姓名 单位 来时 走时, separated by blanks, tabs or commas; all but the name may be missing.

    ``present`` are the ids of those who signed in already.
    """
    lines: list[OnPaper] = []
    strangers: list[Mapping[str, str]] = []
    faults: list[LineFault] = []
    seen = set(present)
    written = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    for number, line in written[:MOST_LINES]:
        parts = [part for part in re.split(r"[\s,，;；、]+", line) if part]
        times = [moment for part in parts if (moment := _moment(part, session))]
        words = [part for part in parts if not _TIME.fullmatch(part)]
        found, fault = match_person(words[0] if words else "", words[1] if len(words) > 1 else "", roster)
        if fault:
            faults.append(LineFault(number, line, *fault))
        elif found is None:
            strangers.append({"name": words[0], "workplace": words[1] if len(words) > 1 else ""})
        elif found.pk in seen:
            faults.append(LineFault(number, line, f"{found.name}已经签到", "去掉这一行"))
        elif len(times) > 1 and times[1] < times[0]:
            faults.append(LineFault(number, line, "走时早于来时", "核对两个时间"))
        else:
            seen.add(found.pk)
            lines.append(OnPaper(found, times[0] if times else None, times[1] if len(times) > 1 else None))
    if len(written) > MOST_LINES:
        faults.append(LineFault(MOST_LINES + 1, "", f"超过 {MOST_LINES} 行", "分几次贴"))
    return ReadSheet(tuple(lines), tuple(strangers), tuple(faults))


def match_person(name: str, workplace: str, roster: Sequence[Trainee]) -> tuple[Trainee | None, tuple[str, str] | None]:
    """Return whom of the roster a name (or its first letters) and a workplace mean, or why that cannot be said.

    A full name that nobody on the roster has is somebody new: neither a person nor a fault.
    """
    if not name:
        return None, ("没有姓名", "每行以姓名开头")
    by_letters = name.isascii()
    same = [one for one in roster if (one.initials == name.lower() if by_letters else one.name == name)]
    if workplace and len(same) > 1:
        same = [one for one in same if one.workplace == workplace] or same
    if len(same) == 1:
        return same[0], None
    if same:
        told = "、".join(one.workplace or "没有单位" for one in same[:5])
        return None, (f"名单里有 {len(same)} 个“{name}”：{told}", "在姓名后面写上单位")
    return None, (f"名单里没有首字母是 {name} 的人", "写全名") if by_letters else None


def _moment(text: str, session: TrainingSession) -> datetime.datetime | None:
    found = _TIME.fullmatch(text)
    if not found:
        return None
    day = session.starts_at.astimezone(SHANGHAI).date()
    return datetime.datetime.combine(day, datetime.time(int(found[1]), int(found[2])), tzinfo=SHANGHAI)
