"""Certificates of hours are issued together, numbered, and revoked."""

import secrets
from collections import defaultdict
from collections.abc import Collection
from decimal import Decimal

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish
from jixiao.records.outreach.events import CertificateRevoked, CertificatesIssued
from jixiao.records.outreach.models import Activity, Attendance, Certificate, CertificateBatch, Trainee
from jixiao.records.outreach.planning import subject_of

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without what is misread on paper: 0 O 1 I L
CODE_LETTERS = 10


def attendances_by_trainee(activity: Activity) -> dict[Trainee, list[Attendance]]:
    """Return who was at the sittings of a training with some hours, and has no valid certificate of it."""
    rows = Attendance.objects.filter(session__activity=activity, hours__gt=0).exclude(
        trainee__in=Certificate.objects.filter(batch__activity=activity, revoked_at=None).values("trainee")
    )
    found: dict[Trainee, list[Attendance]] = defaultdict(list)
    for row in (
        rows.select_related("session", "trainee").prefetch_related("session__subjects").order_by("trainee_id", "pk")
    ):
        found[row.trainee].append(row)
    return found


@transaction.atomic
def issue_certificates(*, activity: Activity, chosen: Collection[int] | None, by: Actor) -> CertificateBatch:
    """Issue a certificate to each of the chosen trainees (None: to everybody who can have one) as one batch.

    Refuses where nobody can have one, and somebody without hours or with a valid certificate.
    """
    ready = {trainee.pk: (trainee, rows) for trainee, rows in attendances_by_trainee(activity).items()}
    wanted = sorted(ready if chosen is None else chosen)
    if not wanted:
        raise Refused("没有可以开证明的学员", cure="先登记签到和学时", code="U498")
    if not set(wanted) <= set(ready):
        raise Refused("选中的学员里有没有学时的，或者已经开过证明的", cure="刷新页面，重新勾选", code="U498")
    unit, year = activity.unit_year.unit, activity.unit_year.year
    batch = CertificateBatch.objects.create(activity=activity, issued_on=by.on, by=by.person, at=by.at)
    first = _last_number(unit.pk, year) + 1
    made = [_certificate(batch, *ready[pk], f"{year}-{first + place:05d}") for place, pk in enumerate(wanted)]
    try:
        with transaction.atomic():
            Certificate.objects.bulk_create(made)
    except IntegrityError as error:
        raise Refused("另一个人刚刚也在开证明", cure="刷新页面再开一次", code="U498") from error
    publish(
        CertificatesIssued(
            unit_id=unit.pk,
            year=year,
            subject=subject_of(activity),
            name=activity.name,
            after={"份数": len(made), "编号": f"{made[0].number} 至 {made[-1].number}"},
        ),
        by=by,
    )
    return batch


@transaction.atomic
def revoke_certificate(*, certificate: Certificate, reason: str, by: Actor) -> Certificate:
    """Say that a certificate is no longer valid, and why; whoever verifies it is told so."""
    if certificate.revoked_at:
        raise Refused("这份证明已经作废", code="U498")
    if not reason.strip():
        raise Refused("作废要写明原因", code="U499", field="reason")
    certificate.revoked_at, certificate.revoked_because = by.at, reason.strip()[:200]
    certificate.save(update_fields=["revoked_at", "revoked_because"])
    activity = certificate.batch.activity
    publish(
        CertificateRevoked(
            unit_id=certificate.unit_id,
            year=activity.unit_year.year,
            subject=subject_of(activity),
            name=f"{activity.name}学时证明 {certificate.number}",
            why=reason.strip(),
        ),
        by=by,
    )
    return certificate


def _certificate(batch: CertificateBatch, trainee: Trainee, rows: list[Attendance], number: str) -> Certificate:
    days = [row.session.starts_at.astimezone(SHANGHAI).date() for row in rows]
    return Certificate(
        unit=batch.activity.unit_year.unit,
        batch=batch,
        trainee=trainee,
        number=number,
        code="".join(secrets.choice(ALPHABET) for _ in range(CODE_LETTERS)),
        name=trainee.name,
        workplace=trainee.workplace,
        training=batch.activity.name,
        first_day=min(days),
        last_day=max(days),
        hours=sum((row.hours for row in rows), Decimal(0)),
        by_subject=[line for row in rows for line in _lines(row)],
    )


def _lines(row: Attendance) -> list[list[str]]:
    """Return the hours of a sitting by subject; of one that somebody attended in part only the whole is known."""
    subjects = list(row.session.subjects.all())
    if row.hours == sum((one.hours for one in subjects), Decimal(0)):
        return [[one.name, str(one.hours)] for one in subjects]
    return [[f"{row.session.subject}（部分）", str(row.hours)]]


def _last_number(unit: int, year: int) -> int:
    last = Certificate.objects.filter(unit_id=unit, number__startswith=f"{year}-").order_by("-number").first()
    return int(last.number.partition("-")[2]) if last else 0
