"""Deadlines as a calendar file (RFC 5545), so that they stand in anybody's own calendar."""

import datetime
import hashlib
from collections.abc import Iterable

from jixiao.orgs.deadlines.dues import Due
from jixiao.orgs.roles import Role

OCTETS = 75
EARLY = 3
"""How many days before the day the calendar rings."""


def deadline_file(dues: Iterable[Due], *, name: str, domain: str, at: datetime.datetime) -> str:
    """Return the file: one all-day event for each thing due; ``domain`` makes the identifiers unique."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//jixiao//deadlines//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    ]  # fmt: skip
    for due in dues:
        lines += _event(due, domain, at)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def escaped(text: str) -> str:
    """Return a text as a value may hold it: backslash, semicolon, comma and line breaks escaped."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return plain.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,").replace("\n", r"\n")


def folded(line: str) -> str:
    """Return a line broken so that no part is longer than 75 octets, and no character is torn apart."""
    parts, part, size = [], "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > OCTETS:
            parts.append(part)
            part, size = "", 1  # a folded part begins with a blank
        part, size = part + character, size + octets
    return "\r\n ".join([*parts, part])


def _event(due: Due, domain: str, at: datetime.datetime) -> list[str]:
    unit = due.unit_year.unit
    named = hashlib.sha256(due.key.encode()).hexdigest()[:32]
    return [
        "BEGIN:VEVENT",
        f"UID:{named}@{domain}",
        f"DTSTAMP:{at.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{due.due:%Y%m%d}",
        f"DTEND;VALUE=DATE:{due.due + datetime.timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped(f'{due.title}（{unit.short_name or unit.name}）')}",
        f"DESCRIPTION:{escaped(f'{unit.name} {due.unit_year.year} 年度，轮到：{Role(due.turn).label}')}",
        f"CATEGORIES:{escaped(due.kind)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:-P{EARLY}D", f"DESCRIPTION:{escaped(due.title)}", "END:VALARM",
        "END:VEVENT",
    ]  # fmt: skip
