"""R530: a contest with prizes, and nobody knows how many took part."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper, Passage
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.stretch import numbers_of_things

_CONTEST = re.compile(r"竞答|竞赛|比赛|大赛|答题|抽奖|征文|评选|知识问答|有奖")
_PRIZES = re.compile(r"(?:共|分别)*设[置立]?[^。；，]{0,8}[一二三特优]等?奖[^。，]{0,40}")
_TOOK_PART = re.compile(r"参[与加赛训评]|报名|答题|征集|收到|收集|吸引|投稿|选送|报送|推荐|提交|评审|获奖|中奖")
_PEOPLE = frozenset({"人", "人次", "名", "件", "幅", "篇", "份", "个", "支", "队", "部", "万人", "万人次", "家", "项"})
_PRIZE_NUMBER = re.compile(r"奖[一-龥]{0,4}[:：]?$")


@rule("R530")
def check(paper: Paper) -> Iterator[Finding]:
    """有奖活动没有参与人数。

    检查什么：竞答、竞赛、评选写了设奖多少，同一段和下一段里有没有参与人数、作品数。
    为什么：只有奖项没有人数，看不出花的钱有多少人受益，也看不出奖发给了谁。
    反例：
        一、绩效目标完成情况
        （一）产出情况
        9月组织防汛知识有奖竞答，群众扫码答题，共设置一等奖5名、二等奖15名。
        （二）效果情况
        群众防汛意识提高。
    正例：
        一、绩效目标完成情况
        （一）产出情况
        9月组织防汛知识有奖竞答，参与答题3120人次，共设置一等奖5名、二等奖15名。
        （二）效果情况
        群众防汛意识提高。
    依据：财预〔2020〕10号：产出应当有数量；奖品支出应当有领取记录。
    """
    passages = paper.within(Part.RESULTS, Part.TASKS, Part.OTHER)
    for number, passage in enumerate(passages):
        prizes = _PRIZES.search(passage.text)
        if prizes is None or not _CONTEST.search(passage.text):
            continue
        near = passages[number : number + 2]
        if not any(_tells_how_many(paper, each) for each in near):
            yield paper.finding(
                "R530",
                passage.start + prizes.start(),
                passage.start + prizes.end(),
                cause="写了设奖多少，没有写多少人参与、多少人领奖，奖品花了多少钱",
                cure="补上参与人数（人次）、中奖人数和奖品支出；没有统计的，说明以什么记录为准",
            )


def _tells_how_many(paper: Paper, passage: Passage) -> bool:
    for one in numbers_of_things(paper, passage.start, passage.end):
        begin = max(paper.text.rfind(stop, passage.start, one.start) for stop in "，。；、,") + 1 or passage.start
        before = paper.text[begin : one.start]
        after = paper.text[one.end : one.end + 8]
        if one.measure in _PEOPLE and not _PRIZE_NUMBER.search(before) and _TOOK_PART.search(before + after):
            return True
    return False
