"""What of the nominations the search in the top bar finds: calls by title, honour or number."""

from collections.abc import Iterable

from jixiao.orgs.seat import Desk
from jixiao.records.community.honours.queries import calls_of
from jixiao.web.searching import MOST_HITS, Hit, matches

MOST_CALLS = 200


def search(desk: Desk, text: str) -> Iterable[Hit]:
    """Yield the calls of this unit's year that are called so, also by first letters; one statement."""
    wanted = text.strip()
    found = [one for one in calls_of(desk.its_year).order_by("-pk")[:MOST_CALLS] if _is(one, wanted)]
    for one in found[:MOST_HITS]:
        where = f"{one.code} · {one.honour} · {one.get_state_display()}"
        yield Hit(one.title, where, desk.door("community:call", pk=one.pk), "表彰举荐")


def _is(one: object, wanted: str) -> bool:
    code, title, honour = (str(getattr(one, name)) for name in ("code", "title", "honour"))
    return wanted.upper() == code or matches(title, wanted) or matches(honour, wanted)
