"""The pushes of the demo's stations: rules, what terminals told, a package that was taken home and its usage read."""

import datetime
import json

from jixiao.cli.demo_site import stations_pieces as pieces
from jixiao.cli.demo_site.building import Walk
from jixiao.cli.demo_site.stations_contents import replace_and_recall
from jixiao.cli.demo_site.stations_ways import done_at_once, then
from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.models import JobRun, UnitYear
from jixiao.records.stations.models import (
    Content,
    ContentKind,
    ContentState,
    Delivery,
    Package,
    Push,
    PushRule,
    Station,
    StationKind,
    StationState,
)
from jixiao.records.stations.packages.building import ask_for_packages
from jixiao.records.stations.packages.reading_back import read_usage, type_usage
from jixiao.records.stations.packages.taking import note_taken
from jixiao.records.stations.packages.writing import USAGE_FORMAT, signature_of
from jixiao.records.stations.pushes.drafting import cancel_push, draft_push, put_in
from jixiao.records.stations.pushes.ruling import Ruling, make_rule
from jixiao.records.stations.pushes.sending import send_push
from jixiao.records.stations.pushes.trying import try_out
from jixiao.records.stations.screen.receiving import Told, note_contact, take_receipts

MAY, OCTOBER, NOVEMBER = datetime.date(2024, 6, 11), datetime.date(2024, 10, 9), datetime.date(2024, 11, 14)
PACKED, TAKEN, BACK = datetime.date(2024, 11, 15), datetime.date(2024, 11, 18), datetime.date(2024, 12, 17)
MILLISECONDS = 1000
SELDOM = 7  # every seventh content was not shown yet
SILENT = 4  # every fourth terminal has not called since a push
VILLAGE, SCHOOL, ALL = "乡村e站·农业技术", "校园e站·青少年科学", "各类e站·公众安全健康"


def push_and_pack(*, walk: Walk, unit_year: UnitYear) -> None:
    """Make the rules, push by each, let terminals tell what they showed, pack for those without a line."""
    rules = _rules(walk, unit_year)
    for rule, title, day in (
        (ALL, "示例：六月安全健康", MAY), (VILLAGE, "示例：十月农技", OCTOBER), (ALL, "示例：冬季安全健康", NOVEMBER),
        (SCHOOL, "示例：校园科学角", NOVEMBER),
    ):  # fmt: skip
        push = _drafted(walk, unit_year, rules[rule], title, day)
        by = then(walk, day)
        job = send_push(push=push, stamp=push.version, by=by)
        assert job is not None  # noqa: S101 - it goes out at once
        done_at_once(job, by.at)
        _told(walk, push, day + datetime.timedelta(days=3))
        if day == OCTOBER:
            replace_and_recall(walk=walk, unit_year=unit_year)
    _packages(walk, unit_year)
    _unsent(walk, unit_year, rules)


def _rules(walk: Walk, unit_year: UnitYear) -> dict[str, PushRule]:
    by = then(walk, datetime.date(2024, 6, 10))
    given = (
        Ruling(name=VILLAGE, audiences=("农民",), topics=("农业技术",), kinds=(StationKind.VILLAGE,)),
        Ruling(name=SCHOOL, audiences=("青少年",), kinds=(StationKind.SCHOOL,), note="示例：只给学校"),
        Ruling(name=ALL, topics=("健康生活", "防灾减灾", "食品安全", "科学辟谣", "生态环保", "前沿科技")),
        Ruling(
            name="丙乡·冬季取暖", topics=("防灾减灾",), townships=("示例丙乡",), note="示例：丙乡仍烧煤取暖，单独推",
        ),
    )  # fmt: skip
    return {one.name: make_rule(unit=unit_year.unit, given=one, by=by) for one in given}


def _drafted(walk: Walk, unit_year: UnitYear, rule: PushRule, title: str, day: datetime.date) -> Push:
    by = then(walk, day)
    push = draft_push(unit_year=unit_year, title=title, rule=rule, by=by)
    rows = Content.objects.filter(
        unit=unit_year.unit, state=ContentState.PASSED, recalled_at=None, passed_at__lte=by.at
    )
    put_in(push=push, chosen=rows.exclude(kind=ContentKind.ARTICLE).values_list("pk", flat=True), by=by)
    push.refresh_from_db()
    return try_out(push=push, by=by)


def _told(walk: Walk, push: Push, day: datetime.date) -> None:
    """Let the terminals with a line tell what they showed of a push; some have not called."""
    at = then(walk, day, hour=18).at
    stations = Station.objects.filter(unit=walk.office.unit, is_online=True, deliveries__push=push).distinct()
    for place, station in enumerate(stations.order_by("code")):
        if place % SILENT == SILENT - 1:
            continue
        rows = Delivery.objects.filter(station=station, push=push).order_by("position")
        lines = [
            Told(
                row.content_id,
                opened=(number + place) % 3,
                shown=0 if number % SELDOM == 0 else 2 + (number + place) % 9,
            )
            for number, row in enumerate(rows)
        ]
        take_receipts(station=station, key=f"shili-{push.number}-{station.code}", lines=lines, at=at)
        note_contact(station=station, at=at)


def _packages(walk: Walk, unit_year: UnitYear) -> None:
    """Pack for the two without a line: one brings its file back, of the other the office types what it noted."""
    stations = list(Station.objects.filter(unit=unit_year.unit, name__in=pieces.OFFLINE).order_by("code"))
    by = then(walk, PACKED)
    done_at_once(ask_for_packages(unit_year=unit_year, chosen=[one.pk for one in stations], by=by), by.at)
    JobRun.objects.filter(unit_year=unit_year, kind="stations.packages").update(asked_at=by.at)
    for one in Package.objects.filter(station__in=stations).order_by("pk"):
        note_taken(
            package=one, day=TAKEN, who="示例管理员", stamp=one.version, unit_year=unit_year, by=then(walk, TAKEN)
        )
    first, second = (Package.objects.filter(station=one).order_by("pk").first() for one in stations)
    back = then(walk, BACK)
    assert first is not None  # noqa: S101 - it was made above
    assert second is not None  # noqa: S101 - as above
    read_usage(unit=unit_year.unit, data=_usage(first), by=back, unit_year=unit_year)
    shown = {one["id"]: 2 + place % 4 for place, one in enumerate(second.manifest["items"][:6])}
    source = "示例：e站播放登记本 2024 年 11—12 月"
    type_usage(package=second, shown=shown, source=source, by=back, unit_year=unit_year)


def _usage(package: Package) -> bytes:
    """Return the file that the page of a package writes."""
    since = datetime.datetime.combine(TAKEN, datetime.time(14), SHANGHAI)
    lines = [
        {"id": one["id"], "opened": place % 3, "shown": 1 + place % 5, "first": int(since.timestamp()) * MILLISECONDS}
        for place, one in enumerate(package.manifest["items"])
    ]
    said = {
        "format": USAGE_FORMAT, "package": package.code, "station": package.station.code,
        "made": "2024-12-16T08:00:00.000Z", "since": "2024-11-18T06:00:00.000Z", "lines": lines,
    }  # fmt: skip
    return json.dumps({**said, "sign": signature_of(said)}).encode()


def _unsent(walk: Walk, unit_year: UnitYear, rules: dict[str, PushRule]) -> None:
    """Leave a push that was tried, one that was only begun, and one that was given up."""
    day = datetime.date(2024, 12, 25)
    _drafted(walk, unit_year, rules["丙乡·冬季取暖"], "示例：丙乡冬季取暖", day)
    by = then(walk, day)
    draft_push(unit_year=unit_year, title="示例：春耕农技（还没有选内容）", rule=rules[VILLAGE], by=by)
    given_up = _drafted(walk, unit_year, rules[SCHOOL], "示例：寒假科普（重复）", day)
    cancel_push(push=given_up, reason="示例：和「校园科学角」重复", stamp=given_up.version, by=by)
    assert not Station.objects.filter(unit=unit_year.unit, state=StationState.CLOSED).exists()  # noqa: S101 - it comes after
