"""Letters get the next number of their kind, authority and year, and are frozen as they are issued."""

import datetime
from collections.abc import Mapping
from types import MappingProxyType

from django.db.models import Max

from jixiao.cycle.followup.models import Letter, LetterKind
from jixiao.engine.document import Document, document_to_json
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Unit, UnitYear

WORDS: Mapping[str, str] = MappingProxyType(
    {
        LetterKind.FEEDBACK: "绩馈",
        LetterKind.NOTICE: "绩改",
        LetterKind.REMIND: "绩醒",
        LetterKind.TALK: "绩谈",
        LetterKind.CIRCULAR: "绩通",
        LetterKind.TRANSFER: "绩移",
        LetterKind.PRAISE: "绩扬",
        LetterKind.ADVICE: "绩建",
    }
)


def number_letter(
    *,
    kind: LetterKind,
    authority: Unit,
    unit_year: UnitYear,
    by: Actor,
    opinion: str = "",
    deadline: datetime.date | None = None,
) -> Letter:
    """Return a new letter under the next number, still without its text. Takes part in the act's transaction."""
    Unit.objects.select_for_update().get(pk=authority.pk)  # one number at a time
    same = Letter.objects.filter(authority=authority, kind=kind, year=by.on.year)
    serial = (same.aggregate(last=Max("serial"))["last"] or 0) + 1
    return Letter.objects.create(
        authority=authority,
        unit_year=unit_year,
        kind=kind,
        year=by.on.year,
        serial=serial,
        number=f"{authority.short_name or authority.name}{WORDS[kind]}〔{by.on.year}〕{serial}号",
        issued_on=by.on,
        issued_by=by.person,
        deadline=deadline,
        opinion=opinion.strip(),
    )


def freeze_letter(letter: Letter, document: Document) -> Letter:
    """Keep the paper as it is issued."""
    letter.document = document_to_json(document)
    letter.save(update_fields=["document"])
    return letter
