"""Everything of a year that is counted from: a constant number of statements, however much was done."""

import dataclasses
import datetime
from collections.abc import Sequence

from django.db.models import Q

from jixiao.engine.values import Period
from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.models import UnitYear
from jixiao.records.community.models import (
    AdvicePaper,
    Appeal,
    AppealState,
    Meeting,
    Nomination,
    Organisation,
    Visited,
    Worker,
    YearlyCheck,
)
from jixiao.records.community.organisations.queries import standing_on

MOST = 20_000


@dataclasses.dataclass(frozen=True)
class Records:
    """What the room holds of a year up to the end of a period.

    ``organisations`` are those that stood on its last day, ``visited`` and ``appeals`` those within it; ``registered``
    is how many scientists stood in the register on that day.
    """

    unit_year: UnitYear
    period: Period
    organisations: Sequence[Organisation]
    has_organisations: bool
    visited: Sequence[Visited]
    appeals: Sequence[Appeal]
    meetings: Sequence[Meeting]
    papers: Sequence[AdvicePaper]
    checks: Sequence[YearlyCheck]
    nominated: frozenset[int]
    registered: frozenset[int]

    @property
    def answered(self) -> list[Appeal]:
        """Return the appeals that were answered within the period."""
        return [one for one in self.appeals if one.answered_at and self.has(one.answered_at)]

    def has(self, at: datetime.datetime) -> bool:
        """Return whether a moment lies within the period, by the clock of Shanghai."""
        return self.period.contains(at.astimezone(SHANGHAI).date())


def records_of(unit_year: UnitYear, *, period: Period) -> Records:
    """Return what the room holds of a year up to the end of a period: nine statements."""
    first, last = period.first_day, period.last_day
    of_year = Q(unit_year=unit_year)
    organisations = Organisation.objects.filter(unit=unit_year.unit_id, removed_at=None).select_related("place")
    every = list(organisations.order_by("kind", "pk")[:MOST])
    standing = set(organisations.filter(standing_on(last)).values_list("pk", flat=True))
    visited = Visited.objects.filter(visit__unit_year=unit_year, visit__removed_at=None)
    visited = visited.filter(visit__day__gte=first, visit__day__lte=last).select_related("visit", "worker")
    appeals = Appeal.objects.filter(of_year).exclude(state=AppealState.REFUSED).order_by("pk")
    alive = of_year & Q(removed_at=None)
    registered = Worker.objects.filter(unit=unit_year.unit_id, registered_on__lte=last)
    gone = datetime.datetime.combine(last + datetime.timedelta(days=1), datetime.time(), tzinfo=SHANGHAI)
    registered = registered.filter(Q(removed_at=None) | Q(removed_at__gte=gone, merged_into=None))
    nominated = Nomination.objects.filter(call__unit_year=unit_year, sent_at__isnull=False, sent_at__lt=gone)
    return Records(
        unit_year=unit_year,
        period=period,
        organisations=[one for one in every if one.pk in standing],
        has_organisations=bool(every),
        visited=list(visited.order_by("visit__day", "pk")[:MOST]),
        appeals=list(appeals[:MOST]),
        meetings=list(Meeting.objects.filter(alive, day__gte=first, day__lte=last).order_by("day", "pk")[:MOST]),
        papers=list(
            AdvicePaper.objects.filter(alive, handed_on__gte=first, handed_on__lte=last).order_by("handed_on", "pk")[
                :MOST
            ]
        ),
        checks=list(YearlyCheck.objects.filter(of_year, checked_on__lte=last).order_by("pk")[:MOST]),
        nominated=frozenset(nominated.values_list("worker_id", flat=True)),
        registered=frozenset(registered.values_list("pk", flat=True)),
    )
