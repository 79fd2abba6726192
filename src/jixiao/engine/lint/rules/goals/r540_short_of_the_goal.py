"""R540: less was done than was aimed at, and nothing is said of it."""

import re
from collections import Counter
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Count
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.stretch import numbers_of_things, told_in
from jixiao.engine.values import print_decimal

_SHORTEST = 4  # characters of what is counted
_AT_MOST = re.compile(r"不超过|不多于|不高于|≤|以内|控制在|压减|减少|降至|下降|不发生")
_SAID = re.compile(r"未|仅|只|因|由于|完成率|目标|计划|其中|调整|[%％]")
_REASONS = re.compile(r"未完成|未达|未能|没有完成|偏[离差]|调[整减]|压减|取消|推迟")


@rule("R540")
def check(paper: Paper) -> Iterator[Finding]:
    """完成值低于目标值，没有说明。

    检查什么：同一件事，绩效目标写的数比完成情况写的大，全文没有一句说未完成、为什么。
    为什么：没有完成的指标要扣分、要说明原因；照“已完成”写，得分就不实。
    反例：
        一、绩效目标
        农家书屋补充更新45个，送书下乡6次。
        二、绩效目标完成情况
        农家书屋补充更新39个，送书下乡6次。
        三、其他
        无。
    正例：
        一、绩效目标
        农家书屋补充更新45个，送书下乡6次。
        二、绩效目标完成情况
        农家书屋补充更新39个，未完成的6个因村部搬迁推迟到下年；送书下乡6次。
        三、其他
        无。
    依据：财预〔2020〕10号：未完成绩效目标的，应当说明原因并提出改进措施。
    """
    if _REASONS.search(paper.text):
        return
    counts = numbers_of_things(paper, 0, len(paper.text))
    aimed = _alone(paper, counts, Part.GOALS)
    done = _alone(paper, counts, Part.RESULTS)
    for key, goal in aimed.items():
        result = done.get(key)
        if result is None or result.number is None or goal.number is None or result.number >= goal.number:
            continue
        before, after = _clause(paper, goal), _clause(paper, result)
        if not _AT_MOST.search(before) and not _SAID.search(after) and not _AT_MOST.search(after):
            yield paper.finding(
                "R540",
                result.start - len(result.label)
                if paper.text.endswith(result.label, 0, result.start)
                else result.start,
                result.end,
                cause=f"目标是{print_decimal(goal.number)}{goal.measure}，这里是{print_decimal(result.number)}{result.measure}，"
                "没有完成，全文没有说明",
                cure="写明未完成和原因，按完成比例打分；目标调整过的，写明调整的文件",
            )


def _alone(paper: Paper, counts: list[Count], part: Part) -> dict[tuple[str, str], Count]:
    """Return the counts of a part whose thing is counted there only once; parts of another number are none."""
    told = [
        one
        for one in counts
        if len(one.thing) >= _SHORTEST and one.whole is None and not one.per and paper.part_at(one.start) is part
    ]
    often = Counter((one.thing, one.measure) for one in told)
    return {(one.thing, one.measure): one for one in told if often[one.thing, one.measure] == 1}


def _clause(paper: Paper, count: Count) -> str:
    """Return the sentence around a count."""
    sentence = next(iter(told_in(paper.facts.sentences, 0, count.start + 1)[-1:]), None)
    if sentence is None:
        return ""
    begin = max(paper.text.rfind(stop, sentence.start, count.start) + 1 for stop in "；;，,。") or sentence.start
    stops = [at for stop in "；;。\n" if (at := paper.text.find(stop, count.end)) >= 0]
    return paper.text[begin : min(stops, default=len(paper.text))]
