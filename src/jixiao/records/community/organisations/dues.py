"""What of organisations is due: the end of a term."""

import datetime
from collections.abc import Iterable, Sequence

from django.urls import reverse

from jixiao.orgs.deadlines.dues import Due
from jixiao.orgs.models import UnitYear
from jixiao.orgs.roles import Role
from jixiao.records.community.models import Organisation, OrganisationState

MOST = 500


def dues_of(unit_years: Sequence[UnitYear]) -> Iterable[Due]:
    """Yield the organisations whose term ends within those years: one statement. One that ended stays until renewed."""
    by_unit = {one.unit_id: one for one in unit_years}
    last = max((one.year for one in unit_years), default=0)
    rows = Organisation.objects.filter(
        unit__in=by_unit, removed_at=None, state=OrganisationState.ACTIVE, term_to__lte=datetime.date(last, 12, 31)
    )
    for one in rows.order_by("term_to", "pk")[:MOST]:
        unit_year = by_unit[one.unit_id]
        where = {"unit": unit_year.unit.code, "year": unit_year.year, "pk": one.pk}
        if one.term_to is not None and one.term_to.year <= unit_year.year:
            yield Due(
                unit_year=unit_year, matter=f"community.term:{one.pk}", kind="组织换届",
                title=f"「{one.name}」届满换届", turn=Role.CLERK, due=one.term_to,
                url=reverse("community:organisation", kwargs=where),
            )  # fmt: skip
