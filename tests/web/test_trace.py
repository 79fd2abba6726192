import datetime
from fractions import Fraction
from html.parser import HTMLParser

import pytest
from django.template.loader import render_to_string

from jixiao.engine.values import Rule, Source, Trace
from jixiao.web.trace import steps, trace_page, trace_shown

RECORD = Source("记录", "科普活动 3 条", "outreach.activity:3", ("验收单",))
READING = Trace("份数", "2,700 份", Fraction(2700), source=RECORD)
RULE = Rule("county-2020", "3", "按比例计分", "财预〔2020〕10 号", datetime.date(2020, 2, 25))
TARGET = Trace("目标", "3,000 份", inputs=(Trace("上年", "2,500 份"),))
SCORE = Trace(
    "得分", "4.50 分", Fraction(9, 2), formula="份数 ÷ 目标 × 5", worked="2,700 ÷ 3,000 × 5",
    rounding="四舍五入到 2 位小数", note="差 300 份", rule=RULE, inputs=(READING, TARGET),
)  # fmt: skip


class Nesting(HTMLParser):
    """Counts what is opened and closed, as a browser would not."""

    def __init__(self):
        super().__init__()
        self.open, self.deepest = [], 0

    def handle_starttag(self, tag, _attrs):
        if tag in {"ol", "li"}:
            self.open.append(tag)
            self.deepest = max(self.deepest, len(self.open))

    def handle_endtag(self, tag):
        if tag in {"ol", "li"}:
            assert self.open.pop() == tag


def nesting(trace: Trace) -> Nesting:
    found = Nesting()
    found.feed(render_to_string("web/trace.html", trace_shown(trace)))
    assert found.open == []
    return found


def test_the_steps_stand_in_reading_order_and_close_what_they_open():
    assert [(one.label, one.opens, len(one.closes)) for one in steps(SCORE)] == [
        ("得分", True, 0),
        ("份数", False, 0),
        ("目标", True, 0),
        ("上年", False, 2),
    ]


def test_a_trace_is_drawn_the_same_from_its_json():
    assert steps(SCORE.to_json()) == steps(SCORE)


def test_references_and_proofs_become_links_where_they_have_an_address():
    html = render_to_string(
        "web/trace.html", trace_shown(SCORE, link_of=lambda ref: f"/at/{ref}/" if ":" in ref else "")
    )
    assert '<a href="/at/outreach.activity:3/">科普活动 3 条</a>' in html
    assert "验收单" in html
    assert "/at/验收单" not in html


def test_formula_rounding_rule_and_note_are_told():
    html = render_to_string("web/trace.html", trace_shown(SCORE))
    for words in (
        "份数 ÷ 目标 × 5",
        "2,700 ÷ 3,000 × 5",
        "准确值 4.5，四舍五入到 2 位小数",
        "财预〔2020〕10 号",
        "差 300 份",
    ):
        assert words in html


def test_lists_are_nested_right():
    assert nesting(SCORE).deepest == 6


def test_a_trace_deeper_than_the_stack_is_drawn():
    deep = READING
    for number in range(3000):
        deep = Trace(f"第 {number} 层", "1", inputs=(deep,))
    assert nesting(deep).deepest == 2 * 3001


@pytest.mark.parametrize(("htmx", "frame"), [("", True), ("side", False)])
def test_a_trace_is_a_page_and_a_panel(ask, htmx, frame):
    html = trace_page(ask("/trace/", htmx=htmx), SCORE).content.decode()
    assert ("<!doctype html>" in html) is frame
    assert ("data-close-panel" in html) is not frame
    assert "4.50 分" in html
