"""What of organisations the search in the top bar finds."""

from collections.abc import Iterable

from django.db.models import Q

from jixiao.orgs.seat import Desk
from jixiao.records.community.organisations.queries import organisations_of
from jixiao.web.searching import MOST_HITS, Hit


def search(desk: Desk, text: str) -> Iterable[Hit]:
    """Yield what is called so."""
    wanted = Q(name__icontains=text) | Q(initials__contains=text.lower()) | Q(host__icontains=text)
    for one in organisations_of(desk.unit).filter(wanted).order_by("name", "pk")[:MOST_HITS]:
        url = desk.door("community:organisation", pk=one.pk)
        yield Hit(one.name, one.get_kind_display(), url, "科协组织")
