import re
from xml.etree import ElementTree

import pytest

from jixiao.engine.document import Bar, bar_chart
from jixiao.engine.document.charts import WIDTH

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*bars: Bar) -> ElementTree.Element:
    return ElementTree.fromstring(bar_chart(caption="图1", alt="执行率93.99%。", unit="万元", bars=bars).svg)  # noqa: S314 - our own


def rects(svg: ElementTree.Element) -> list[tuple[str, float, float]]:
    return [(r.attrib["class"], float(r.attrib["x"]), float(r.attrib["width"])) for r in svg.iter(f"{SVG}rect")]


def test_a_chart_says_what_it_is_and_what_it_shows():
    svg = drawn(Bar("决算数", 258.13, "258.13"))
    assert (svg.attrib["role"], svg.findtext(f"{SVG}title"), svg.findtext(f"{SVG}desc")) == (
        "img",
        "图1",
        "执行率93.99%。",
    )


def test_every_bar_has_its_name_and_its_printed_figure():
    svg = drawn(Bar("年初预算数", 274.64, "274.64"), Bar("决算数", 258.13, "258.13"))
    assert [text.text for text in svg.iter(f"{SVG}text")] == ["年初预算数", "274.64", "决算数", "258.13"]


def test_lengths_are_measured_from_zero():
    (_, x1, half), (_, x2, whole) = rects(drawn(Bar("甲", 5, "5"), Bar("乙", 10, "10")))
    assert (x1, half) == (x2, pytest.approx(whole / 2, abs=0.1))


def test_what_could_have_been_stands_pale_behind():
    assert [name for name, _, _ in rects(drawn(Bar("甲", 9.4, "9.40", full=10)))] == ["bar-0", "bar"]


def test_what_goes_beyond_the_whole_is_drawn_lighter():
    kinds = rects(drawn(Bar("甲", 12, "12.00", full=10)))
    assert [name for name, _, _ in kinds] == ["bar-0", "bar", "bar-2"]
    assert kinds[2][1] == pytest.approx(kinds[1][1] + kinds[1][2], abs=0.1)


def test_a_cut_runs_to_the_left_of_zero():
    (_, low, length), (_, zero, _) = rects(drawn(Bar("收入增减", -19.27, "−19.27"), Bar("支出增减", 5, "5.00")))
    assert low + length == pytest.approx(zero, abs=0.2)


@pytest.mark.parametrize("bars", [(), (Bar("甲", 0, "0.00"),), (Bar("甲", 0, "未填", full=0),)])
def test_nothing_and_zero_can_be_drawn(bars: tuple[Bar, ...]):
    assert "nan" not in ElementTree.tostring(drawn(*bars), encoding="unicode")


def test_the_drawing_stays_within_its_width():
    long = Bar("服务对象满意度指标（未开展调查，暂不计分，待下年补充）" * 2, 1e9, "1,000,000,000.00", full=1.5e9)
    for _, x, width in rects(drawn(long, Bar("乙", 1, "1"))):
        assert 0 <= x <= x + width <= WIDTH


def test_words_in_a_chart_are_words_and_not_markup():
    svg = bar_chart(caption="<script>", alt='"&"', unit="", bars=(Bar("</svg>\x00", 1, "<b>"),)).svg
    assert not re.search(r"<(script|b|/svg>.)", svg)
    assert [text.text for text in ElementTree.fromstring(svg).iter(f"{SVG}text")] == ["</svg>", "<b>"]  # noqa: S314 - our own
