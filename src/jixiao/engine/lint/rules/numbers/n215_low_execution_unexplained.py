"""N215: little of the money was spent, and not a word why."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.execution import EXECUTES
from jixiao.engine.lint.rules.numbers.quotients import is_plain
from jixiao.engine.lint.rules.numbers.rate_places import start_of_rate
from jixiao.engine.lint.rules.numbers.reasons import says_why_less
from jixiao.engine.lint.rules.numbers.running_text import runs

_LOW = 80


@rule("N215")
def check(paper: Paper) -> Iterator[Finding]:
    """预算执行率偏低，没有说明原因。

    检查什么：写明的执行率、支出率、支付率低于 80%，而这一段、下一段和“存在问题”里都没有说明原因。节选的文稿不报。
    为什么：执行率低要扣分，也是下年压减预算的依据，审核人一定会问为什么。
    反例：
        一、项目基本情况
        全年预算数150万元，全年执行数96万元，预算执行率64%。
        二、绩效目标完成情况
        培训村医120人，合格率98%。
        三、偏离绩效目标的原因和下一步改进措施
        加强学习，提高认识。
    正例：
        一、项目基本情况
        全年预算数150万元，全年执行数96万元，预算执行率64%，主要是二期培训推迟到下年。
        二、绩效目标完成情况
        培训村医120人，合格率98%。
    依据：财预〔2020〕10号：未完成绩效目标或者偏离较大的，要说明原因和改进措施。
    """
    if not _has_its_end(paper):
        return
    for rate in paper.facts.ratios:
        if rate.number >= _LOW or not is_plain(rate) or not EXECUTES.search(rate.label) or "结" in rate.label[-4:]:
            continue
        if not runs(paper, rate.start, rate.end) or paper.part_at(rate.start) in {Part.GOALS, Part.PROBLEMS}:
            continue
        if rate.number > 0 and not says_why_less(paper, rate.start):
            yield paper.finding(
                "N215",
                start_of_rate(paper, rate),
                rate.end,
                cause=f"“{rate.label}”只有 {rate.quote}，低于 {_LOW}%，没有说明原因",
                cure="写明没有支出的原因（如项目推迟、尾款未付、招标节约）和下一步怎么用",
            )


def _has_its_end(paper: Paper) -> bool:
    """Return whether the part on problems, where the reason would stand, is there or must have been passed."""
    return paper.is_whole or any(each.part in {Part.PROBLEMS, Part.MEASURES} for each in paper.headings)
