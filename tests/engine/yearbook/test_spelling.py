import datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.yearbook.years import HOSTILE

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Money, Points
from jixiao.engine.yearbook.columns import Column, Kind
from jixiao.engine.yearbook.spelling import fits_cell, from_cell, is_plain_text, spell, to_cell


def a_column(kind: Kind) -> Column:
    return Column("entry", "一项", kind, "", (), required=False, refers_to="")


@pytest.mark.parametrize(
    ("kind", "value", "spelt"),
    [
        (Kind.MONEY, Money(274_640_000), Decimal("274.64")),
        (Kind.MONEY, Money(1), Decimal("0.000001")),
        (Kind.POINTS, Points(Fraction(45, 2)), Decimal("22.5")),
        (Kind.NUMBER, Fraction(271), Decimal(271)),
        (Kind.COUNT, 0, 0),
        (Kind.DATE, datetime.date(2019, 9, 14), datetime.date(2019, 9, 14)),
        (Kind.TEXT, "=1+1", "=1+1"),
        (Kind.MONEY, UNFILLED, None),
        (Kind.TEXT, NOT_APPLICABLE, "不适用"),
    ],
)
def test_a_value_is_spelt_the_same_for_both_forms(kind: Kind, value: object, spelt: object):
    assert spell(value, a_column(kind)) == spelt


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Kind.TEXT, "  "),
        (Kind.TEXT, "不适用"),
        (Kind.TEXT, " — "),
        (Kind.TEXT, "中" * 32_768),
        (Kind.NUMBER, Fraction(1, 3)),
        (Kind.COUNT, -1),
        (Kind.COUNT, 10**12),
        (Kind.MONEY, Money(10**15)),
        (Kind.DATE, datetime.date(1919, 1, 1)),
        (Kind.MONEY, 5),
        (Kind.TEXT, 5),
    ],
)
def test_a_value_that_would_not_come_back_is_refused_when_writing(kind: Kind, value: object):
    with pytest.raises(ValueError, match=r"cannot hold|no decimal"):
        spell(value, a_column(kind))


@given(st.text() | st.sampled_from(HOSTILE))
def test_any_text_comes_back_from_a_cell(text: str):
    assert from_cell(to_cell(text)) == text


@given(st.text())
def test_what_a_cell_holds_is_fit_for_xml(text: str):
    assert not set(to_cell(text)) & {*map(chr, range(9)), "\x0b", "\x0c", "\r", "\ufffe", "\uffff"}


def test_a_text_fits_by_the_units_a_workbook_counts():
    assert fits_cell("中" * 32_767)
    assert not fits_cell("😀" * 16_384)
    assert not is_plain_text("\t\n")
