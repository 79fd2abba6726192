import dataclasses
import re
from types import MappingProxyType

from hypothesis import given
from tests.engine.document.papers_drawn import papers
from tests.engine.render.reading_back import Page, figures_in_html, text_of_html, without_spaces

from jixiao.engine.document import Document, Gap, Number, Paragraph, Text, numbers_of
from jixiao.engine.render import to_html
from jixiao.engine.render.characters import printable
from jixiao.engine.values import Trace


def of(*inlines: Text | Number | Gap, traces: dict[str, Trace] | None = None, mark: str = "") -> str:
    paper = Document("题", "单位", 2019, (Paragraph(inlines),), MappingProxyType(traces or {}), mark)
    return to_html(paper)


def attributes(html: str, name: str) -> list[str]:
    return [value for _, found in Page(html).tags if (value := found.get(name)) is not None]


def test_the_file_loads_nothing_and_runs_nothing(html: str):
    tags = {tag for tag, _ in Page(html).tags}
    assert not tags & {"script", "link", "img", "iframe", "object", "form"}
    assert not attributes(html, "src")
    assert not attributes(html, "style")
    assert all(link.startswith("#") for link in attributes(html, "href"))
    assert not re.search(r"@import|url\(", html)


def test_every_link_leads_somewhere_and_every_address_is_given_once(html: str):
    addresses = attributes(html, "id")
    assert len(addresses) == len(set(addresses))
    assert {link[1:] for link in attributes(html, "href")} <= set(addresses)


def test_every_figure_opens_its_trace(paper: Document, html: str):
    panels = dict(re.findall(r'<a class="num" href="#(t-\d+)" id="(n-\d+)">', html))
    assert len(re.findall(r'<a class="num"', html)) >= len(numbers_of(paper))
    assert all(f'<section class="side-part" id="{panel}"' in html for panel in panels)


def test_a_trace_behind_many_figures_stands_once_and_leads_back_to_each():
    trace = Trace("执行率", "93.99%")
    html = of(*(Number("93.99%", "rate") for _ in range(3)), traces={"rate": trace})
    assert html.count('<section class="side-part"') == 1
    assert re.findall(r'href="#(n-\d)">(.*?)<', html) == [("n-1", "← 回到正文"), ("n-2", "第 2 处"), ("n-3", "第 3 处")]


def test_a_trace_shows_formula_figures_rounding_rule_source_proof_and_its_inputs(html: str):
    panel = html[html.index('aria-label="预算执行率"') :].partition("</section>")[0]
    for told in (
        *(
            "支出决算数 ÷ 支出年初预算数 × 100%",
            "258.13 ÷ 274.64 × 100% = 93.99%",
            "25813/27464",
            "四舍五入到 2 位小数",
        ),
        *(
            "财预〔2020〕10号第十六条，2020-02-25起",
            "填报，《预算》表 C12 单元格",
            "budget.initial",
            "2019年部门决算表",
        ),
    ):
        assert told in panel
    assert panel.count("<li>") == 2


def test_a_figure_without_a_trace_is_marked_as_loose():
    assert '<span class="num num-loose" title="没有来源">7</span>' in of(Number("7", "nowhere"))


def test_a_gap_is_marked():
    assert '<mark class="gap">（未提供：人数）</mark>' in of(Gap("（未提供：人数）"))


def test_words_are_words_and_not_markup():
    words = "<script>alert(1)</script> &amp; \"'</style>"
    html = of(Text(words), Gap(words), Number(words, "x"), traces={"x": Trace(words, words, note=words)}, mark=words)
    assert "<script" not in html
    assert without_spaces(words) * 3 in text_of_html(html)
    assert html.count("</style>") == 1


def test_the_mark_stands_on_top_and_is_printed_at_the_head_of_every_page():
    html = of(Text("文"), mark='示例"}')
    assert '<p class="mark"><span class="specimen">示例&quot;}</span></p>' in html
    assert r'@page { @top-right { content: "\793a \4f8b \22 \7d ";' in html
    assert "@top-right" not in of(Text("文"))


def test_the_contents_list_the_headings_down_to_their_depth(paper: Document, html: str):
    contents = html[html.index('<nav class="contents"') : html.index("</nav>")]
    entries = re.findall(r'<li class="lv\d"><a href="#(h-\d+)">(.*?)</a>', contents)
    assert [name for _, name in entries][:3] == ["摘  要", "（一）概述", "（二）评价结论"]
    assert "1.总体目标" not in contents
    assert all(re.search(f'<h[23] class="lv\\d" id="{address}">{name}</h', html) for address, name in entries)


def test_a_chart_comes_with_its_figures_as_a_table(html: str):
    chart = html[html.index('<figure class="chart">') :].partition("</figure>")[0]
    assert 'role="img"' in chart
    assert "用表格看" in chart
    assert re.search(r'<th scope="row">决算数</th><td class="n"><a class="num" [^>]*>258.13</a></td>', chart)


def test_head_cells_say_what_they_head(html: str):
    assert '<th scope="col" class="to-center">执行率</th>' in html
    assert '<th scope="row" colspan="5" class="to-center">总分</th>' in html


def test_a_paper_without_a_cover_still_has_a_title():
    assert "<h1>题</h1>" in of(Text("文"))


@given(papers)
def test_every_paper_becomes_a_page_with_its_figures_in_order(paper: Document):
    expected = [without_spaces(printable(number.text)) for number in numbers_of(paper)]
    assert [without_spaces(figure) for figure in figures_in_html(to_html(paper))] == expected


def test_the_language_is_the_papers_own(paper: Document):
    assert to_html(dataclasses.replace(paper, language="zh-Hans")).startswith('<!doctype html>\n<html lang="zh-Hans">')
