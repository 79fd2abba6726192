"""A prize is tied to a good of the ledger by way of the board: handed over, it is issued there too."""

from django.db import transaction

from jixiao.measures.goods import goods_offered
from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish_in
from jixiao.records.quiz.models import Prize
from jixiao.records.quiz.prizes.events import GoodAttached


@transaction.atomic
def attach_good(*, prize: Prize, reference: str, stamp: int | None, by: Actor) -> Prize:
    """Say which good of the ledger a prize is, "" for none. What was handed over before stays as it was written.

    Refuses goods that nobody offers to the unit.
    """
    offered = goods_offered(prize.campaign.unit_year)
    if reference and reference not in offered:
        raise Refused("没有这种物资", cure="从本单位在用的物资里选；没有的先到物资台账登记", code="U985", field="good")
    before = prize.good
    prize.good = reference
    save_stamped(prize, stamp=stamp, fields=("good",))
    titles = {one.reference: one.title for one in offered.values()}
    publish_in(
        prize.campaign.unit_year, GoodAttached, subject=f"quiz.prize:{prize.pk}", name=str(prize),
        before={"对应物资": titles.get(before, before)}, after={"对应物资": titles.get(reference, "")}, by=by,
    )  # fmt: skip
    return prize
