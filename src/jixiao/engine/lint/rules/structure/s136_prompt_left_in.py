"""S136: words of the form that tell what to write are left in."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.placeholders import has_any
from jixiao.engine.lint.rules.structure.prompts import prompts

_LENGTH = late(
    r"[（(【\[][^（）()\n]{0,24}?[0-9]{2,4}\s*字(?:以内|之内|左右|以上|内)[^（）()\n]{0,10}[）)】\]]|^限?\s*[0-9]{2,4}\s*字(?:以内|左右)",
    re.MULTILINE,
)
_WORDS = frozenset({
    "介绍", "修改", "列明", "列示", "删除", "叙述", "填入", "填写", "填列", "填报", "总结", "描述", "提供", "插入",
    "概述", "添加", "简述", "粘贴", "补充", "说明", "输入", "阐述",
})  # fmt: skip
_LENGTHS = frozenset({"字以", "字内", "字左", "字之"})
_SHOWN = 30  # as much of a prompt as a reader needs
_FIRST = frozenset("请需应简逐对")
_SAYS = re.compile(r"[，。；0-9]|.{21}")  # more than the name of a blank


@rule("S136")
def check(paper: Paper) -> Iterator[Finding]:
    """模板里的填写提示没有删掉。

    检查什么：标题、段落和表格里是否留着“（200字以内）”“（此处填写……）”“请填写”“简要说明……”“单击此处输入文字”这类提示语；表格里右边已填内容的格名不算。
    为什么：留着提示语，说明这一处没有写，或者写完没有检查。
    反例：
        四、评价结论（200字以内）
        自评得分92分。
    反例：
        （一）项目概况
        （请简要说明项目立项背景、目的和主要内容）
    正例：
        四、评价结论
        自评得分92分。
    正例：
        组织征文比赛，收到作品320篇（每篇800字以内）。
    依据：报告应按实际情况填写，提示语由填报人删除。
    """
    inside, opening = prompts()
    told = [found.span() for found in inside.finditer(paper.text)] if has_any(paper, pairs=_WORDS) else []
    told += _lengths(paper) if has_any(paper, pairs=_LENGTHS) else []
    for paragraph in paper.paragraphs:
        match = opening.match(paragraph.text) if paragraph.text[:1] in _FIRST else None
        if match:
            told.append((paragraph.start, paragraph.start + match.end()))
    told += _in_cells(paper, opening)
    reached = 0
    for start, end in sorted(told):
        if start >= reached:
            reached = end
            yield paper.finding(
                "S136",
                start,
                end,
                cause=_cause(paper.text[start:end]),
                cure="写上实际内容，删去提示语；已经写了的，只删提示语",
            )


def _lengths(paper: Paper) -> Iterator[tuple[int, int]]:
    """Yield the limits of length in headings, and in paragraphs and cells that hold but a name beside them."""
    text = paper.text
    for found in _LENGTH.finditer(text):
        begin = text.rfind("\n", 0, found.start()) + 1
        stop = text.find("\n", found.end())
        stop = stop if stop >= 0 else len(text)
        cell = text.rfind("\t", begin, found.start())
        after = text.find("\t", found.end(), stop)
        if cell >= 0 or after >= 0:
            yield from _in_row(paper, found, (max(begin, cell + 1), after if after >= 0 else stop), stop)
        elif _is_heading(paper, found.start()) or not _SAYS.search(
            text[begin : found.start()] + text[found.end() : stop]
        ):
            yield found.span()


def _in_row(paper: Paper, found: re.Match[str], cell: tuple[int, int], stop: int) -> Iterator[tuple[int, int]]:
    """Yield a limit in a table unless it stands in the name of a cell whose content follows."""
    beside = paper.text[cell[1] + 1 : stop].partition("\t")[0].strip() if cell[1] < stop else ""
    if not beside or _LENGTH.search(beside):
        yield found.span()


def _is_heading(paper: Paper, offset: int) -> bool:
    block = paper.block_at(offset)
    return any(heading.block == block for heading in paper.headings)


def _in_cells(paper: Paper, opening: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for number, _ in paper.tables:
        for cell in paper.taken.places[number].cells:
            start, end = paper.flow.along(cell.start), paper.flow.along(cell.end)
            match = opening.match(paper.text, start, end) if paper.text[start : start + 1] in _FIRST else None
            if match:
                yield match.span()


def _cause(words: str) -> str:
    if words[1:4] == "未提供":
        return f"“{words}”：这一处还没有填"
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    return f"“{shown}”是模板里的填写提示，不是报告内容"
