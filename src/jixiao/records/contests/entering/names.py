"""The full names and telephones of a work, shown to whoever may see them; each look is written to the trail."""

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.entering.events import NamesSeen
from jixiao.records.contests.entering.people import TypedAuthor, TypedTutor, typed_authors, typed_tutors
from jixiao.records.contests.entering.telling import tell
from jixiao.records.contests.models import Entry


@transaction.atomic
def see_names(*, entry: Entry, why: str, by: Actor) -> tuple[list[TypedAuthor], list[TypedTutor]]:
    """Return who made a work and who tutored it, in full; refuses without a reason (个人信息保护法第五十一条)."""
    if not why.strip():
        raise Refused("查看姓名要写理由", cure="如：核对证书姓名", code="A170", field="reason")
    tell(NamesSeen, entry, by, after={"作品编号": entry.number or "草稿"}, why=why.strip())
    return typed_authors(entry), typed_tutors(entry)
