"""C425: a score is higher than its full mark."""

import itertools
import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import Score, ScoreKind
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.section_scores import has_added_points
from jixiao.engine.lint.rules.consistency.total_scores import full_mark, is_total

_BETWEEN = re.compile(r"[，,、；;（(：:\s]*(?:自评|实际|实得|本项|该项)*(?:得分|得|自评|评分)?(?:为|是)?[）)]?")
_BEHIND = late(r"[（(，,]\s?(?:本项|该项|此项)?(?:满分|分值|标准分|权重)(?:为|是|：|:)?\s?")


@rule("C425")
def check(paper: Paper) -> Iterator[Finding]:
    """得分高于满分。

    检查什么：同一处写了满分（分值）和得分的，得分是否超过满分；总得分是否超过 100 分（文中另有满分的按文中的）。
    有加分项的不查。
    为什么：得分不能超过分值，不是得分写错，就是分值写错。
    反例：数量指标分值10分，自评得分12分。
    反例：经综合评价，自评总分103分。
    正例：数量指标分值10分，自评得分10分；质量指标满分20分，得分18分。
    依据：财预〔2020〕10号：各项指标得分最高不能超过该指标分值上限。
    """
    if has_added_points(paper):
        return
    scores = paper.facts.scores
    for one, after in itertools.pairwise(scores):
        between = paper.text[one.end : after.start]
        if one.kind is ScoreKind.FULL and after.kind is ScoreKind.SCORED and _BETWEEN.fullmatch(between):
            yield from _over(paper, after, one)
        elif one.kind is ScoreKind.SCORED and after.kind is ScoreKind.FULL and _BEHIND.fullmatch(between):
            yield from _over(paper, one, after)
    full = full_mark(paper)
    for score in scores:
        if score.number > full and is_total(paper, score):
            cause = f"总得分 {score.quote} 超过满分 {full} 分"
            yield paper.finding("C425", score.start, score.end, cause=cause, cure="核对各项得分；有加分项的写明加分")


def _over(paper: Paper, score: Score, full: Score) -> Iterator[Finding]:
    if score.number > full.number and score.low is None and full.low is None:
        cause = f"满分（分值）是 {full.quote}，得分却是 {score.quote}"
        yield paper.finding("C425", score.start, score.end, cause=cause, cure="核对这一项的分值和得分，改掉写错的一个")
