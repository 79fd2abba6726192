"""What of this part is due in many units at once: answers to objections."""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from jixiao.orgs.deadlines.dues import Due
from jixiao.orgs.models import UnitYear
from jixiao.orgs.roles import Role
from jixiao.records.contests.models import Objection, ObjectionState

MOST = 500


def dues_of(unit_years: Sequence[UnitYear]) -> Iterable[Due]:
    """Yield the open objections of those years, due by their working days: one statement."""
    years = {one.pk: one for one in unit_years}
    rows = Objection.objects.filter(contest__unit_year__in=years, state=ObjectionState.OPEN, due_on__isnull=False)
    for one in rows.select_related("contest").order_by("due_on", "pk")[:MOST]:
        if one.due_on is None:
            continue
        unit_year = years[one.contest.unit_year_id]
        where = {"unit": unit_year.unit.code, "year": unit_year.year, "pk": one.contest_id, "objection": one.pk}
        yield Due(
            unit_year=unit_year, matter=f"contests.objection:{one.pk}", kind="赛事异议",
            title=f"答复「{one.contest.title}」的公示异议", turn=Role.HEAD, due=one.due_on,
            url=reverse("contests:objection", kwargs=where),
        )  # fmt: skip
