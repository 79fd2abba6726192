"""The goods of the unit, as other rooms may give them away by way of the board."""

from collections.abc import Iterable

from django.db.models import Q, Sum

from jixiao.engine.values import Money
from jixiao.measures.goods import MOST, Good
from jixiao.orgs.models import UnitYear
from jixiao.records.outreach.models import Good as Row
from jixiao.records.outreach.models import MovementKind
from jixiao.records.outreach.stocking import good_subject


def goods_of_unit(unit_year: UnitYear) -> Iterable[Good]:
    """Yield the goods that are given away, with stock and the mean price of what was bought: one statement."""
    bought = Q(movements__kind=MovementKind.BOUGHT, movements__undone_by=None, movements__amount__isnull=False)
    rows = Row.objects.filter(unit=unit_year.unit_id, removed_at=None).exclude(reusable=True)
    rows = rows.annotate(
        spent=Sum("movements__amount", filter=bought), pieces=Sum("movements__quantity", filter=bought)
    )
    for one in rows.order_by("kind", "name", "pk")[:MOST]:
        title = f"{one.name}（{one.kind}）" if one.kind else one.name
        yield Good(good_subject(one), title, one.stock, one.measure, _price(one.spent, one.pieces))


def _price(spent: object, pieces: int | None) -> Money | None:
    if spent is None or not pieces:
        return None
    fen = spent.fen if isinstance(spent, Money) else int(str(spent))
    return Money((2 * fen + pieces) // (2 * pieces))
