"""What of this part is due in many units at once: the last day of judging."""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from jixiao.orgs.deadlines.dues import Due
from jixiao.orgs.models import UnitYear
from jixiao.orgs.roles import Role
from jixiao.records.contests.models import Contest, ContestState

MOST_CONTESTS = 500


def dues_of(unit_years: Sequence[UnitYear]) -> Iterable[Due]:
    """Yield the contests of those years that are judged, due on the last day of it: one statement."""
    years = {one.pk: one for one in unit_years}
    rows = Contest.objects.filter(unit_year__in=years, state=ContestState.JUDGING, judge_to__isnull=False)
    for one in rows.order_by("judge_to", "pk")[:MOST_CONTESTS]:
        if one.judge_to is None:
            continue
        unit_year = years[one.unit_year_id]
        where = {"unit": unit_year.unit.code, "year": unit_year.year, "pk": one.pk}
        yield Due(
            unit_year=unit_year, matter=f"contests.judging:{one.pk}", kind="赛事评审", title=f"「{one.title}」评审截止",
            turn=Role.HEAD, due=one.judge_to, url=reverse("contests:judging", kwargs=where),
        )  # fmt: skip
