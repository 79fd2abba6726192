import datetime

import pytest
from django.template import Context, Template

from jixiao.engine.errors import Finding, Place
from jixiao.engine.values import NOT_APPLICABLE


def drawn(text: str, request=None, **context) -> str:
    return Template("{% load jixiao %}" + text).render(Context({"request": request, **context}))


@pytest.mark.parametrize(
    ("text", "value", "html"),
    [
        ("{{ v|money }}", 1_500_000, "1.50"),
        ("{{ v|money }}", None, '<span class="unset">未填</span>'),
        ("{{ v|count }}", NOT_APPLICABLE, '<span class="void">—</span>'),
        ("{{ v|yuan }}", 150, "1.50"),
        ("{{ v|points }}", 9, "9.00"),
        ("{{ v|day }}", datetime.date(2020, 11, 20), "2020 年 11 月 20 日"),
        ("{{ v|day_short }}", datetime.date(2020, 11, 20), "11-20"),
        ("{{ v|text }}", "<b>", "&lt;b&gt;"),
        ("{{ v|text }}", "", '<span class="unset">未填</span>'),
    ],
)
def test_values_are_printed_by_filters(text, value, html):
    assert drawn(text, v=value) == html


def test_a_deadline_is_told_by_the_day_that_is_given():
    due, today = datetime.date(2020, 11, 20), datetime.date(2020, 11, 22)
    assert "逾期 2 天" in drawn("{% days_left due today %}", due=due, today=today)
    assert "未填" in drawn("{% days_left due today %}", due=None, today=today)
    assert "days-late" in drawn("{% days due today %}", due=due, today=today)
    assert "days-today" in drawn("{% days due today %}", due=due, today=due)
    assert "days-soon" in drawn("{% days today due %}", due=due, today=today)


@pytest.mark.parametrize(
    ("state", "css", "word"),
    [
        ("draft", "draft", "草稿"),
        ("returned", "back", "退回"),
        ("approved", "pass", "通过"),
        ("late", "late", "逾期"),
        ("冻结", "draft", "冻结"),
    ],
)
def test_a_state_has_a_shape_and_a_word(state, css, word):
    assert drawn("{% chip s %}", s=state) == f'<span class="chip chip-{css}">{word}</span>'


def test_a_light_never_goes_without_a_word_and_knows_its_colours():
    assert drawn('{% light "amber" %}') == '<span class="light light-amber">黄</span>'
    assert "黄 偏慢" in drawn('{% light "amber" "黄 偏慢" %}')
    with pytest.raises(ValueError, match="no light"):
        drawn('{% light "purple" %}')


def test_a_finding_of_the_engine_says_place_cause_and_cure():
    found = Finding("I104", Place(where="上传的文件", quote="<b>"), "不是表格", "另存为 XLSX")
    html = drawn("{% finding f %}", f=found)
    for words in (
        "level-must",
        "必须改",
        "不能读的文稿" if "不能读的文稿" in html else "不是能读的文稿",
        "上传的文件「&lt;b&gt;」",
        "不是表格",
        "另存为 XLSX",
        "I104",
    ):
        assert words in html
    assert drawn("{% finding f %}", f=found.to_json()) == html


def test_a_number_opens_in_the_panel_and_keeps_what_is_open_in_the_address(ask):
    html = drawn('{% num "4.50" "/trace/1/" "num-entered" %}', request=ask("/list/?page=2"))
    for words in (
        'class="num num-entered"',
        'href="/trace/1/"',
        'hx-target="#side"',
        'hx-push-url="/list/?page=2&amp;trace=/trace/1/"',
        'aria-controls="side"',
    ):
        assert words in html


def test_a_number_that_leads_nowhere_is_only_a_number(ask):
    assert drawn('{% num "4.50" "" %}', request=ask()) == "4.50"


def test_the_query_is_changed_in_place(ask):
    assert drawn("{% query page=2 sort=None %}", request=ask("/?sort=a&q=b")) == "?q=b&amp;page=2"


def test_the_way_here_ends_with_this_page():
    html = drawn('{% crumbs "工作台" "/" "活动" %}')
    assert '<a href="/">工作台</a>' in html
    assert '<span aria-current="page">活动</span>' in html


def test_each_form_gets_a_token_of_its_own():
    one, other = drawn("{% once %}"), drawn("{% once %}")
    assert one.startswith('<input type="hidden" name="once"')
    assert one != other
