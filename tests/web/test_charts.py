import itertools
import re
from decimal import Decimal
from fractions import Fraction

import pytest

from jixiao.web.charts import Bar, Series, bar_chart, line_chart, meter

SERIES = (
    Series("时间", (0, 50, 100), style="plan"),
    Series("钱", (Decimal("10.5"), Fraction(155, 3), None)),
    Series("钱", (None, Fraction(155, 3), 94), style="forecast"),
    Series("事", (0, 51, None), hue="goal"),
)


def drawn(**changes) -> str:
    plain = {
        "key": "p",
        "title": "进度",
        "finding": "到 7 月底，钱 51.67%",
        "axis": ["1 月", "7 月", "12 月"],
        "series": SERIES,
        "unit": "%",
    }
    return line_chart(**{**plain, **changes})


def test_a_chart_has_a_title_a_finding_and_its_numbers_as_a_table():
    html = drawn()
    for words in (
        'role="img"',
        '<title id="p-t">进度</title>',
        '<desc id="p-d">到 7 月底，钱 51.67%</desc>',
        "用表格看",
        "51.6667",
    ):
        assert words in html
    assert "style=" not in html


def test_actual_forecast_and_plan_are_told_apart_without_colour():
    assert re.findall(r'<polyline class="([^"]+)"', drawn()) == ["plan", "money", "money ahead", "goal"]


def test_the_axis_starts_at_nought():
    assert re.search(r'<line class="axis"[^>]*/><text[^>]*>0</text>', drawn())


def test_labels_at_the_ends_do_not_touch():
    places = [Decimal(y) for y in re.findall(r'halo" x="[\d.]+" y="([\d.]+)"', drawn())]
    assert all(after - before >= 16 for before, after in itertools.pairwise(places))


def test_a_fourth_series_is_refused():
    with pytest.raises(ValueError, match="three"):
        drawn(series=[Series(name, (1, 2, 3)) for name in "甲乙丙丁"])


@pytest.mark.parametrize(
    "series",
    [
        (),
        (Series("甲", (None,)),),
        (Series("甲", (0, 0, 0)),),
        (Series("甲", (Decimal("0.003"),)),),
        (Series("甲", (10**9,)),),
    ],
)
def test_nothing_little_and_very_much_are_drawn_too(series):
    assert "<svg" in drawn(series=series)


def test_words_in_a_chart_are_escaped():
    assert "<b>" not in drawn(title="<b>", axis=["<b>"] * 3)
    assert "&lt;b&gt;" in bar_chart([Bar("<b>", 1, 2, "1 / 2")]).replace("<b>&lt;", "&lt;")


def test_a_bar_is_as_long_as_its_share_and_never_longer_than_the_whole():
    html = bar_chart([Bar("产出", Decimal("45.10"), 50, "45.10 / 50", before=60)], caption="浅色为自评")
    assert 'width="90.20"' in html
    assert 'class="bar-2" width="100.00"' in html
    assert "浅色为自评" in html


@pytest.mark.parametrize(
    ("value", "whole", "width"), [(1, 3, "33.33"), (0, 0, "0.00"), (-1, 3, "0.00"), (9, 3, "100.00")]
)
def test_a_meter_is_bounded(value, whole, width):
    assert f'width="{width}"' in meter(value, whole)
