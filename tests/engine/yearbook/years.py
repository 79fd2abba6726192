"""Arbitrary years of every kind of value, for the properties that must hold for all of them."""

import datetime
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st

from jixiao.engine.values import FIRST_YEAR, LAST_YEAR, NOT_APPLICABLE, UNFILLED, Money, Points
from jixiao.engine.yearbook.columns import Column, Kind, columns_of
from jixiao.engine.yearbook.record import SECTIONS, Profile, Section, Yearbook
from jixiao.engine.yearbook.spelling import MOST_COUNTED, MOST_FEN, is_plain_text

HOSTILE = (
    "=1+1", "+3", "-2", "@sum", " 前后有空格 ", "a\r\nb", "\n开头换行", "结尾换行\n", "\t制表", '"双引号"', "'单引号'",
    '"""',
    "\\u0041", "_x000D_", "_x005F_x0041_", "⟦U+0041⟧", "⟦", "\x00\x01\x1f\x7f", "\ufeff开头", "\u2028\x85\xa0",
    "\ufffe\uffff", "😀👨\u200d👩\u200d👧", "#DIV/0!", "TRUE", "2019-02-30", "0.95", "95%", "1.5万元", "无", "/", "——",
    "<b>&amp;</b>", "]]>", "中" * 30_000, "{=A1}", "http://127.0.0.1", "x" * 300, "约200",
)  # fmt: skip

texts = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=40)).filter(is_plain_text)
codes = st.text(min_size=1, max_size=8).map(str.strip).filter(lambda text: is_plain_text(text) and text == text.strip())
decimals = st.builds(lambda whole, places: Fraction(whole, 10**places), st.integers(0, 10**15), st.integers(0, 6))


def values_of(column: Column) -> st.SearchStrategy[object]:
    """Return the values that a column can hold when it holds one."""
    match column.kind:
        case Kind.CHOICE:
            return st.sampled_from(column.choices)
        case Kind.COUNT if column.key == "year":
            return st.integers(FIRST_YEAR, LAST_YEAR)
        case Kind.COUNT:
            return st.integers(0, MOST_COUNTED - 1)
        case Kind.NUMBER:
            return decimals
        case Kind.POINTS:
            return decimals.map(Points)
        case Kind.MONEY:
            return st.integers(1 - MOST_FEN if column.key == "adjustment" else 0, MOST_FEN - 1).map(Money)
        case Kind.DATE:
            return st.dates(datetime.date(FIRST_YEAR, 1, 1), datetime.date(LAST_YEAR, 12, 31))
    return texts


@st.composite
def rows_of(draw: st.DrawFn, section: Section, known: dict[str, list[str]]) -> tuple[object, ...]:
    """Return rows of one section, their codes unique and what they refer to known."""
    own = next((column for column in columns_of(section.row_type) if column.key == section.identified_by), None)
    if own is None:
        keys: list[object] = draw(st.lists(st.none(), max_size=3))
    else:
        each = st.sampled_from(own.choices) if own.choices else codes
        keys = draw(st.lists(each, max_size=3, unique=True))
    return tuple(draw(row_of(section, key, known)) for key in keys)


@st.composite
def row_of(draw: st.DrawFn, section: Section, key: object, known: dict[str, list[str]]) -> object:
    """Return one row of a section; ``known`` are the codes of the sections it may refer to."""
    values: dict[str, object] = {}
    for column in columns_of(section.row_type):
        if column.key == section.identified_by:
            values[column.key] = key
            continue
        given = st.sampled_from(known[column.refers_to]) if column.refers_to else values_of(column)
        absent = st.sampled_from([UNFILLED, NOT_APPLICABLE])
        values[column.key] = draw(given if column.required else st.one_of(absent, given))
    return section.row_type(**values)


@st.composite
def years(draw: st.DrawFn) -> Yearbook:
    """Return a year that both forms can hold, with whatever words and numbers people and machines come up with."""
    profile = draw(row_of(SECTIONS[0], None, {}))
    keys = [column.key for column in columns_of(Profile)]
    origins = draw(st.dictionaries(st.sampled_from(keys), texts, max_size=3))
    rows: dict[str, Any] = {}
    known: dict[str, list[str]] = {}
    for section in (*SECTIONS[1:],):
        wanted = {column.refers_to for column in columns_of(section.row_type) if column.refers_to}
        if any(not known.get(key) for key in wanted):
            rows[section.key] = ()
            continue
        rows[section.key] = draw(rows_of(section, known))
        known[section.key] = [getattr(row, section.identified_by) for row in rows[section.key] if section.identified_by]
    settled = {column.key: getattr(profile, column.key) for column in columns_of(Profile)}
    return Yearbook(profile=Profile(**settled, origins=MappingProxyType(origins)), **rows)
