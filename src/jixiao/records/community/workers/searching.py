"""What of the register the search in the top bar finds; by name only whom the person may see by name."""

from collections.abc import Iterable

from jixiao.orgs.seat import Desk
from jixiao.records.community.access import levels_seen
from jixiao.records.community.workers.queries import found_by, seen_at, workers_of
from jixiao.web.searching import MOST_HITS, Hit


def search(desk: Desk, text: str) -> Iterable[Hit]:
    """Yield who is called so, in the register of this unit."""
    wanted = found_by(desk.unit.pk, text)
    if not wanted:
        return
    rows = workers_of(desk.unit).filter(wanted & seen_at(levels_seen(desk)))
    for one in rows.order_by("name_key", "pk")[:MOST_HITS]:
        where = " · ".join(part for part in (one.workplace, one.title) if part)
        yield Hit(one.name, where, desk.door("community:worker", pk=one.pk), "科技工作者")
