"""What of this part the search in the top bar finds: campaigns by title, theme or number."""

from collections.abc import Iterable

from jixiao.orgs.seat import Desk
from jixiao.records.quiz.campaigns.queries import MOST_CAMPAIGNS, campaigns_of
from jixiao.records.quiz.models import Campaign
from jixiao.web.searching import MOST_HITS, Hit, matches


def search(desk: Desk, text: str) -> Iterable[Hit]:
    """Yield the campaigns of this unit's year that are called so, also by first letters: one statement."""
    found = [one for one in campaigns_of(desk.its_year).order_by("-pk")[:MOST_CAMPAIGNS] if _is_called(one, text)]
    for one in found[:MOST_HITS]:
        days = f"{one.first_day} 至 {one.last_day}" if one.first_day and one.last_day else "没有填日期"
        where = f"{one.code} · {one.get_state_display()} · {days}"
        yield Hit(one.title, where, desk.door("quiz:campaign", pk=one.pk), "竞答")


def _is_called(one: Campaign, text: str) -> bool:
    words = [word for word in (one.title, one.theme) if word]
    return text.strip().upper() == one.code or any(matches(word, text) for word in words)
