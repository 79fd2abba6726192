"""S133: a smaller field of the cover or of a table is empty."""

import re
from collections.abc import Iterator

from jixiao.engine.document import Cell
from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.blanks import FILLED_BY_ALL, FILLED_BY_HAND, empty_fields

_MOST_CELLS = 2000


@rule("S133")
def check(paper: Paper) -> Iterator[Finding]:
    """封面的联系人、日期等栏目空着，或者表头的单位、项目名称没有填。

    检查什么：封面和正文前的“联系人：”“填报日期：”“填报单位（盖章）：”等栏是否空着；表格里“项目名称”“主管部门”“实施单位”右边一格是否空着。
    为什么：可能打印后手写，也可能漏填，所以只是提醒。
    反例：
        部门整体绩效自评报告
        单位名称：示例县水利局
        联系人：
        填报日期：    年  月  日
        一、单位概况
        内设4个股室。
    反例：
        |主管部门||项目名称|河道治理|
        |实施单位|县水利局|联系电话|0000000|
    正例：
        部门整体绩效自评报告
        单位名称：示例县水利局
        联系人：办公室
        填报日期：2024年3月15日
        一、单位概况
        内设4个股室。
    依据：自评报告封面和自评表表头格式。
    """
    for blank in (*empty_fields(paper, names=FILLED_BY_HAND), *empty_fields(paper, names=FILLED_BY_ALL)):
        if blank.sealed or FILLED_BY_HAND.search(blank.name):
            yield paper.finding(
                "S133",
                blank.start,
                blank.end,
                cause=f"“{blank.name}”后面是空的",
                cure="填写；打印后手写、盖章的不必改",
            )
    for number, table in paper.tables:
        places = paper.taken.places[number].cells
        if len(places) <= _MOST_CELLS:
            for label, place in _empty_cells(table.rows):
                start, end = paper.flow.along(places[place].start), paper.flow.along(places[place].end)
                yield paper.finding(
                    "S133", start, end, cause=f"表头“{label}”右边一格是空的", cure=f"填写{label}；没有的写“无”"
                )


def _empty_cells(rows: tuple[tuple[Cell, ...], ...]) -> Iterator[tuple[str, int]]:
    """Yield each label whose next cell is empty in a row of labels and contents, with its place among all cells."""
    place = 0
    for row in rows:
        words = [re.sub(r"\s+|[:：]", "", "".join(one.text for one in cell.line)) for cell in row]
        for number in range(len(words) - 1):
            if words[number] and FILLED_BY_ALL.search(words[number]) and not words[number + 1]:
                yield words[number], place + number
        place += len(row)
