"""The scores that a text gives to its sections and kinds of indicators, as a tree and as lists."""

import bisect
import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.facts import Score, ScoreKind
from jixiao.engine.lint.paper import Paper

_OF_WHICH = re.compile(r"[，,。；;（(]\s?其中[：:，,]?")
_UP_TO_END = re.compile(r"[^。\n]{0,600}")
_MOST_PARTS, _MOST_HEADINGS, _FAR = 30, 200, 300
_CLOSES = re.compile(r"(?:以上)?(?:各项)?(?:自评)?(?:合计|总计|共计|总分|总得分|合计得分|得分合计)(?:得分)?(?:为|共)?")
_ADDED = re.compile(r"加分|附加|奖励分")


def scored_headings(paper: Paper) -> Iterator[tuple[Score, tuple[Score, ...]]]:
    """Yield the scores of headings with those of the headings right below, where each of these has one.

    Nothing below may be cut off: another heading of the same or a higher level must follow. Where a score in the
    running text of the section is just what is missing, it was given to a part without a heading, and all is well.
    """
    headings, own = paper.headings, _own_scores(paper)
    for number, heading in enumerate(headings):
        score, after = own[number], _next_of_level(paper, number)
        if score is None or after is None:
            continue
        below = [own[at] for at in range(number + 1, after) if headings[at].level == heading.level + 1]
        parts = tuple(one for one in below if one is not None)
        missing = score.number - sum((one.number for one in parts), Fraction(0))
        if len(parts) == len(below) > 1 and not _is_told_between(paper, missing, heading.end, headings[after].start):
            yield score, parts


def _is_told_between(paper: Paper, missing: Fraction, start: int, end: int) -> bool:
    starts = [score.start for score in paper.facts.scores]
    inside = paper.facts.scores[bisect.bisect_left(starts, start) : bisect.bisect_left(starts, end)]
    return any(score.number == missing for score in inside)


def _own_scores(paper: Paper) -> list[Score | None]:
    """Return the score in the words of each heading, or None."""
    scores = [score for score in paper.facts.scores if score.kind is ScoreKind.SCORED and score.low is None]
    starts = [score.start for score in scores]
    found: list[Score | None] = []
    for heading in paper.headings:
        at = bisect.bisect_left(starts, heading.start)
        found.append(scores[at] if at < len(scores) and starts[at] < heading.end else None)
    return found


def _next_of_level(paper: Paper, number: int) -> int | None:
    """Return the index of the next heading of the same or a higher level, within reach, or None."""
    headings = paper.headings
    reach = range(number + 1, min(number + 1 + _MOST_HEADINGS, len(headings)))
    return next((at for at in reach if headings[at].level <= headings[number].level), None)


def has_added_points(paper: Paper) -> bool:
    """Return whether the text speaks of points that are added beyond the full mark."""
    return _ADDED.search(paper.text) is not None


def score_lists(paper: Paper) -> Iterator[tuple[Score, tuple[Score, ...]]]:
    """Yield each score with the scores that 其中 behind it parts it into, up to the end of the next sentence."""
    scores = [one for one in paper.facts.scores if one.kind in {ScoreKind.SCORED, ScoreKind.OTHER} and not one.per]
    for number, whole in enumerate(scores):
        mark = _OF_WHICH.match(paper.text, whole.end)
        if mark is None:
            continue
        ahead = _UP_TO_END.match(paper.text, mark.end())
        stop = ahead.end() if ahead else mark.end()
        near = scores[number + 1 : number + 1 + _MOST_PARTS]
        yield whole, tuple(one for one in near if one.start < stop and not _in_inner_brackets(paper, mark.end(), one))


def closed_lists(paper: Paper) -> Iterator[tuple[Score, tuple[Score, ...]]]:
    """Yield each 合计 or 总分 that closes a list of scores in one sentence, with the scores of the list."""
    scores = paper.facts.scores
    for number, whole in enumerate(scores):
        if not _CLOSES.fullmatch(whole.label.strip()):
            continue
        begin = max(paper.text.rfind(mark, max(whole.start - _FAR, 0), whole.start) for mark in "。\n：:") + 1
        before = [
            one
            for one in scores[max(number - _MOST_PARTS, 0) : number]
            if one.start >= begin and one.kind is not ScoreKind.FULL
        ]
        parts = tuple(one for one in before if not _in_inner_brackets(paper, begin, one))
        if all(one.kind in {ScoreKind.SCORED, ScoreKind.OTHER} and not one.per and one.low is None for one in parts):
            yield whole, parts


def _in_inner_brackets(paper: Paper, begin: int, score: Score) -> bool:
    words = paper.text[begin : score.start]
    return words.count("（") + words.count("(") > words.count("）") + words.count(")")
