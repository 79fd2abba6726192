"""Which grade a score belongs to: by the bands a text defines itself, by a chosen rulebook, by the national ones."""

import bisect
import dataclasses
from fractions import Fraction

from jixiao.engine.facts import Grading, Score
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rules.consistency.total_scores import is_total

_FEWEST = 2
_NEAR = 60
_LATEST = 2020


@dataclasses.dataclass(frozen=True, slots=True)
class Graded:
    """A total score and the grade that is given for it."""

    score: Score
    grading: Grading


def graded(paper: Paper) -> tuple[Graded, ...]:
    """Return the total scores with the grade given near them in the same paragraph."""
    scores = [score for score in paper.facts.scores if is_total(paper, score)]
    starts = [score.start for score in scores]
    found = []
    for grading in paper.facts.grades if scores else ():
        if grading.low is not None or grading.high is not None:
            continue
        at = bisect.bisect_left(starts, grading.start)
        near = [score for score in scores[max(at - 1, 0) : at + 1] if _apart(score, grading) <= _NEAR]
        nearest = min(near, key=lambda score: _apart(score, grading), default=None)
        if nearest is not None and "\n" not in paper.text[min(nearest.start, grading.start) : grading.end]:
            found.append(Graded(nearest, grading))
    return tuple(found)


def _apart(score: Score, grading: Grading) -> int:
    """Return how far the grade stands behind the score; a grade before it counts as thrice as far."""
    behind = grading.start - score.end
    return behind if behind >= 0 else 3 * (score.start - grading.end)


def own_bands(paper: Paper) -> tuple[Grading, ...]:
    """Return the bands that the text defines, none where it defines fewer than two or one grade twice."""
    found = tuple(each for each in paper.facts.grades if each.low is not None or each.high is not None)
    names = [each.grade for each in found]
    return found if len(found) >= _FEWEST and len(set(names)) == len(names) else ()


def holds(band: Grading, number: Fraction) -> bool:
    """Return whether a band can hold a score, both of its ends taken as belonging to it."""
    return (band.low is None or band.low <= number) and (band.high is None or number <= band.high)


def common_bands(paper: Paper) -> tuple[tuple[str, Fraction], ...]:
    """Return the grades with their floors: of the chosen rulebook, else of the one for the year of the paper."""
    from jixiao.engine.scoring import rulebook_for  # noqa: PLC0415 - only papers that give a grade need the rulebooks

    chosen = paper.known.rulebook
    book = chosen if chosen is not None and chosen.grades.grades else rulebook_for(paper.year or _LATEST)
    return tuple((grade.name, grade.floor) for grade in book.grades.grades)


def grade_of(number: Fraction, bands: tuple[tuple[str, Fraction], ...]) -> str:
    """Return the grade that a score belongs to."""
    return next((name for name, floor in bands if number >= floor), "")
