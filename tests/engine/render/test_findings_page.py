"""The page of a checked paper: every word there, every finding marked and told, and each leads to the other."""

import re
from html.parser import HTMLParser

import pytest
from tests.engine.render.crafted_docx import DAY

from jixiao.engine.errors import Finding, Place, Severity, code_table
from jixiao.engine.intake import Taken, read_paper_bytes
from jixiao.engine.render import findings_page

MUST, SHOULD, MAY = "N201", "W601", "I118"
REPORT = (
    "部门整体绩效自评报告\n部门名称：示例局\n2025年3月\n一、部门概况\n支出279万元，其中基本支出81万元。\n"
    "二、存在问题\n没有 <问题> & “别的”。\n指标\t目标\t完成\n竞答人数\t≥5000人\t4870人\n"
)


class Reader(HTMLParser):
    """Reads a page: the paper's own words, which of them are marked, ids, links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words = ""
        self.marked: list[tuple[str, str, str]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._paper = self._label = False
        self._mark: tuple[str, str] | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags.append((tag, named))
        self.ids += [named["id"] or ""] if "id" in named else []
        self.links += [named["href"] or ""] if "href" in named else []
        self._paper = self._paper or (tag == "article" and named.get("class") == "document")
        self._label = self._label or tag == "sup"
        kinds = (named.get("class") or "").split()
        if tag == "a" and "lint" in kinds:
            self._mark = (kinds[1], named["href"] or "")
            self.marked.append((*self._mark, ""))

    def handle_endtag(self, tag: str) -> None:
        self._paper = self._paper and tag != "article"
        self._label = self._label and tag != "sup"
        self._mark = None if tag == "a" else self._mark

    def handle_data(self, data: str) -> None:
        if self._paper and not self._label:
            self.words += data.replace("\u2060", "")
            if self._mark:
                weight, link, so_far = self.marked[-1]
                self.marked[-1] = (weight, link, so_far + data.replace("\u2060", ""))


def read(text: str = REPORT) -> Taken:
    return read_paper_bytes(text.encode(), name="报告.txt")


def on(taken: Taken, quote: str, code: str = MUST, replacement: str | None = None) -> Finding:
    start = taken.text.index(quote)
    return Finding(code, Place("某处", quote, start, start + len(quote)), f"{quote}的原因", "改法在此", replacement)


def page_of(*findings: Finding, text: str = REPORT) -> Reader:
    return Reader(findings_page(read(text), findings, name="报告.txt", dated=DAY))


def test_the_weights_of_the_codes_used_here_are_what_they_are_called():
    assert [Severity(code_table()[code].severity) for code in (MUST, SHOULD, MAY)] == list(Severity)


def test_every_word_of_the_paper_is_there_whatever_is_marked_in_it():
    taken = read()
    plain, marked = (
        page_of(),
        page_of(on(taken, "279万元"), on(taken, "支出279万元，其中", SHOULD), on(taken, "4870人")),
    )
    assert plain.words == marked.words
    assert "".join(plain.words.split()) == "".join(REPORT.split())


def test_a_mark_leads_to_its_entry_and_the_entry_back_to_the_mark():
    page = page_of(on(read(), "279万元"))
    assert page.marked == [("must", "#f-1", "279万元")]
    assert {"m-1", "f-1"} <= set(page.ids)
    assert "#m-1" in page.links


@pytest.mark.parametrize(
    "quotes", [("279万元", "支出279万元，其中"), ("支出279万", "万元，其中"), ("279万元", "279万元")]
)
def test_findings_that_overlap_have_each_an_address_and_a_way_there(quotes: tuple[str, str]):
    taken = read()
    page = page_of(on(taken, quotes[0]), on(taken, quotes[1], SHOULD))
    assert {"m-1", "m-2", "f-1", "f-2"} <= set(page.ids)
    assert {"#f-1", "#f-2", "#m-1", "#m-2"} <= set(page.links)
    assert "".join(words for _, link, words in page.marked if link == "#f-1") == quotes[0]


def test_no_address_stands_twice_and_every_link_leads_somewhere():
    taken = read()
    quotes = (
        "支出279万元，其中",
        "279万元",
        "万元，其中基本",
        "没有 <问题>",
        "竞答人数\t≥5000人",
        "81万元。\n二、存在",
    )
    page = page_of(*(on(taken, quote, code) for quote in quotes for code in (MUST, SHOULD, MAY)))
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_no_link_stands_in_another():
    taken = read()
    html = findings_page(taken, [on(taken, "支出279万元"), on(taken, "279", SHOULD)], name="报告.txt")
    assert all("<a " not in inside for inside in re.findall(r"<a [^>]*>(.*?)</a>", html))


def test_the_list_is_by_weight_and_then_by_place_and_counts_are_told():
    taken = read()
    html = findings_page(
        taken, [on(taken, "没有", MAY), on(taken, "81万元", MUST), on(taken, "279万元", MUST)], name="a"
    )
    listed = re.findall(r'<span class="label">(.*?)</span><h4>(.*?)</h4>', html)
    assert [label for label, _ in listed] == ["必1", "必2", "议3"]
    assert re.findall(r"<small>(\d+) 条", html) == ["2", "1"]
    assert html.index("279万元的原因") < html.index("81万元的原因") < html.index("没有的原因")


def test_a_weight_shows_by_letter_and_line_not_by_colour_alone():
    taken = read()
    html = findings_page(taken, [on(taken, "279万元"), on(taken, "没有", SHOULD), on(taken, "4870人", MAY)], name="a")
    assert re.findall(r"<sup>(.*?)</sup>", html) == ["必1", "应2", "议3"]
    for kind, line in (("must", "box-shadow"), ("should", "dashed"), ("may", "dotted")):
        assert re.search(rf"\.lint\.{kind} {{[^}}]*{line}", html)


def test_everything_is_escaped_and_nothing_is_loaded_or_run():
    evil = "<script>alert(1)</script>\"'&"
    finding = Finding(MUST, Place(evil, evil), evil, evil, evil)
    html = findings_page(read(f"一、概况\n{evil}\n"), [finding], name=evil, summary=evil)
    assert "<script" not in html
    assert not re.search(r"<(?:script|link|img|iframe)|@import|url\(|https?:|\son\w+=|style=", html)


def test_a_finding_about_the_whole_file_is_told_without_a_mark():
    page = page_of(Finding(MAY, Place("报告.txt"), "有修订", "接受"))
    assert page.marked == []
    assert "f-1" in page.ids
    assert "#m-1" not in page.links


def test_a_safe_correction_is_told():
    taken = read()
    html = findings_page(
        taken, [on(taken, "279万元", replacement="379万元"), on(taken, "81", replacement="")], name="a"
    )
    assert "<dt>可改为</dt><dd>379万元</dd>" in html
    assert "<dt>可改为</dt><dd>（删去）</dd>" in html


def test_headings_and_tables_are_what_they_are():
    page = page_of(on(read(), "≥5000人\t4870人"))
    tags = [tag for tag, _ in page.tags]
    assert (tags.count("h1"), tags.count("table"), tags.count("td")) == (1, 1, 3)
    assert [words for *_, words in page.marked] == ["≥5000人", "4870人"]
    assert tags.count("h3") == 3  # two chapters, and one weight of the list


def test_a_paper_without_faults_says_what_that_means():
    html = findings_page(read(), [], name="a")
    assert "没有查出问题" in html


def test_where_nothing_was_read_the_reason_is_told():
    taken = read_paper_bytes(b"", name="空.docx")
    html = findings_page(taken, taken.findings, name="空.docx")
    assert "没有读出文字" in html
    assert taken.findings[0].cure in html


def test_ink_on_its_ground_is_readable():
    html = findings_page(read(), [], name="a")
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", html.split("@media print")[0]))
    grounds = ("paper", "desk", "wash", "seal-wash", "amber-wash")
    pairs = [(ink, ground) for ink in ("ink", "ink-2", "ink-3", "blue") for ground in grounds]
    pairs += [("seal", "seal-wash"), ("amber", "amber-wash"), ("ink-2", "lit"), ("ink", "lit"), ("seal", "lit")]
    weak = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
