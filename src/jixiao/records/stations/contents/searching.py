"""What of the contents the search in the top bar finds: by number, title, first letters, source or topic."""

from collections.abc import Iterable

from django.db.models import Q

from jixiao.orgs.seat import Desk
from jixiao.records.stations.contents.queries import contents_of
from jixiao.records.stations.contents.telling import number_of
from jixiao.web.searching import MOST_HITS, Hit
from jixiao.web.tagged import HasTag

_LONGEST = 10


def search(desk: Desk, text: str) -> Iterable[Hit]:
    """Yield contents of this unit: one statement."""
    words = text.strip()
    if not words:
        return
    wanted = Q(title__icontains=words) | Q(initials__contains=words.lower()) | Q(source__icontains=words)
    wanted |= Q(HasTag(words, field="topics"))
    number = words.upper().removeprefix("N")
    if number.isascii() and number.isdecimal() and len(number) < _LONGEST:
        wanted |= Q(number=int(number))
    for one in contents_of(desk.unit).filter(wanted).order_by("-number")[:MOST_HITS]:
        state = "已撤回" if one.recalled_at else one.get_state_display()
        where = f"{number_of(one)} · {one.get_kind_display()} · {state}"
        yield Hit(one.title, where, desk.door("stations:content", pk=one.pk), "科普内容")
