"""Scores and grades: 自评得分94.9分, 满分100分, 每题20分, 等级为优, 90（含）-100分为优."""

import re
from collections.abc import Sequence
from fractions import Fraction

from jixiao.engine.facts.clauses import Ground
from jixiao.engine.facts.figures import Figure
from jixiao.engine.facts.stated import Grading, Score, ScoreKind
from jixiao.engine.facts.units import Measured

_SCORED = re.compile(r"得分|评分|自评|总分|评价分|得$|分数|综合分|合计")
_FULL = re.compile(r"满分|标准分|分值|权重|总分值|满$")
_LOST = re.compile(r"扣|减|失分")
_THEN_SCORED = re.compile(r"[）)]?[，,]?\s?(?:自评|实际|本次)?得分?为?\s?[0-9]")
_BARE = re.compile(r"(?:得分|总分|评分|满分|分值|标准分|扣分)$")
_GRADES = {
    "优秀": "优", "优": "优", "良好": "良", "良": "良", "中等": "中", "中": "中", "一般": "中", "较差": "差",
    "差": "差",
    "合格": "合格", "不合格": "不合格",
}  # fmt: skip
_WORD = "优秀|优|良好|良|中等|中|一般|较差|差|不合格|合格"
# What makes it one of a list of grades: 优、良, 优（90分以上）、良.
_ANOTHER = r"(?!(?:[（(]\s?[0-9≥＞>][^）)\n]{0,16}[）)])?\s?[、/]\s?[“\"]?(?:优|良|中|一般|较?差|不?合格))"
_GIVEN = re.compile(
    r"(?:等级|级别|等次|档次|评级|评价结[论果]|自评结[论果]|绩效评定|评定|评为|结论)[^。；;\n0-9]{0,8}?[“\"「]?"
    rf"(?P<grade>{_WORD})[”\"」]?(?=等|级|档|$|[\s，,。；;、）)（(]){_ANOTHER}"
)
_LEVEL = re.compile(rf"[“\"「](?P<grade>{_WORD})[”\"」]\s?(?:等级|级|等次|档)")
_BEFORE_SCORE = re.compile(
    rf"(?:(?<![一-龥])|(?<=[分即]为))(?P<grade>{_WORD})(?:等级|级|档)?\s?[（(：:]\s?(?:得分|总分)?[≥＞>]?$"
)
_AFTER_SCORE = re.compile(
    rf"[，,、]?\s?(?:属于?|为|是|评[定价]?为|等级为?|[（(])\s?[“\"「]?(?P<grade>{_WORD})[”\"」]?(?=等|级|档|$|[\s，,。；;、）)])"
)
_REACH = 12  # letters before a band of points in which its grade may stand


def read_scores(ground: Ground, figures: Sequence[Figure]) -> list[Score]:
    """Return the points among ``figures``; a number without 分 only directly after 得分, 满分 and the like."""
    return [
        Score(
            figure.start, figure.end, ground.quote(figure.start, figure.end), figure.number, _kind(ground, figure),
            figure.label, ground.title(figure.start), figure.per, figure.low,
        )
        for figure in figures
        if figure.measured is Measured.POINTS
        or (figure.measured is Measured.BARE and not figure.han and _BARE.search(figure.label))
    ]  # fmt: skip


def _kind(ground: Ground, figure: Figure) -> ScoreKind:
    """Return what the label says, else that of 产出50分得48分: the first is the full mark."""
    label = figure.label
    for kind, words in ((ScoreKind.LOST, _LOST), (ScoreKind.FULL, _FULL), (ScoreKind.SCORED, _SCORED)):
        if words.search(label):
            return kind
    return ScoreKind.FULL if _THEN_SCORED.match(ground.plain, figure.end) else ScoreKind.OTHER


def read_grades(ground: Ground, scores: Sequence[Score]) -> list[Grading]:
    """Return the grades that are given, and those that a band of points defines (90—100分为优)."""
    found: dict[int, Grading] = {}
    for score in scores:
        band = score.low is not None or "以" in score.quote
        match = _AFTER_SCORE.match(ground.plain, score.end)
        if match is None and band:
            match = _BEFORE_SCORE.search(ground.plain, max(score.start - _REACH, 0), score.start)
        if match is not None:
            low = score.low if score.low is not None else score.number if "以上" in score.quote else None
            high = None if "以上" in score.quote else score.number
            found[match.start("grade")] = _grading(ground, match, low if band else None, high if band else None)
    for pattern in (_GIVEN, _LEVEL):
        for match in pattern.finditer(ground.plain):
            found.setdefault(match.start("grade"), _grading(ground, match, None, None))
    return [found[place] for place in sorted(found)]


def _grading(ground: Ground, match: re.Match[str], low: Fraction | None, high: Fraction | None) -> Grading:
    start, end = match.span("grade")
    return Grading(start, end, ground.quote(start, end), _GRADES[match["grade"]], match["grade"], low, high)
