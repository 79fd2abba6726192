"""What this room offers on the board: its goods to be given away and its activities, to rooms that do not know it."""

from collections.abc import Iterable

from django.db.models import Q, Sum
from django.urls import reverse

from jixiao.engine.values import Money
from jixiao.measures import activities, goods
from jixiao.orgs.models import UnitYear
from jixiao.records.outreach.models import STAFF_TRAINING, Activity, ActivityState, Good, MovementKind
from jixiao.records.outreach.stocking import good_subject


def goods_of_unit(unit_year: UnitYear) -> Iterable[goods.Good]:
    """Yield the goods that are given away, with stock and the mean price of what was bought: one statement."""
    bought = Q(movements__kind=MovementKind.BOUGHT, movements__undone_by=None, movements__amount__isnull=False)
    rows = Good.objects.filter(unit=unit_year.unit_id, removed_at=None).exclude(reusable=True)
    rows = rows.annotate(
        spent=Sum("movements__amount", filter=bought), pieces=Sum("movements__quantity", filter=bought)
    )
    for one in rows.order_by("kind", "name", "pk")[: goods.MOST]:
        title = f"{one.name}（{one.kind}）" if one.kind else one.name
        yield goods.Good(good_subject(one), title, one.stock, one.measure, _price(one.spent, one.pieces))


def offered_activities(unit_year: UnitYear) -> Iterable[activities.OfferedActivity]:
    """Yield the activities of a year that were not cancelled, in the order of their days: one statement."""
    rows = Activity.objects.filter(unit_year=unit_year, removed_at=None).exclude(state=ActivityState.CANCELLED)
    where = {"unit": unit_year.unit.code, "year": unit_year.year}
    for one in rows.exclude(kind=STAFF_TRAINING).order_by("planned_start", "start", "pk")[: activities.MOST]:
        url = reverse("outreach:activity", kwargs={**where, "pk": one.pk})
        yield activities.OfferedActivity(f"outreach.activity:{one.pk}", one.name, one.start or one.planned_start, url)


def _price(spent: object, pieces: int | None) -> Money | None:
    if spent is None or not pieces:
        return None
    fen = spent.fen if isinstance(spent, Money) else int(str(spent))
    return Money((2 * fen + pieces) // (2 * pieces))
