"""Which of the scores in a text are the total of the whole paper."""

import bisect
import re

from jixiao.engine.document import Table
from jixiao.engine.facts import Score, ScoreKind
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper, Titled

_TOTAL = re.compile(
    r"(?:(?:19|20)\d\d年?度?|经过?|综合|最终|按照?|根据|上述|以上|评价标准|指标体系|进行|开展|逐项|对照|全年|本次|此次|该|本|此|我|单位|部门|项目|整体|支出"
    r"|绩效|评价|自评|自我|总体|评定|测算|计算|汇总|合计|累计|结果|最后|实际|[局委办院校会县区市镇乡]|得|为|的|是|共|,|，|、|总|分数?|评分|得分|总分|折合|认定|情况|\s)*"
)
_SAYS = re.compile(r"总分|总得分|自评|综合|评价|绩效|最终|合计")
_OTHERS = late(
    r"复核|核定|复评|审核|抽查|抽评|重点评价|部门评价|财政(?:部门|局)?(?:评价|评审|评定)|财政[局厅部所]|专家|第三方|上年|去年|上一年|目标"
    r"|满分|平均|每"
)
_BAND = re.compile(r"\s?(?:[（(]不?含[^）)]{0,4}[）)])?\s?(?:[-－—–~～至]|分?以[上下])")
_SUMMED_UP = re.compile(r"总分|总得分|综合|最终|合计")
_SUBJECT = re.compile(r"项目|工程|专项|经费|资金|补助|[一二三四五六七八九十]是")
_FULL = 100
_BARE_SUM = re.compile(r"(?:合计|总分|总)")


def is_total(paper: Paper, score: Score) -> bool:
    """Return whether a score is given to the whole paper, not to a section, an indicator or one of several projects."""
    if score.kind is not ScoreKind.SCORED or score.low is not None or score.per or not _SAYS.search(score.label):
        return False
    is_band = "以" in score.quote or _BAND.match(paper.text, score.end) is not None
    if is_band or not _TOTAL.fullmatch(score.label) or _in_brackets(paper, score):
        return False
    if score.number == _FULL and _BARE_SUM.fullmatch(score.label):
        return False  # 决策20分，过程20分 … 合计100分: the weights
    line = paper.text[paper.text.rfind("\n", 0, score.start) + 1 : score.start]
    return not _OTHERS.search(line[max(line.rfind("。"), 0) :])


def totals(paper: Paper) -> tuple[Score, ...]:
    """Return the scores of the whole paper in running text, those under the name of one project of several left out."""
    found = [score for score in paper.facts.scores if is_total(paper, score) and not _in_table(paper, score)]
    above = {score.start: _heading_above(paper, score) for score in found}
    named = {heading.title for heading in above.values() if heading is not None and _names_a_project(heading)}
    if len(named) > 1:
        found = [score for score in found if _SUMMED_UP.search(score.label)]
    return tuple(found)


def full_mark(paper: Paper) -> int:
    """Return the full mark of the whole paper: 100, which every rulebook has, unless the text states another."""
    stated = {
        int(score.number)
        for score in paper.facts.scores
        if score.kind is ScoreKind.FULL and score.number >= _FULL and score.number.denominator == 1
    }
    return max(stated, default=_FULL)


def _in_brackets(paper: Paper, score: Score) -> bool:
    """Return whether the score stands in the brackets of a short heading or item: 1.数量指标（自评得分20分）."""
    line = paper.text[paper.text.rfind("\n", 0, score.start) + 1 : score.start]
    return max(line.rfind("（"), line.rfind("(")) > max(line.rfind("）"), line.rfind(")"))


def _in_table(paper: Paper, score: Score) -> bool:
    block = paper.block_at(score.start)
    return isinstance(paper.blocks[block], Table) if paper.blocks else False


def _heading_above(paper: Paper, score: Score) -> Titled | None:
    at = bisect.bisect_right(paper.headings, score.start, key=lambda heading: heading.start)
    return paper.headings[at - 1] if at else None


def _names_a_project(heading: Titled) -> bool:
    return _SUBJECT.search(heading.title) is not None and not re.search(r"情况|结论|得分|分析|概况|评价", heading.title)
