"""What of appeals the search in the top bar finds, for those who see to them."""

from collections.abc import Iterable

from django.db.models import Q

from jixiao.orgs.seat import Desk
from jixiao.records.community.access import may_see_everybody
from jixiao.records.community.appeals.queries import appeals_of
from jixiao.web.searching import MOST_HITS, Hit


def search(desk: Desk, text: str) -> Iterable[Hit]:
    """Yield the appeals of the year with that number or those words."""
    if not may_see_everybody(desk):
        return
    wanted = Q(number__iexact=text) | Q(topic__icontains=text) | Q(text__icontains=text)
    for one in appeals_of(desk.its_year).filter(wanted).order_by("-pk")[:MOST_HITS]:
        url = desk.door("community:appeal", pk=one.pk)
        yield Hit(one.topic, f"{one.number} · {one.get_state_display()}", url, "诉求建议")
