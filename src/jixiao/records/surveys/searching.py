"""What of this room the search in the top bar finds: surveys by title, number, indicator or group."""

from collections.abc import Iterable

from jixiao.orgs.seat import Desk
from jixiao.records.surveys.models import Survey
from jixiao.records.surveys.queries import MOST_SURVEYS, groups_of, surveys_of
from jixiao.web.searching import MOST_HITS, Hit, matches


def search(desk: Desk, text: str) -> Iterable[Hit]:
    """Yield the surveys of this unit's year that are called so, also by first letters; a constant number of statements.

    Titles have no column of first letters: a year has few surveys, so they are looked through.
    """
    found = [one for one in surveys_of(desk.its_year).order_by("-pk")[:MOST_SURVEYS] if _is_called(one, text)]
    for one in found[:MOST_HITS]:
        days = f"{one.opens} 至 {one.closes}" if one.opens and one.closes else "没有填日期"
        where = f"{one.code} · {one.get_state_display()} · {days}"
        yield Hit(one.title, where, desk.door("surveys:survey", pk=one.pk), "满意度调查")


def _is_called(survey: Survey, text: str) -> bool:
    words = [survey.title, survey.get_target_display() if survey.target else "", *map(str, groups_of(survey))]
    exact = text.strip().upper() in {survey.code, survey.target}
    return exact or any(matches(word, text) for word in words if word)
