"""Dates, periods, durations and years as papers write them: 9月17日-19日, 9.14-20日, 5月20日和24日, 2019年度."""

import bisect
import dataclasses
import datetime
import re

from jixiao.engine.facts.clauses import Ground
from jixiao.engine.facts.figures import Figure, Taken
from jixiao.engine.facts.numerals import parse_numeral
from jixiao.engine.facts.stated import Day, Duration, Spell, YearSaid
from jixiao.engine.facts.units import Measured

_N = r"[0-9]"
_DASH = r"[ \t]?(?:起[，,]?(?=[至到]))?(?:-|－|—|–|~|～|−|至|到){1,2}[ \t]?"
_YEAR = rf"(?P<year>(?:19|20){_N}{{2}}|二〇[〇一二三四五六七八九]{{2}})[ \t]?年[ \t]?"
_MONTH = rf"(?P<month>(?<!{_N})(?:1[0-2]|0?[1-9])|(?<!十)十[一二]?|[一二三四五六七八九])[ \t]?月(?:份)?(?!球|饼|租|均)"
_DAY_NUMBER = rf"(?:[12]{_N}|3[01]|0?[1-9])|二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九]"
_DAY = rf"(?P<day>{_DAY_NUMBER})[ \t]?[日号](?!常|报|期)"
_BEGINS = r"(?=[0-9一二三四五六七八九十])"  # looked at first, since few places pass
_DATE = re.compile(
    rf"{_BEGINS}(?:(?:{_YEAR})?{_MONTH}[ \t]?(?:{_DAY}|(?P<part>上旬|中旬|下旬|初|底|末))?"
    rf"|(?P<iso>(?<![0-9.])(?:19|20)[0-9]{{2}}(?P<sep>[-./])(?:1[0-2]|0?[1-9])(?P=sep)(?:3[01]|[12][0-9]|0?[1-9])(?![0-9]))"
    r"|(?P<point>(?<![0-9.])(?:1[0-2]|0?[1-9])\.(?:3[01]|[12][0-9]|0?[1-9])"
    r"(?=日|[ \t]?[-—~～至]{1,2}[ \t]?[0-9.]{1,5}日))"
    r"|(?<=[“「《])(?P<named>(?:1[0-2]|[1-9])\.(?:3[01]|[12][0-9]|[1-9]))(?=[一-龥])(?![万亿元个名项次人份分件]))"
)
_LAST = re.compile(
    rf"(?P<dash>{_DASH})(?:(?P<year>(?:19|20){_N}{{2}})[ \t]?年[ \t]?)?"
    rf"(?:(?P<month>1[0-2]|0?[1-9])[ \t]?(?:月|\.)[ \t]?)?"
    rf"(?:(?P<day>3[01]|[12]{_N}|0?[1-9])[ \t]?[日号])?"
)
_MONTHS = re.compile(
    rf"(?=[0-9二])(?<![0-9.])(?:{_YEAR})?(?P<first>1[0-2]|[1-9]){_DASH}(?P<last>1[0-2]|[1-9])[ \t]?月(?![0-9])"
)
_ALSO = re.compile(r"[ \t]?(?:和|、|及|与)[ \t]?(?P<day>3[01]|[12][0-9]|0?[1-9])[ \t]?[日号]")
_YEAR_SAID = re.compile(
    rf"(?=[12上去本当今明下])(?:(?<!{_N})(?P<year>(?:19|20){_N}{{2}})[ \t]?年(?P<fiscal>度)?(?!代)"
    r"|(?P<hidden>20[xX×*]{1,2})[ \t]?年(?P<hidden_fiscal>度)?"
    r"|(?P<pointed>上年|去年|本年|当年|今年|上一年|明年|下年)(?P<pointed_fiscal>度)?)"
)
_YEARS = re.compile(rf"(?=[12])(?<!{_N})(?P<first>(?:19|20){_N}{{2}})[ \t]?年?{_DASH}(?=(?:19|20){_N}{{2}}[ \t]?年)")
_NEAR, _CLOSE = 40, 16
_LASTING = ("周期", "为期", "历时", "工期", "期限", "时间", "持续", "共", "时长")


def read_days(ground: Ground) -> list[Day]:
    """Return the dates of a text; 5月20日和24日 are two, a period gives its first day only."""
    found: list[Day] = []
    text = ground.plain
    for match in _DATE.finditer(text):
        day = _day(ground, match)
        found.append(day)
        more = _ALSO.match(text, match.end()) if day.day else None
        while more:
            at, end = more.start("day"), more.end()
            found.append(Day(at, end, ground.quote(at, end), day.year, day.month, int(more["day"]), ""))
            more = _ALSO.match(text, more.end())
    return found


def _day(ground: Ground, match: re.Match[str]) -> Day:
    start, end = match.span()
    joined = match["iso"] or match["point"] or match["named"]
    if joined:
        numbers = [int(part) for part in re.split(r"[-./]", joined)]
        year = numbers[0] if len(numbers) == 3 else None  # noqa: PLR2004 - year, month, day
        end += match.string.startswith("日", end)
        return Day(start, end, ground.quote(start, end), year, numbers[-2], numbers[-1], "")
    year, month, number = _number(match["year"]), _number(match["month"]), _number(match["day"])
    return Day(start, end, ground.quote(start, end), year, month, number, match["part"] or "")


def _number(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if text.isdigit() else parse_numeral(text)


def read_spells(ground: Ground, days: list[Day]) -> list[Spell]:
    """Return the periods between two days or months."""
    found = [spell for day in days if (spell := _between(ground, day)) is not None]
    found += [_of_months(ground, match) for match in _MONTHS.finditer(ground.plain)]
    return sorted(found, key=lambda spell: spell.start)


def _between(ground: Ground, first: Day) -> Spell | None:
    text = ground.plain
    match = _LAST.match(text, first.end)
    if match is None or not (match["day"] or match["month"]) or bool(match["day"]) != bool(first.day):
        return None
    year, month, day = _number(match["year"]), _number(match["month"]), _number(match["day"])
    start, end = match.end("dash"), match.end()
    last = Day(start, end, ground.quote(start, end), year or first.year, month or first.month, day, "")
    return Spell(first.start, end, ground.quote(first.start, end), first, last, _length(first, last), None)


def _of_months(ground: Ground, match: re.Match[str]) -> Spell:
    year, start, end = _number(match["year"]), match.start(), match.end()
    middle, after = match.end("first"), match.start("last")
    first = Day(start, middle, ground.quote(start, middle), year, int(match["first"]), None, "")
    last = Day(after, end, ground.quote(after, end), year, int(match["last"]), None, "")
    return Spell(start, end, ground.quote(start, end), first, last, None, None)


def with_durations(ground: Ground, spells: list[Spell], days: list[Day], durations: list[Duration]) -> list[Spell]:
    """Return the periods with the durations told for them, and those that are only begun: 从9月1日起，为期20天."""
    found = [
        dataclasses.replace(spell, duration=_lasting(ground, spell.end, durations, near=_CLOSE)) for spell in spells
    ]
    taken = Taken([(spell.start, spell.end) for spell in spells])
    for day in days:
        begins = ground.plain[max(day.start - 1, 0) : day.start] in {"从", "自"} or ground.plain.startswith(
            "起", day.end
        )
        duration = (
            _lasting(ground, day.end, durations, near=_NEAR)
            if begins and day.day and not taken.holds(day.start)
            else None
        )
        if duration is not None:
            quote = ground.quote(day.start, duration.end)
            found.append(Spell(day.start, duration.end, quote, day, None, None, duration))
    return sorted(found, key=lambda spell: spell.start)


def _lasting(ground: Ground, place: int, durations: list[Duration], *, near: int) -> Duration | None:
    """Return the duration told after ``place`` in the same sentence as how long it lasts."""
    index = bisect.bisect_left(durations, place, key=lambda duration: duration.start)
    if index == len(durations) or durations[index].start - place > near:
        return None
    duration = durations[index]
    same = ground.sentence_at(place - 1) == ground.sentence_at(duration.start)
    return duration if same and any(word in duration.label for word in _LASTING) else None


def _length(first: Day, last: Day) -> int | None:
    """Return the days from first to last, both counted; a year that is not said is taken as one without 29 February."""
    if None in {first.month, last.month, first.day, last.day}:
        return None
    try:
        start = datetime.date(first.year or 2019, first.month or 1, first.day or 1)
        end = datetime.date(last.year or 2019, last.month or 1, last.day or 1)
    except ValueError:
        return None
    return (end - start).days + 1 if end >= start else None


def read_durations(ground: Ground, figures: list[Figure]) -> list[Duration]:
    """Return the lengths of time among ``figures``."""
    return [
        Duration(
            figure.start, figure.end, ground.quote(figure.start, figure.end), figure.number, figure.unit, figure.label,
            figure.low,
        )
        for figure in figures
        if figure.measured is Measured.TIME
    ]  # fmt: skip


def read_years(ground: Ground) -> list[YearSaid]:
    """Return the years that are said, hidden (20xx年) or pointed to (上年)."""
    found = [
        YearSaid(
            *match.span(),
            ground.quote(*match.span()),
            _number(match["year"]),
            bool(match["fiscal"] or match["hidden_fiscal"] or match["pointed_fiscal"]),
        )
        for match in _YEAR_SAID.finditer(ground.plain)
    ]
    found += [
        YearSaid(*match.span("first"), ground.quote(*match.span("first")), int(match["first"]), fiscal=False)
        for match in _YEARS.finditer(ground.plain)
    ]
    return sorted(found, key=lambda year: year.start)
