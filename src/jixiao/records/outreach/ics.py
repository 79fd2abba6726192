"""Activities as a calendar file (RFC 5545), so that they stand in anybody's own calendar."""

import datetime
from collections.abc import Iterable

from jixiao.orgs.deadlines.ics import escaped, folded
from jixiao.records.outreach.models import Activity, ActivityState
from jixiao.records.outreach.spans import span_of

_STATUS = {ActivityState.PLANNED: "TENTATIVE", ActivityState.HELD: "CONFIRMED", ActivityState.CANCELLED: "CANCELLED"}


def calendar_file(activities: Iterable[Activity], *, name: str, domain: str, at: datetime.datetime) -> str:
    """Return the file: one all-day event for each activity that has a day; ``domain`` makes the identifiers unique."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//jixiao//outreach//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
    ]  # fmt: skip
    for activity in activities:
        lines += _event(activity, domain, at)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(activity: Activity, domain: str, at: datetime.datetime) -> list[str]:
    span = span_of(activity)
    if span is None:
        return []
    after = span.last + datetime.timedelta(days=1)
    said = activity.description or activity.plan
    place = activity.place or activity.planned_place
    stamp = at.astimezone(datetime.UTC)
    return [
        "BEGIN:VEVENT",
        f"UID:outreach-activity-{activity.pk}@{domain}",
        f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{span.first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{after:%Y%m%d}",
        f"SUMMARY:{escaped(activity.name)}",
        *([f"LOCATION:{escaped(place)}"] if place else []),
        *([f"DESCRIPTION:{escaped(said)}"] if said else []),
        *([f"CATEGORIES:{escaped(activity.kind)}"] if activity.kind else []),
        f"STATUS:{_STATUS[ActivityState(activity.state)]}",
        f"SEQUENCE:{activity.version - 1}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]
