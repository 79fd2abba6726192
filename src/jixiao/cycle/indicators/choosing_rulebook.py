"""Choosing the rules of a unit's year: by the finance bureau, before the self-evaluation is handed in."""

from django.db import transaction

from jixiao.cycle.indicators.bookshelf import Shelved, find_shelved
from jixiao.cycle.indicators.events import RulebookChosen
from jixiao.engine.scoring import rulebook_for
from jixiao.orgs.actor import Actor
from jixiao.orgs.handing import WORKABLE
from jixiao.orgs.models import Handover, HandoverKind, UnitYear, YearState
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in


@transaction.atomic
def choose_rulebook(*, unit_year: UnitYear, key: str, by: Actor) -> UnitYear:
    """Score a year by that rulebook from now on; an empty key takes back the choice.

    Refuses a closed year (it is recomputed by its own rules), a year whose self-evaluation is handed in or approved, a
    rulebook that is not published, and one that was issued after the year was evaluated.
    """
    unit_year = UnitYear.objects.select_for_update().select_related("unit").get(pk=unit_year.pk)
    if unit_year.state != YearState.OPEN:
        raise Refused(
            f"{unit_year.year} 年度已经关闭，按它自己的规则重算", cure="确需改的，先重新开放年度", code="U770"
        )
    handed = Handover.objects.filter(unit_year=unit_year, kind=HandoverKind.EVALUATION).exclude(state__in=WORKABLE)
    if handed.exists():
        raise Refused("绩效自评已经送审，不能换规则集", cure="先退回自评，再换", code="U771")
    if key == unit_year.rulebook:
        return unit_year
    _require_choosable(key, unit_year.year)
    before = words_of(unit_year.rulebook, unit_year.year)
    unit_year.rulebook = key
    unit_year.save(update_fields=["rulebook"])
    publish_in(
        unit_year,
        RulebookChosen,
        subject=f"orgs.unit_year:{unit_year.pk}",
        name=f"{unit_year.unit.name} {unit_year.year}年度",
        before={"规则集": before},
        after={"规则集": words_of(key, unit_year.year)},
        by=by,
    )
    return unit_year


def words_of(key: str, year: int) -> str:
    """Return a choice in words; without one the rules that the engine takes."""
    if not key:
        return f"没有另选，默认 {rulebook_for(year).code}"
    found = find_shelved(key)
    return key if found is None else f"{key} {found.book.title}"


def choosable(shelf: list[Shelved], *, year: int) -> list[Shelved]:
    """Return the rulebooks that a year may choose."""
    return [one for one in shelf if one.is_choosable and one.book.since.year <= year + 1]


def _require_choosable(key: str, year: int) -> None:
    if not key:
        return
    found = find_shelved(key)
    if found is None or not found.is_choosable:
        raise Refused("没有这部规则集，或它还没有发布、已经停用", cure="从列表里选一部", code="U772", field="key")
    if found.book.since.year > year + 1:
        cause = f"「{found.book.title}」{found.book.since.year} 年才施行，{year} 年度的评价在它之前"
        raise Refused(cause, cure="选一部当时施行的", code="U773", field="key")
