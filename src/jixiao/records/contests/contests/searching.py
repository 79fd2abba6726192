"""What of this part the search in the top bar finds: contests by title, theme or number, and schools."""

from collections.abc import Iterable

from django.db.models import Q

from jixiao.orgs.seat import Desk
from jixiao.records.contests.contests.queries import MOST_CONTESTS, contests_of
from jixiao.records.contests.models import Contest, School
from jixiao.web.searching import MOST_HITS, Hit, matches


def search(desk: Desk, text: str) -> Iterable[Hit]:
    """Yield the contests of this unit's year and the schools that are called so, also by first letters."""
    found = [one for one in contests_of(desk.its_year).order_by("-pk")[:MOST_CONTESTS] if _is_called(one, text)]
    for one in found[:MOST_HITS]:
        where = f"{one.code} · {one.get_state_display()}"
        yield Hit(one.title, where, desk.door("contests:contest", pk=one.pk), "赛事")
    wanted = text.strip()
    schools = School.objects.filter(unit=desk.unit)
    schools = schools.filter(Q(name__icontains=wanted) | Q(initials__contains=wanted.lower()) | Q(code=wanted))
    for school in schools.order_by("code")[:MOST_HITS]:
        where = f"{school.code} · {school.get_stage_display()}"
        yield Hit(school.name, where, desk.door("contests:school_edit", pk=school.pk), "学校")


def _is_called(one: Contest, text: str) -> bool:
    words = [word for word in (one.title, one.theme) if word]
    return text.strip().upper() == one.code or any(matches(word, text) for word in words)
