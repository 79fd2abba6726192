"""C437: the head of a table names another year than the title of the paper."""

import itertools
import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_LABEL = re.compile(r"(?:评价|预算|项目|自评|绩效)?年度|评价年份|预算年份")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_LINE = late(
    r"^[ \t　]*[（(]?[ \t]*(?:(?:评价|预算|项目|自评)?年度[ \t]*[:：][ \t]*(20\d\d)[ \t]*年?度?|(20\d\d)[ \t]*年度)"
    r"[ \t]*[)）]?[ \t]*$",
    re.MULTILINE,
)
_FISCAL = re.compile(r"20\d\d\s*年度")
_FRONT = 40


@rule("C437")
def check(paper: Paper) -> Iterator[Finding]:
    """表头的年度与标题的年度不同。

    检查什么：标题写明一个年度，而表里“年度”一格、表上方“（2023年度）”一行写的是另一个年度。标题有两个年度的不查。
    为什么：多半是用上年的表改的，没有改净；财政按年度建档，年度不符的要退回。
    反例：
        青山县水利局2023年度部门整体绩效自评表
        （2022年度）
        | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
        | 产出指标 | 数量指标 | 维修渠道 | ≥5公里 | 6公里 | 100 | 100 |
    正例：
        青山县水利局2023年度部门整体绩效自评表
        （2023年度）
        | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
        | 产出指标 | 数量指标 | 维修渠道 | ≥5公里 | 6公里 | 100 | 100 |
    依据：财预〔2020〕10号：单位自评按预算年度开展。
    """
    title = "" if paper.taken.document is None else paper.taken.document.title
    titled = re.sub(r"[（(]\s*20\d\d\s*年?度?\s*[)）]|年度\s*[:：]\s*20\d\d", "", title)
    years = set(_YEAR.findall(titled))
    if len(years) != 1 or not _FISCAL.search(titled):
        return
    year = years.pop()
    for start, end in _named(paper):
        said = paper.text[start:end]
        if said != year:
            yield paper.finding(
                "C437",
                start,
                end,
                cause=f"标题是 {year} 年度，这里写的是 {said} 年",
                cure="核对是哪一年的，改掉写错的一处，并检查表里的数字是不是上年的",
            )


def _named(paper: Paper) -> Iterator[tuple[int, int]]:
    """Yield where a year stands in a line or a cell that names the year of a table."""
    if not paper.tables:
        return
    for match in _LINE.finditer(paper.text):
        yield match.span(1 if match[1] else 2)
    along = paper.flow.along
    for block, _ in paper.tables:
        cells = paper.taken.places[block].cells[:_FRONT]
        for cell, value in itertools.pairwise(cells):
            label = paper.taken.text[cell.start : cell.end].strip().rstrip("：:")
            year = _YEAR.search(paper.taken.text, value.start, value.end)
            named = [one for one in cells if one.row == cell.row and _YEAR.search(paper.taken.text, one.start, one.end)]
            if cell.row == value.row and year is not None and len(named) == 1 and _LABEL.fullmatch(label):
                yield along(year.start()), along(year.end())
