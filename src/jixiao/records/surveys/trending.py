"""This year's rate beside those of the years before: the same survey, followed by what it was copied from."""

import dataclasses
from fractions import Fraction

from jixiao.records.surveys.models import Survey, SurveyState
from jixiao.records.surveys.rating import Interval
from jixiao.records.surveys.tallying import tally_from

MOST_YEARS = 10


@dataclasses.dataclass(frozen=True, slots=True)
class Before:
    """What came of an earlier survey; ``same`` tells whether its overall question was asked in the same words."""

    survey: Survey
    rate: Fraction | None
    valid: int
    interval: Interval | None
    same: bool


def earlier(survey: Survey) -> list[Before]:
    """Return the frozen results of the surveys this one was copied from, the nearest first."""
    found: list[Before] = []
    wording = _overall(survey)
    one = _before(survey)
    while one is not None and len(found) < MOST_YEARS:
        if one.state == SurveyState.CLOSED:
            tally = tally_from(one.result.figures)
            found.append(Before(one, tally.rate, tally.valid, tally.interval, _overall(one) == wording))
        one = _before(one)
    return found


def _before(survey: Survey) -> Survey | None:
    rows = Survey.objects.select_related("unit_year", "result").prefetch_related("questions")
    return rows.filter(pk=survey.copied_from_id).first() if survey.copied_from_id else None


def _overall(survey: Survey) -> tuple[str, tuple[str, ...]]:
    return next(((one.text, tuple(one.options)) for one in survey.questions.all() if one.is_rate), ("", ()))
