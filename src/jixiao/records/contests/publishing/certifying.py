"""Certificates are issued together, numbered, and revoked; each author and tutor has one of their own."""

import secrets
from collections.abc import Iterator

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.judging.queries import tell
from jixiao.records.contests.models import (
    Author,
    AwardCertificate,
    CertificateFor,
    Contest,
    Result,
    School,
    Tutor,
)
from jixiao.records.contests.publishing.announcing import is_final
from jixiao.records.contests.publishing.events import CertificateRevoked, CertificatesIssued
from jixiao.records.contests.publishing.queries import awarded_of
from jixiao.records.contests.publishing.showing import public_author
from jixiao.records.contests.seals import seal
from jixiao.web.paper_codes import LENGTH, LETTERS

BATCH = 500
ORGANISER_AWARD = "优秀组织单位"
TUTOR_AWARD = "优秀辅导教师"


def waiting_certificates(contest: Contest) -> tuple[QuerySet[Author], QuerySet[Tutor]]:
    """Return the authors and tutors of awarded works who have no valid certificate and whose names are still kept."""
    entries = awarded_of(contest).values("entry")
    valid = AwardCertificate.objects.filter(contest=contest, revoked_at=None)
    has_author, has_tutor = valid.filter(author__isnull=False), valid.filter(tutor__isnull=False)
    authors = Author.objects.filter(entry__in=entries).exclude(name_seal="").exclude(pk__in=has_author.values("author"))
    tutors = Tutor.objects.filter(entry__in=entries).exclude(name_seal="").exclude(pk__in=has_tutor.values("tutor"))
    return authors, tutors


@transaction.atomic
def issue_certificates(*, contest: Contest, by: Actor) -> int:
    """Issue a certificate to every author and tutor of an awarded work who has none, and return how many.

    Refuses as long as anybody may still object or waits for an answer. Done again it issues what is missing.
    """
    if not is_final(contest, on=by.on):
        raise Refused("公示还没有结束，或还有异议没有答复", cure="公示期满、异议都答复以后再颁发", code="A630")
    made = list(_certificates(contest, by))
    _write(made)
    if made:
        after = {"份数": len(made), "编号": f"{made[0].number} 至 {made[-1].number}"}
        tell(CertificatesIssued, contest, by, after=after)
    return len(made)


@transaction.atomic
def award_school(*, contest: Contest, school: School, by: Actor) -> AwardCertificate:
    """Issue the certificate of an organiser to a school. Refuses the same twice."""
    if not is_final(contest, on=by.on):
        raise Refused("公示还没有结束，或还有异议没有答复", cure="公示期满、异议都答复以后再颁发", code="A630")
    valid = AwardCertificate.objects.filter(contest=contest, whose=CertificateFor.SCHOOL, revoked_at=None)
    if valid.filter(school=school.name).exists():
        raise Refused(f"{school} 已经有组织奖证书", cure="不用再发", code="A631", field="school")
    row = _new(contest, by, _first_number(contest))
    row.whose, row.school, row.award = CertificateFor.SCHOOL, school.name, ORGANISER_AWARD
    row.names_seal, row.masked = seal(school.name), school.name
    _write([row])
    tell(CertificatesIssued, contest, by, after={"份数": 1, "编号": row.number, "学校": school.name})
    return row


@transaction.atomic
def revoke_certificate(*, certificate: AwardCertificate, why: str, by: Actor) -> AwardCertificate:
    """Say that a certificate is no longer valid, and why; whoever verifies it is told so."""
    said = why.strip()[:200]
    if not said:
        raise Refused("作废要写明原因", cure="如：姓名写错，重新颁发", code="A632", field="reason")
    rows = AwardCertificate.objects.filter(pk=certificate.pk, revoked_at=None)
    if not rows.update(revoked_at=by.at, revoked_because=said):
        raise Refused("这份证书已经作废", cure="刷新页面", code="A633")
    tell(CertificateRevoked, certificate.contest, by, before={"证书编号": certificate.number}, why=said)
    certificate.refresh_from_db()
    return certificate


def _certificates(contest: Contest, by: Actor) -> Iterator[AwardCertificate]:
    results = {one.entry_id: one for one in awarded_of(contest)}
    authors, tutors = waiting_certificates(contest)
    number = _first_number(contest)
    for author in authors.order_by("entry__group__position", "entry__number", "position"):
        row = _of_work(contest, results[author.entry_id], by, number)
        row.whose, row.author, row.names_seal = CertificateFor.AUTHORS, author, author.name_seal
        row.masked = public_author(author, results[author.entry_id].group)
        yield row
        number += 1
    for tutor in tutors.order_by("entry__group__position", "entry__number", "position"):
        row = _of_work(contest, results[tutor.entry_id], by, number)
        row.whose, row.tutor, row.names_seal, row.masked = CertificateFor.TUTOR, tutor, tutor.name_seal, tutor.masked
        yield row
        number += 1


def _of_work(contest: Contest, result: Result, by: Actor, number: int) -> AwardCertificate:
    row = _new(contest, by, number)
    row.entry, row.school, row.title = result.entry, result.entry.school.name, result.entry.title
    row.group_name, row.award = result.group.name, result.award
    return row


def _new(contest: Contest, by: Actor, number: int) -> AwardCertificate:
    return AwardCertificate(
        unit=contest.unit_year.unit, contest=contest, contest_title=contest.title, issued_on=by.on, by=by.person,
        at=by.at, number=f"{_prefix(contest)}{number:05d}",
        code="".join(secrets.choice(LETTERS) for _ in range(LENGTH)),
    )  # fmt: skip


def _write(rows: list[AwardCertificate]) -> None:
    try:
        with transaction.atomic():
            AwardCertificate.objects.bulk_create(rows, batch_size=BATCH)
    except IntegrityError as error:
        raise Refused("另一个人刚刚也在颁发证书", cure="刷新页面再办一次", code="A634") from error


def _prefix(contest: Contest) -> str:
    return f"{contest.unit_year.year}-{contest.code}-"


def _first_number(contest: Contest) -> int:
    prefix = _prefix(contest)
    rows = AwardCertificate.objects.filter(unit=contest.unit_year.unit, number__startswith=prefix)
    last = rows.order_by("-number").values_list("number", flat=True).first()
    return int(last.removeprefix(prefix)) + 1 if last else 1
