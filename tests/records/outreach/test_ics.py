import datetime
import re

from jixiao.records.outreach.ics import calendar_file, escaped, folded
from jixiao.records.outreach.planning import plan_activity
from jixiao.records.outreach.queries import activities_of

AT = datetime.datetime(2024, 12, 1, 4, 0, tzinfo=datetime.UTC)


def parse(text):
    """Read a calendar file back as RFC 5545 says: unfold, split, unescape. One dictionary an event."""
    assert "\n" not in text.replace("\r\n", "")
    lines = text.replace("\r\n ", "").split("\r\n")
    assert lines[-1] == ""
    events: list[dict[str, str]] = []
    for line in lines[:-1]:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events:
            plain = re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)
            events[-1].setdefault(name.partition(";")[0], plain)
    return lines, events


def test_activities_are_all_day_events_that_read_back_whole(county, record, by):
    said = "第一行，有逗号, 分号; 反斜杠\\\n第二行" + "很长" * 60
    record("科普日;主场,活动", description=said, start=datetime.date(2024, 9, 17), end=datetime.date(2024, 9, 19))
    plan = {"name": "三下乡", "planned_start": datetime.date(2024, 12, 10), "planned_place": "甲镇"}
    plan_activity(unit_year=county.unit_year, values=plan, by=by)
    record("没有日期", start=None, end=None)
    text = calendar_file(activities_of(county.unit_year).order_by("pk"), name="示例", domain="shili.example", at=AT)
    lines, (held, planned) = parse(text)
    assert (lines[0], lines[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert {"VERSION:2.0", "CALSCALE:GREGORIAN"} <= set(lines)
    assert (held["SUMMARY"], held["DESCRIPTION"], held["LOCATION"]) == ("科普日;主场,活动", said, "示例广场")
    assert (held["DTSTART"], held["DTEND"], held["STATUS"]) == ("20240917", "20240920", "CONFIRMED")
    assert (held["DTSTAMP"], held["CATEGORIES"]) == ("20241201T040000Z", "科普日")
    assert (planned["DTSTART"], planned["DTEND"], planned["STATUS"]) == ("20241210", "20241211", "TENTATIVE")
    assert held["UID"] != planned["UID"]
    assert held["UID"].endswith("@shili.example")


def test_no_line_is_longer_than_75_octets_and_no_character_is_torn():
    line = "DESCRIPTION:" + "科普" * 200 + "e" * 100
    parts = folded(line).split("\r\n")
    assert all(len(part.encode()) <= 75 for part in parts)
    assert all(part.startswith(" ") for part in parts[1:])
    assert "".join([parts[0], *(part[1:] for part in parts[1:])]) == line


def test_line_breaks_of_every_kind_are_escaped():
    assert escaped("a\r\nb\rc\nd") == r"a\nb\nc\nd"
