"""P807: a list of people who were given money."""

import re
from collections.abc import Iterator

from jixiao.engine.document import Table
from jixiao.engine.errors import Finding
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.privacy.people import NAME, is_name

_MANY = 3
_AHEAD = re.compile(rf"(?:^|[^一-龥])(?P<name>{NAME})\s?[（(：:]?\s?$")
_FURTHEST = 8
_APART = 12
_HEAD_NAME = re.compile(r"^(?:姓\s*名|户主|户主姓名|领取人|受助人|收款人|学生姓名|患者姓名)$")
_HEAD_MONEY = re.compile(r"金额|补助|补贴|救助|慰问金|发放|资助|标准|实发")
_ONLY_NAME = late(rf"{NAME}$")


@rule("P807")
def check(paper: Paper) -> Iterator[Finding]:
    """列出了领取补助的个人姓名和金额。

    检查什么：三个以上的姓名各带金额的一串，或者有“姓名”列又有金额列、填了三个以上姓名的表。
    为什么：领取名单属于发放台账，公示有专门的范围和期限，不随绩效自评报告长期公开。
    反例：发放慰问金：孙福来500元、周桂英500元、郑德福800元。
    反例：
        | 姓名 | 救助金额（元） |
        | 孙福来 | 500 |
        | 周桂英 | 500 |
        | 郑德福 | 800 |
    正例：向3名困难职工发放慰问金1800元。
    正例：
        | 姓名 | 职务 |
        | 孙福来 | 组长 |
        | 周桂英 | 副组长 |
        | 郑德福 | 成员 |
    依据：《个人信息保护法》第六条、第十条。
    """
    for start, end, count in _rows_of_names(paper):
        yield paper.finding("P807", start, end, cause=f"这里列出了 {count} 个人的姓名和领取的金额", cure=_CURE)
    for number, table in paper.tables:
        column = _column_of_names(table)
        names = [] if column is None else _names_in(table, column)
        if len(names) >= _MANY:
            start = paper.spans[number][0]
            at = paper.text.find(names[0], start)
            yield paper.finding(
                "P807",
                at if at >= 0 else start,
                (at if at >= 0 else start) + len(names[0]),
                cause=f"这张表列出了 {len(names)} 个人的姓名和领取的金额",
                cure=_CURE,
            )


_CURE = "报告里只写人数和合计金额，名单留在发放台账里"


def _rows_of_names(paper: Paper) -> Iterator[tuple[int, int, int]]:
    """Yield where names stand one after another, each before an amount, and how many."""
    run: list[tuple[int, int]] = []
    for amount in (*paper.facts.amounts, None):
        if amount is not None:
            begin = max(amount.start - _FURTHEST, 0)
            named = _AHEAD.search(paper.text[begin : amount.start])
            if named and is_name(named["name"]) and (not run or begin + named.start("name") - run[-1][1] <= _APART):
                run.append((begin + named.start("name"), amount.end))
                continue
        if len(run) >= _MANY:
            yield run[0][0], run[-1][1], len(run)
        run = []


def _words(table: Table, row: int) -> list[str]:
    return ["".join(part.text for part in cell.line).strip() for cell in table.rows[row]]


def _column_of_names(table: Table) -> int | None:
    """Return the column of names of a table that has one of money too, or None."""
    for row in range(min(2, len(table.rows))):
        heads = _words(table, row)
        if any(_HEAD_MONEY.search(head) for head in heads):
            return next((at for at, head in enumerate(heads) if _HEAD_NAME.match(head)), None)
    return None


def _names_in(table: Table, column: int) -> list[str]:
    found = []
    for row in range(1, len(table.rows)):
        cells = _words(table, row)
        if column < len(cells) and _ONLY_NAME.match(cells[column]) and is_name(cells[column]):
            found.append(cells[column])
    return found
