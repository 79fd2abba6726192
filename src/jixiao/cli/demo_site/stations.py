"""The demo's 科普e站: the one station that the first case tells of, and a county's stations of 2024 in all their steps.

Of 2019 the published report names one station and no more: no day, no plate, no article and no push. What is not told
is said where one looks for it. The figures of 2024 are those that the year's own record gives: 2 new stations, 126
articles read 216,000 times, 24 films, all five 有 everywhere, 10 of 16 villages and communities.
"""

import datetime
from fractions import Fraction

from django.db import transaction

from jixiao.cli.demo_site import stations_pieces as pieces
from jixiao.cli.demo_site.building import Walk, keep_text
from jixiao.cli.demo_site.stations_contents import bring_contents
from jixiao.cli.demo_site.stations_pushes import push_and_pack
from jixiao.cli.demo_site.stations_ways import SHOWN, file_kept, table_in, then
from jixiao.cycle.goals.drafting import add_indicator, amend_indicator
from jixiao.cycle.goals.models import GoalIndicator
from jixiao.engine.values import Points
from jixiao.measures.keeping import attach
from jixiao.measures.models import Proof, ProofClass
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.records.stations.models import CheckStage, Inspection, Station
from jixiao.records.stations.sites.applying import apply_station
from jixiao.records.stations.sites.checking import Found, Visit, decide_check, keep_check
from jixiao.records.stations.sites.dossiers import Dossier
from jixiao.records.stations.sites.inspecting import Seen, mend_inspection, record_inspection
from jixiao.records.stations.sites.plating import close_station, give_plate, suspend_station
from jixiao.records.stations.sites.returning import Line, Telling, send_month_back, tell_month
from jixiao.records.stations.sites.ruling import Asked, set_year_rule
from jixiao.records.stations.sites.tables import months as month_table
from jixiao.records.stations.sites.tables import stations as station_table
from jixiao.records.stations.sites.taking_over import TakenOver, take_over_plate

FROM_THE_REPORT = "按该单位公开的2019年自评报告补录：二（一）三、1"
NOT_TOLD = (
    "公开报告原文：“按照‘五有’标准，年内建成一个校园科普e站重点站：香河县第十中学。”"
    "报告没有写申报、核查、授牌的日期和牌匾编号，这里都记作年末，编号写“未公布”，待核实；推送、推文和阅读数报告没有提，一概不录。"
)
END_OF_2019 = datetime.date(2019, 12, 31)
COUNTED_FOR = {
    "Z05": "科普e站授牌数", "Z07": "公众号推文发布数", "Z08": "科普内容审核通过率", "Z09": "e站五有达标率",
    "Z19": "科普阵地覆盖率",
}  # fmt: skip
"""The indicators of the year that count on this room, and the measure that each counts on."""
ONE = Points(Fraction(1))
FILMS_OF = "Z07"
"""The indicator that gives a point of its three to one of the films, so that the films are promised too."""
PLATED, SEEN_ON = datetime.date(2024, 10, 30), datetime.date(2024, 11, 20)


@transaction.atomic
def take_over_stations(*, walk: Walk, unit_year: UnitYear) -> None:
    """Write down the one station of the first case, with what the published report says and no more."""
    by = walk.actor(walk.office.clerk)
    made = apply_station(
        unit=unit_year.unit, by=by,
        given=Dossier(
            name="香河县第十中学校园科普e站", kind="school", host="香河县第十中学", applied_on=END_OF_2019,
            audiences=("青少年",), description=NOT_TOLD, origin=FROM_THE_REPORT,
        ),
    )  # fmt: skip
    take_over_plate(station=made, given=TakenOver("未公布", END_OF_2019, FROM_THE_REPORT), by=by)
    keep_text(
        unit_year=unit_year, name="公开报告摘录-校园科普e站", text=f"{FROM_THE_REPORT}\n\n{NOT_TOLD}",
        proof_class=ProofClass.STATEMENT, by=by, subjects=[(f"stations.station:{made.pk}", made.name)],
    )  # fmt: skip


def hold_stations(*, walk: Walk, unit_year: UnitYear) -> None:
    """Let the stations of a year come, be checked, plated, inspected and pushed to; its goals are still drafts."""
    with transaction.atomic():
        _let_the_room_count(unit_year, walk.actor(walk.office.clerk))
    with transaction.atomic():
        _old_stations(walk, unit_year)
        _new_stations(walk, unit_year)
        _under_way(walk, unit_year)
    with transaction.atomic():
        _months(walk, unit_year)
        _inspections(walk)
    with transaction.atomic():
        bring_contents(walk=walk, unit_year=unit_year)
    with transaction.atomic():
        push_and_pack(walk=walk, unit_year=unit_year)
    with transaction.atomic():
        _rest_and_end(walk)


def address_of_screen() -> str:
    """Return where a station of the demo plays by itself, below the address of the site."""
    token = Station.objects.filter(name=pieces.NEW[0][0]).values_list("screen_token", flat=True)[0]
    return f"station/screen/{token}/"


def _let_the_room_count(unit_year: UnitYear, by: Actor) -> None:
    rows = {row.code: row for row in GoalIndicator.objects.filter(sheet__unit_year=unit_year, code__in=COUNTED_FOR)}
    for code, row in rows.items():
        amend_indicator(indicator=row, values={"formula": COUNTED_FOR[code]}, stamp=row.version, by=by)
    articles = rows.get(FILMS_OF)
    if articles is not None and articles.weight is not None:
        less = {"weight": articles.weight - ONE}
        amend_indicator(indicator=articles, values=less, stamp=articles.version, by=by)
        values = {
            "goal": articles.goal, "level1": articles.level1, "level2": articles.level2, "name": "科普短视频数量",
            "operator": "≥", "target": "20", "unit": "条", "weight": ONE, "formula": "科普视频音频发布数",
            "evidence": "内容审核记录", "origin": articles.origin,
        }  # fmt: skip
        add_indicator(sheet=articles.sheet, values=values, by=by)


def _old_stations(walk: Walk, unit_year: UnitYear) -> None:
    """Take over the ledger of the year before, as an office does that begins with this system."""
    by = then(walk, datetime.date(2024, 1, 8))
    asked = Asked(
        villages=pieces.VILLAGES, communities=pieces.COMMUNITIES, source=pieces.PLACES_SOURCE, return_day=5,
        school_floor=2,
    )  # fmt: skip
    set_year_rule(unit_year=unit_year, given=asked, stamp=None, by=by)
    rows = []
    for number, (name, kind, host, township, village, people, online) in enumerate(pieces.OLD, start=1):
        plated = datetime.date(2022 + number % 2, 3 + number % 7, 10 + number)
        applied = plated - datetime.timedelta(days=60)
        rows.append((
            "", name, kind, host, township, village, f"{host}活动室", people, online, "示例管理员", "示例职务",
            f"1380000{number:04}", f"{applied}", f"示例县e站{number:03}", f"{plated}", pieces.LEDGER,
        ))  # fmt: skip
    table_in(unit_year=unit_year, door=station_table.DOOR, name="示例-科普e站台账", rows=rows, by=by)
    Station.objects.filter(unit=unit_year.unit, name__in=pieces.OFFLINE).update(room_mb=512)


def _new_stations(walk: Walk, unit_year: UnitYear) -> None:
    """Let the two of the year be asked for, checked twice and plated; one has to mend something first."""
    photo = _photo(walk, unit_year)
    for place, one in enumerate(pieces.NEW):
        station = _applied(walk, unit_year, one, datetime.date(2024, 8, 5 + place))
        if place == 0:
            _check(walk, station, CheckStage.ON_SITE, datetime.date(2024, 8, 28), missing="terminals")
        _check(walk, station, CheckStage.ON_SITE, datetime.date(2024, 9, 11 + place), photo=photo)
        _check(walk, station, CheckStage.CITY, datetime.date(2024, 10, 15))
        station.refresh_from_db()
        give_plate(
            station=station, number=f"示例县e站{len(pieces.OLD) + 1 + place:03}", day=PLATED, stamp=station.version,
            by=then(walk, PLATED, head=True),
        )  # fmt: skip
        subject, by = f"stations.station:{station.pk}", then(walk, PLATED)
        attach(proof=photo, subject=subject, label=station.name, by=by)
        keep_text(
            unit_year=unit_year, name=f"示例-验收单-{station.name}", text="示例：本材料为演示所设，不是真实验收单。",
            proof_class=ProofClass.VOUCHER, by=by, subjects=[(subject, station.name)],
        )  # fmt: skip


def _under_way(walk: Walk, unit_year: UnitYear) -> None:
    """Let three more be asked for: one waits for the county, one for the city, one for its plate."""
    for place, one in enumerate(pieces.UNDER_WAY):
        station = _applied(walk, unit_year, one, datetime.date(2024, 11, 4 + place))
        if place >= 1:
            _check(walk, station, CheckStage.ON_SITE, datetime.date(2024, 11, 26))
        if place == 2:  # noqa: PLR2004 - the last of three
            _check(walk, station, CheckStage.CITY, datetime.date(2024, 12, 20))


def _applied(walk: Walk, unit_year: UnitYear, one: tuple[str, str, str, str, str, tuple[str, ...]], day: datetime.date
             ) -> Station:  # fmt: skip
    name, kind, host, township, village, people = one
    given = Dossier(
        name=name, kind=kind, host=host, applied_on=day, township=township, village=village, audiences=people,
        place=f"{host}一楼", keeper="示例管理员", keeper_office="示例职务", phone="13800000099", room_mb=2048,
        description="示例：申报材料齐全，有全年活动计划。",
    )  # fmt: skip
    return apply_station(unit=unit_year.unit, given=given, by=then(walk, day))


def _check(
    walk: Walk,
    station: Station,
    stage: CheckStage,
    day: datetime.date,
    *,
    missing: str = "",
    photo: Proof | None = None,
) -> None:
    station.refresh_from_db()
    found = {item: Found(item != missing, words, photo) for item, words in pieces.FOUND.items()}
    if missing:
        found[missing] = Found(is_met=False, words="示例：一体机送修，台式电脑还没有装好")
    paper = "示例市科协复核意见〔2024〕3号" if stage == CheckStage.CITY else ""
    people = "" if stage == CheckStage.CITY else "示例科普部 2 人，示例乡镇科协 1 人"
    by = then(walk, day, hour=16)
    check = keep_check(station=station, stage=stage, visit=Visit(day, people, paper, found), stamp=None, by=by)
    note = "示例：终端没有到位，装好以后再核查" if missing else "示例：五有齐全"
    decide_check(check=check, passed=not missing, note=note, stamp=check.version, by=by)


def _photo(walk: Walk, unit_year: UnitYear) -> Proof:
    by, name = then(walk, datetime.date(2024, 9, 11)), "示例-e站现场.png"
    return file_kept(unit_year=unit_year, name=name, data=(SHOWN / "station.png").read_bytes(), by=by)


def _months(walk: Walk, unit_year: UnitYear) -> None:
    """Take the months of the old ones in as a table; of the last two some tell them on their own page."""
    stations = list(Station.objects.filter(unit=unit_year.unit, plated_on__isnull=False).order_by("code"))
    rows = [
        (one.name, month, 1 + (place + month) % 3, 20 + (place * 7 + month * 11) % 60, "", "示例管理员")
        for place, one in enumerate(stations)
        if one.plated_on and one.plated_on.year < unit_year.year
        for month in range(1, 11)
    ]
    by = then(walk, datetime.date(2024, 11, 6))
    table_in(unit_year=unit_year, door=month_table.DOOR, name="示例-e站月报表", rows=rows, by=by)
    for month in (11, 12):
        for place, one in enumerate(stations[month - 11 : -1 if month == 12 else None]):  # noqa: PLR2004 - December
            _tells(walk, one, month, place)
    told = stations[3].returns.get(month=12)
    send_month_back(
        row=told, reason="示例：两项活动是同一天同一场，核对后重报", stamp=told.version,
        by=then(walk, datetime.date(2025, 1, 7)),
    )  # fmt: skip


def _tells(walk: Walk, station: Station, month: int, place: int) -> None:
    """Let a station tell a month on its own page."""
    number = 1 + (place + month) % 2
    lines = tuple(
        Line(
            datetime.date(2024, month, 4 + 9 * one), f"示例：{pieces.MONTHLY[(place + one) % 6]}", 18 + place * 3 + one
        )
        for one in range(number)
    )
    on = datetime.date(2024, 12, 3) if month < 12 else datetime.date(2025, 1, 3)  # noqa: PLR2004 - December
    at = then(walk, on).at
    tell_month(station=station, given=Telling(2024, month, lines, teller="示例管理员"), stamp=None, at=at, on=on)


def _inspections(walk: Walk) -> None:
    """Inspect all of them once; what is missing at two is mended before the year is over."""
    rows = Station.objects.filter(unit=walk.office.unit, plated_on__isnull=False, plated_on__year__lt=2024)
    for place, one in enumerate(rows.order_by("code")):
        day = SEEN_ON + datetime.timedelta(days=place % 5)
        lacking = ("terminals",) if place == 1 else ("network",) if place == 6 else ()  # noqa: PLR2004 - two of them
        seen = Seen(
            day, "示例：对照五有逐项看过，查看签到表和播放记录。", "示例科普部 2 人", lacking, 3 + place % 3,
            datetime.date(2024, 12, 10) if lacking else None,
        )  # fmt: skip
        record_inspection(station=one, given=seen, by=then(walk, day, hour=17))
    for row in Inspection.objects.filter(station__unit=walk.office.unit, mend_until__isnull=False).order_by("pk"):
        words = "示例：终端修好，已能播放" if "terminals" in row.missing else "示例：网线重新接好，测速正常"
        day = datetime.date(2024, 12, 6)
        mend_inspection(row=row, day=day, words=words, stamp=row.version, by=then(walk, day))


def _rest_and_end(walk: Walk) -> None:
    """Let one station rest and close another, each with its reason, before the year is over."""
    rows = Station.objects.filter(unit=walk.office.unit)
    day = datetime.date(2024, 12, 16)
    resting, gone = rows.get(name=pieces.RESTING), rows.get(name=pieces.GONE)
    by = then(walk, day, head=True)
    suspend_station(station=resting, reason="示例：校舍维修，明年春季恢复", day=day, stamp=resting.version, by=by)
    close_station(station=gone, reason="示例：行政村合并，终端移交第三村", day=day, stamp=gone.version, by=by)
