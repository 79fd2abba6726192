"""N251: a number of people in percent, or a rate in people."""

import re
from collections.abc import Iterator

from jixiao.engine.document import Table
from jixiao.engine.errors import Finding
from jixiao.engine.facts import Count, Rate
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.underlining import label_start

_NUMBER_OF = re.compile(r"(?:人数|户数|次数|场次|人次|件数|个数|面积|里程|长度|金额)(?:为|达|达到|均|共)?$")
_RATE_OF = re.compile(r"(?:率|满意度)(?:为|达|达到)?$")
_OF_A_WHOLE = re.compile(r"占|按|以|比|率|完成|目标|计划|任务|应|的|增|减|升|降|提高|较|实现")
_PEOPLE = frozenset({"人", "名", "户", "人次", "件", "份", "亩", "公里", "吨", "台", "套"})


@rule("N251")
def check(paper: Paper) -> Iterator[Finding]:
    """名目和单位对不上：人数写成百分数，比率写成多少人。

    检查什么：“……人数”“……面积”“……次数”后面跟的是百分数，或者“……率”“满意度”后面跟的是人数、户数、件数。自评表的格子
    由自评表的规则查。
    为什么：人数该用“人”，比率该用“%”。单位不对，指标就无法核对，也无法打分。
    反例：受益人数≥95%。
    反例：家庭医生签约率达到3200人。
    正例：受益人数≥950人，受益率≥95%。
    正例：参训人数占应训人数的95%。
    依据：财预〔2021〕101号：指标值要有与名称相应的计量单位。
    """
    for rate in paper.facts.ratios:
        if _is_number_in_percent(rate) and not _is_in_a_table(paper, rate):
            yield _finding(paper, rate, "名目是数量，后面却是比率")
    for count in paper.facts.counts:
        if _is_rate_in_things(count) and not _is_in_a_table(paper, count):
            yield _finding(paper, count, f"名目是比率，后面却是多少{count.measure}")


def _finding(paper: Paper, told: Rate | Count, cause: str) -> Finding:
    cure = "数量写数和单位，比率写百分数；两样都要的，分成两个指标"
    return paper.finding("N251", label_start(paper.text, told), told.end, cause=cause, cure=cure)


def _is_in_a_table(paper: Paper, told: Rate | Count) -> bool:
    """Return whether it is a cell of a table, whose columns other rules read."""
    return bool(paper.blocks) and isinstance(paper.blocks[paper.block_at(told.start)], Table)


def _is_number_in_percent(rate: Rate) -> bool:
    named = _NUMBER_OF.search(rate.label)
    return (
        named is not None and not rate.points and not rate.base and not _OF_A_WHOLE.search(rate.label[: named.start()])
    )


def _is_rate_in_things(count: Count) -> bool:
    named = _RATE_OF.search(count.label)
    return named is not None and count.measure in _PEOPLE and "、" not in count.label and not count.per
