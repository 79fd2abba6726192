"""Authors and tutors as they are typed, and as they are kept: sealed, masked, known again."""

import dataclasses
import datetime
import re
from collections.abc import Sequence

from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.contests.wording import told_of
from jixiao.records.contests.models import Author, Contest, Entry, OneEach, Tutor
from jixiao.records.contests.seals import adult_key, claim_of, pupil_key, seal, unseal
from jixiao.web.masking import mask_name, plain_name, plain_phone

CHILD = 14
_MONTH = re.compile(r"((?:19|20)\d\d)[-./年 ]?(0?[1-9]|1[0-2])月?")


@dataclasses.dataclass(frozen=True, slots=True)
class TypedAuthor:
    """An author as somebody typed it; ``born`` is a month (2012-05), ``guardian`` who agreed, "" for nobody yet."""

    name: str
    grade: int | None = None
    born: str = ""
    duty: str = ""
    guardian: str = ""
    agreed: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class TypedTutor:
    """A tutor as somebody typed it."""

    name: str
    workplace: str = ""
    phone: str = ""


def plain_month(text: str) -> str | None:
    """Return a month as 2012-05, "" for none, None for what is no month; a day behind it is left out."""
    typed = "".join(text.split())
    if not typed:
        return ""
    found = _MONTH.match(typed)
    return f"{found[1]}-{int(found[2]):02d}" if found else None


def age_on(born: str, day: datetime.date) -> int | None:
    """Return the age on a day of somebody born in that month, None where that is not known."""
    if not born:
        return None
    year, month = (int(part) for part in born.split("-"))
    return day.year - year - (1 if day.month < month else 0)


def age_day(contest: Contest) -> datetime.date:
    """Return the day for which ages are counted."""
    return contest.age_on or contest.entry_to or datetime.date(contest.unit_year.year, 12, 31)


def write_authors(entry: Entry, typed: Sequence[TypedAuthor], *, at: datetime.datetime) -> None:
    """Write the authors of a work in their order; who stood there before keeps their row."""
    there = {one.position: one for one in Author.objects.filter(entry=entry)}
    contest = entry.contest
    for position, given in enumerate(typed, start=1):
        row = there.pop(position, None) or Author(entry=entry, contest=contest, position=position)
        _fill_author(row, given, entry=entry, at=at)
        row.save()
    Author.objects.filter(pk__in=[one.pk for one in there.values()]).delete()


def write_tutors(entry: Entry, typed: Sequence[TypedTutor]) -> None:
    """Write the tutors of a work in their order."""
    there = {one.position: one for one in Tutor.objects.filter(entry=entry)}
    unit = entry.school.unit_id
    for position, given in enumerate(typed, start=1):
        name = _name(given.name, f"辅导教师 {position}", "tutor")
        phone = plain_phone(given.phone)
        if phone is None:
            raise Refused(
                f"辅导教师 {position} 的电话不对", cure="填 11 位手机号", code="A018", field=f"t{position}_phone"
            )
        row = there.pop(position, None) or Tutor(entry=entry, position=position)
        row.name_seal, row.masked, row.key = seal(name), mask_name(name), adult_key(unit=unit, name=name)
        row.workplace, row.phone_seal = given.workplace.strip()[:60], seal(phone)
        row.save()
    Tutor.objects.filter(pk__in=[one.pk for one in there.values()]).delete()


def typed_authors(entry: Entry) -> list[TypedAuthor]:
    """Return the authors of a work as its form shows them to its school."""
    return [
        TypedAuthor(
            unseal(one.name_seal), one.grade, unseal(one.birth_seal), one.duty, unseal(one.guardian_seal),
            one.consented_on is not None,
        )
        for one in Author.objects.filter(entry=entry).order_by("position")
    ]  # fmt: skip


def typed_tutors(entry: Entry) -> list[TypedTutor]:
    """Return the tutors of a work as its form shows them to its school."""
    return [
        TypedTutor(unseal(one.name_seal), one.workplace, unseal(one.phone_seal))
        for one in Tutor.objects.filter(entry=entry).order_by("position")
    ]


def claims_of(entry: Entry) -> dict[int, str]:
    """Return what each author of a work claims while it holds a place, by their row; nothing where anybody may more."""
    rule = entry.contest.one_each
    if rule == OneEach.FREE:
        return {}
    scope = f"group{entry.group_id}" if rule == OneEach.GROUP else "contest"
    rows = Author.objects.filter(entry=entry).values_list("pk", "key", "birth_seal")
    return {pk: claim_of(key=key, born=unseal(birth), scope=scope) for pk, key, birth in rows}


def _fill_author(row: Author, given: TypedAuthor, *, entry: Entry, at: datetime.datetime) -> None:
    place = f"作者 {row.position}"
    name = _name(given.name, place, "author")
    born = plain_month(given.born)
    if born is None:
        raise Refused(f"{place} 的出生年月不对", cure="写成 2012-05", code="A226", field=f"a{row.position}_born")
    guardian = plain_name(given.guardian)
    if given.guardian.strip() and not guardian:
        raise Refused(f"{place} 的监护人姓名不对", cure="只写姓名", code="A171", field=f"a{row.position}_guardian")
    row.name_seal, row.masked = seal(name), mask_name(name)
    row.key = pupil_key(unit=entry.school.unit_id, school=entry.school_id, name=name)
    row.grade, row.birth_seal, row.duty = given.grade, seal(born), given.duty.strip()[:60]
    row.guardian_seal = seal(guardian)
    if not (given.agreed and guardian):
        row.consented_on, row.consent_text = None, ""
    elif row.consented_on is None:
        row.consented_on = at.astimezone(SHANGHAI).date()
        row.consent_text = told_of(entry.contest) or "同意参加本次赛事"


def _name(text: str, place: str, kind: str) -> str:
    name = plain_name(text)
    if not name:
        shown = text.strip()[:10]
        field = f"{'a' if kind == 'author' else 't'}{place.rpartition(' ')[2]}_name"
        raise Refused(
            f"{place} 的姓名「{shown}」不对", cure="写户口簿上的姓名，只用汉字或字母", code="A171", field=field
        )
    return name
