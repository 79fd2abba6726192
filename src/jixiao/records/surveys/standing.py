"""How far each group is: what was planned, what came, what it still lacks, and whether it is behind by now."""

import dataclasses
import datetime
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from django.db.models import Count

from jixiao.records.surveys.models import Group, GroupReminder, Invalid, Response, Survey, SurveyState
from jixiao.records.surveys.planning import MOST_GROUPS, spread
from jixiao.records.surveys.queries import groups_of
from jixiao.records.surveys.rating import shown

MOST_REMINDERS = 2000


@dataclasses.dataclass(frozen=True, slots=True)
class Standing:
    """A group: its part of those served, ``fair`` its part of the sample by size, ``due`` what should be there today.

    ``last`` is the last reminder and ``times`` how often it was reminded.
    """

    group: Group
    share: Decimal | None
    fair: int | None
    valid: int
    due: int
    last: GroupReminder | None = None
    times: int = 0

    @property
    def lacking(self) -> int:
        """Return how many valid answers it lacks of what was planned."""
        return max(0, self.group.wanted - self.valid)

    @property
    def is_behind(self) -> bool:
        """Return whether fewer came than should be there by now, were they to come evenly."""
        return self.valid < self.due

    @property
    def mark(self) -> tuple[str, str]:
        """Return colour and word of its light."""
        if not self.group.wanted:
            return "none", "没有计划"
        if not self.lacking:
            return "green", "够了"
        return ("amber", "落后") if self.is_behind else ("none", "收集中")


def standings(survey: Survey, *, on: datetime.date) -> list[Standing]:
    """Return how far the groups are, those that lack most first while people are asked: two statements."""
    groups = groups_of(survey)[:MOST_GROUPS]
    rows = Response.objects.filter(survey=survey, invalid=Invalid.NONE).values_list("group")
    valid = dict(rows.annotate(number=Count("*")).order_by())
    reminded: dict[int, list[GroupReminder]] = {}
    for reminder in GroupReminder.objects.filter(survey=survey).order_by("day")[:MOST_REMINDERS]:
        reminded.setdefault(reminder.group_id, []).append(reminder)
    parts, fair = [one.population for one in groups], fair_parts(groups)
    whole = sum(part or 0 for part in parts)
    found = []
    for place, one in enumerate(groups):
        times = reminded.get(one.pk, [])
        share = shown(Fraction(100 * one.population, whole)) if one.population else None
        due = due_by(survey, one.wanted, on=on)
        last = times[-1] if times else None
        found.append(Standing(one, share, fair[place], valid.get(one.pk, 0), due, last, len(times)))
    return sorted(found, key=lambda one: -one.lacking) if survey.state == SurveyState.OPEN else found


def fair_parts(groups: Sequence[Group]) -> list[int | None]:
    """Return the planned whole spread over the groups by their size, None where a size is not known."""
    sizes = [one.population for one in groups if one.population is not None]
    if not groups or len(sizes) < len(groups) or not any(sizes):
        return [None] * len(groups)
    return [*spread(sum(one.wanted for one in groups), sizes)]


def due_by(survey: Survey, wanted: int, *, on: datetime.date) -> int:
    """Return how many answers should be there by the evening of a day, were they to come evenly; rounded down."""
    if survey.state != SurveyState.OPEN or survey.opens is None or survey.closes is None:
        return 0
    whole, gone = (survey.closes - survey.opens).days + 1, (on - survey.opens).days + 1
    return wanted * min(max(gone, 0), whole) // whole
