"""What somebody typed is kept for them until it is saved."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.records.outreach.models import Draft

_LEFT_OUT = {"csrfmiddlewaretoken", "once", "stamp"}
MOST_LETTERS = 50_000


@transaction.atomic
def keep_draft(*, unit_year: UnitYear, subject: str, texts: Mapping[str, Sequence[str]], by: Actor) -> Draft:
    """Keep what somebody typed, over what they typed before. It is theirs alone and no act: the trail says nothing."""
    kept = {name: list(given) for name, given in texts.items() if name not in _LEFT_OUT and any(given)}
    if sum(len(text) for given in kept.values() for text in given) > MOST_LETTERS:
        kept = {}
    draft, _ = Draft.objects.update_or_create(
        unit_year=unit_year, person=by.person, subject=subject[:80], defaults={"texts": kept, "saved_at": by.at}
    )
    return draft


def draft_of(*, unit_year: UnitYear, subject: str, by: Actor) -> Draft | None:
    """Return what somebody typed into a form and did not save, None where there is nothing."""
    return Draft.objects.filter(unit_year=unit_year, person=by.person, subject=subject).exclude(texts={}).first()


def drop_draft(*, unit_year: UnitYear, subject: str, by: Actor) -> None:
    """Forget it: it was saved, or is not wanted."""
    Draft.objects.filter(unit_year=unit_year, person=by.person, subject=subject).delete()
