"""What of this part is due in many units at once: the last day to nominate, and when a notice is over."""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from jixiao.orgs.deadlines.dues import Due
from jixiao.orgs.models import UnitYear
from jixiao.orgs.roles import Role
from jixiao.records.community.models import Call, CallState, NominationNotice

MOST = 500
KIND = "表彰举荐"


def dues_of(unit_years: Sequence[UnitYear]) -> Iterable[Due]:
    """Yield open calls by their last day, and notices by theirs: two statements."""
    years = {one.pk: one for one in unit_years}
    calls = Call.objects.filter(unit_year__in=years, state=CallState.OPEN, closes__isnull=False)
    for one in calls.order_by("closes", "pk")[:MOST]:
        if one.closes is not None:
            yield _due(years[one.unit_year_id], one, f"「{one.title}」举荐截止", Role.CLERK, one.closes)
    notices = NominationNotice.objects.filter(
        call__unit_year__in=years, call__state=CallState.NOTICE, withdrawn_at=None
    ).select_related("call")
    for notice in notices.order_by("last_day", "pk")[:MOST]:
        unit_year = years[notice.call.unit_year_id]
        yield _due(unit_year, notice.call, f"「{notice.call.title}」公示期满上报", Role.HEAD, notice.last_day)


def _due(unit_year: UnitYear, call: Call, title: str, turn: Role, due: object) -> Due:
    where = {"unit": unit_year.unit.code, "year": unit_year.year, "pk": call.pk}
    return Due(
        unit_year=unit_year, matter=f"community.call:{call.pk}", kind=KIND, title=title, turn=turn,
        due=due,  # type: ignore[arg-type] # a day: the caller has it
        url=reverse("community:call", kwargs=where),
    )  # fmt: skip
