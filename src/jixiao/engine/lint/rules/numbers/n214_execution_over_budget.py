"""N214: a rate of execution above 100 %, or more spent than planned, and not a word why."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.numbers.execution import EXECUTES
from jixiao.engine.lint.rules.numbers.quotients import is_plain
from jixiao.engine.lint.rules.numbers.rate_places import start_of_rate
from jixiao.engine.lint.rules.numbers.reasons import says_why_more
from jixiao.engine.lint.rules.numbers.running_text import runs

_ALL = 100


@rule("N214")
def check(paper: Paper) -> Iterator[Finding]:
    """预算执行率超过 100%，没有说明原因。

    检查什么：写明的执行率、支出率、资金到位率是否超过 100%，而前后没有提到追加、调整、上年结转等原因。
    为什么：没有预算不得支出。超过 100% 多半是用了年初预算作分母，应当写明调整后的预算，或者说明钱从哪里来。
    反例：年初安排200万元，实际支出231万元，执行率115.5%。
    正例：年初安排200万元，年中追加31万元，实际支出231万元，为年初预算的115.5%。
    正例：年初安排200万元，实际支出190万元，执行率95%。
    依据：《预算法》第十三条：各部门的支出必须以经批准的预算为依据，未列入预算的不得支出。
    """
    for rate in paper.facts.ratios:
        if rate.number <= _ALL or not is_plain(rate) or not EXECUTES.search(rate.label):
            continue
        if not runs(paper, rate.start, rate.end) or paper.part_at(rate.start) is Part.GOALS:
            continue
        if not says_why_more(paper, rate.start):
            yield paper.finding(
                "N214",
                start_of_rate(paper, rate),
                rate.end,
                cause=f"“{rate.label}”{rate.quote} 超过了 100%，没有说明多出的部分从哪里来",
                cure="分母改用调整后的全年预算数；仍超过 100% 的，写明追加、结转等原因",
            )
