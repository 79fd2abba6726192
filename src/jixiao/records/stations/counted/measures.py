"""The measures of the room: each from the same records, exact, with the rows it was counted from."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from jixiao.engine.values import UNFILLED
from jixiao.measures.catalogue import Counted, Measure, Reference
from jixiao.records.stations.contents.telling import number_of
from jixiao.records.stations.counted.records import HALTED, Records, by_station, day_of
from jixiao.records.stations.models import Content, ContentKind, ContentState, FiveHave, Station, StationKind
from jixiao.records.stations.sites.statistics import place_of

Count = Callable[[Records], Counted]
MOST_REFERENCES = 2_000
NO_STATION, NO_ARTICLE, NO_CONTENT = "没有登记过科普e站", "没有登记过公众号推文", "没有登记过科普内容"


def plates(records: Records) -> Counted:
    """Count the stations that got their plate within the period."""
    halted = [one.name for one in records.plated if one.state in HALTED]
    note = f"其中以后暂停或撤销的：{'、'.join(halted[:10])}" if halted else ""
    return _stations(records, records.plated, "本期授牌的e站个数", note)


def working(records: Records) -> Counted:
    """Count the stations at work on the last day of the period."""
    return _stations(records, records.working, "期末已挂牌、没有暂停或撤销的e站个数")


def all_five(records: Records) -> Counted:
    """Return the share of the stations at work that have all five 有, by the newest inspection of each."""
    formula = "五有达标的e站数 ÷ 全部e站数 × 100%"
    there = records.working
    if not there:
        return Counted(UNFILLED, (), formula, "期末没有挂牌的e站" if records.stations else NO_STATION)
    lacking = {one.pk: records.lacking[one.pk] for one in there if one.pk in records.lacking}
    told = [f"{one.name}缺{'、'.join(FiveHave(item).label for item in lacking[one.pk])}"
            for one in there if one.pk in lacking]  # fmt: skip
    met = [one for one in there if one.pk not in lacking]
    note = f"达标 {len(met)} 个 ÷ 全部 {len(there)} 个" + (f"；{'；'.join(told[:10])}" if told else "")
    return Counted(Fraction(100 * len(met), len(there)), _station_references(met, 1), formula, note[:500])


def coverage(records: Records) -> Counted:
    """Return the share of all villages and communities that have a station at work."""
    formula = "有e站的村和社区 ÷ 全部村和社区 × 100%"
    rule = records.rule
    if rule.villages is None or rule.communities is None:
        lacking = "全县村数" if rule.villages is None else "全县社区数"
        return Counted(UNFILLED, (), formula, f"年度要求里没有填{lacking}")
    places = rule.villages + rule.communities
    if not places:
        return Counted(UNFILLED, (), formula, "全县村数和社区数都是 0")
    if not records.stations:
        return Counted(UNFILLED, (), formula, NO_STATION)
    first: dict[tuple[str, str, str], Station] = {}
    for one in records.working:
        if one.kind in {StationKind.VILLAGE, StationKind.COMMUNITY}:
            first.setdefault((one.kind, *place_of(one)), one)
    note = f"有e站的 {len(first)} 个 ÷ 全部 {places} 个（村 {rule.villages}，社区 {rule.communities}；{rule.source}）"
    return Counted(Fraction(100 * len(first), places), _station_references(list(first.values()), 1), formula, note)


def activities(records: Records) -> Counted:
    """Count the activities that stations told, those sent back left out."""
    formula = "各e站月报的活动次数合计，退回的不计"
    mine = [one for one in records.returns if _is_in(records, one.year, one.month)]
    if not records.returns:
        return Counted(UNFILLED, (), formula, "没有e站报过月报" if records.stations else NO_STATION)
    found = by_station(mine)
    told = {one.station_id: one.station for one in mine}
    references = tuple(_station(told[pk], number) for pk, number in found.items())
    waiting = sum(one.state == "told" for one in mine)
    note = f"其中 {waiting} 份月报还没有核定" if waiting else ""
    return Counted(Fraction(sum(found.values())), references[:MOST_REFERENCES], formula, note)


def people(records: Records) -> Counted:
    """Sum the people whom the activities reached."""
    formula = "各e站月报的活动人次合计，退回的不计"
    mine = [one for one in records.returns if _is_in(records, one.year, one.month)]
    if not records.returns:
        return Counted(UNFILLED, (), formula, "没有e站报过月报" if records.stations else NO_STATION)
    missing = [one for one in mine if one.people is None and one.activities]
    if missing:
        told = f"「{missing[0].station.name}」{missing[0].month} 月"
        more = f"等 {len(missing)} 份" if len(missing) > 1 else ""
        return Counted(UNFILLED, (), formula, f"{told}{more}没有填人次，合计不出来")
    references = tuple(_station(one.station, one.people, f"{one.month} 月") for one in mine)
    return Counted(Fraction(sum(one.people or 0 for one in mine)), references[:MOST_REFERENCES], formula)


def articles(records: Records) -> Counted:
    """Count the articles that the account published within the period."""
    formula = "本期发布的公众号推文篇数"
    if not records.articles:
        return Counted(UNFILLED, (), formula, NO_ARTICLE)
    mine = _published(records)
    return Counted(Fraction(len(mine)), _content_references(mine, 1), formula)


def reads(records: Records) -> Counted:
    """Sum how often the articles of the period were read, each by the newest number that is known."""
    formula = "本期发布的各篇推文最近一次登记的阅读数合计"
    mine = _published(records)
    if not records.articles:
        return Counted(UNFILLED, (), formula, NO_ARTICLE)
    known = [(one, getattr(one, "reads_now", None)) for one in mine]
    missing = [one.title for one, number in known if number is None]
    if missing:
        more = f"等 {len(missing)} 篇" if len(missing) > 1 else ""
        return Counted(UNFILLED, (), formula, f"「{missing[0]}」{more}没有登记阅读数，合计不出来")
    references = tuple(_content(one, number) for one, number in known)
    return Counted(Fraction(sum(number for _, number in known if number)), references[:MOST_REFERENCES], formula)


def films(records: Records) -> Counted:
    """Count the videos and audios that two people passed within the period."""
    formula = "本期双人审核通过的视频和音频条数"
    mine = [one for one in _passed(records) if one.kind in {ContentKind.VIDEO, ContentKind.AUDIO}]
    if not records.passed and not records.articles:
        return Counted(UNFILLED, (), formula, NO_CONTENT)
    recalled = sum(one.recalled_at is not None for one in mine)
    note = f"其中以后撤回的 {recalled} 条" if recalled else ""
    return Counted(Fraction(len(mine)), _content_references(mine, 1), formula, note)


def reviewed(records: Records) -> Counted:
    """Return the share of what was published within the period that two people had passed."""
    formula = "双审通过的内容数 ÷ 发布的内容数 × 100%"
    shown = {one.pk: one for one in (*_published(records), *records.pushed)}
    if not shown:
        return Counted(UNFILLED, (), formula, "本期没有发布推文，也没有推送内容")
    met = [one for one in shown.values() if one.state == ContentState.PASSED]
    lacking = [one.title for one in shown.values() if one.state != ContentState.PASSED]
    note = f"通过 {len(met)} 条 ÷ 发布 {len(shown)} 条（推文和推送到e站的内容）"
    note += f"；没有通过双审的：{'、'.join(f'「{title}」' for title in lacking[:5])}" if lacking else ""
    return Counted(Fraction(100 * len(met), len(shown)), _content_references(met, 1), formula, note[:500])


def _stations(records: Records, rows: Sequence[Station], formula: str, note: str = "") -> Counted:
    if not records.stations:
        return Counted(UNFILLED, (), formula, NO_STATION)
    return Counted(Fraction(len(rows)), _station_references(rows, 1), formula, note)


def _published(records: Records) -> list[Content]:
    return [one for one in records.articles if one.published_on and records.period.contains(one.published_on)]


def _passed(records: Records) -> list[Content]:
    days = ((one, day_of(one.passed_at)) for one in records.passed)
    return [one for one, day in days if day is not None and records.period.contains(day)]


def _is_in(records: Records, year: int, month: int) -> bool:
    period = records.period
    return year == period.year and period.first_month <= month <= period.last_month


def _station_references(rows: Sequence[Station], amount: int) -> tuple[Reference, ...]:
    return tuple(_station(one, amount) for one in rows[:MOST_REFERENCES])


def _station(one: Station, amount: int | None, note: str = "") -> Reference:
    plated = f"{one.plated_on} 授牌" if one.plated_on else ""
    place = f"{one.township}{one.village}"
    words = "，".join(part for part in (place, plated, note) if part)
    return Reference(
        "stations.station", one.pk, f"{one.code} {one.name}", None if amount is None else Fraction(amount), words
    )


def _content_references(rows: Sequence[Content], amount: int) -> tuple[Reference, ...]:
    return tuple(_content(one, amount) for one in rows[:MOST_REFERENCES])


def _content(one: Content, amount: int | None) -> Reference:
    day = one.published_on or day_of(one.passed_at)
    words = "，".join(part for part in (one.get_kind_display(), str(day or "")) if part)
    number = None if amount is None else Fraction(amount)
    return Reference("stations.content", one.pk, f"{number_of(one)} {one.title}", number, words)


MEASURES: tuple[tuple[Measure, Count], ...] = (
    (Measure("stations.plates", "科普e站授牌数", "个", "五有齐全、两级核查通过，本期授牌的e站", "KX-C24"), plates),
    (Measure("stations.working", "在运行科普e站数", "个", "期末已挂牌、没有暂停或撤销的e站"), working),
    (
        Measure("stations.all_five", "e站五有达标率", "%", "期末在运行的e站里，最近一次巡查五有齐全的占多少", "KX-Z04"),
        all_five,
    ),
    (
        Measure("stations.coverage", "科普阵地覆盖率", "%", "有在运行e站的村和社区占全部村和社区多少", "KX-E07"),
        coverage,
    ),
    (Measure("stations.activities", "e站活动次数", "次", "e站月报里的活动，退回的不计"), activities),
    (Measure("stations.people", "e站活动人次", "人次", "e站月报里的活动人次，退回的不计"), people),
    (
        Measure("stations.articles", "公众号推文发布数", "篇", "内容库里登记的、本期发布的公众号推文", "KX-C15"),
        articles,
    ),
    (Measure("stations.reads", "公众号推文阅读数", "次", "本期发布的推文最近一次登记的阅读数合计"), reads),
    (
        Measure("stations.films", "科普视频音频发布数", "条", "本期双人审核通过的视频和音频", "KX-C16"),
        films,
    ),
    (
        Measure(
            "stations.reviewed",
            "科普内容审核通过率",
            "%",
            "本期发布的推文和推送的内容里，双人审核通过的占多少",
            "KX-Z10",
        ),
        reviewed,
    ),
)
