"""志愿服务记录证明: asked for, issued or refused, shown to the public, revoked (民政部令第67号; 民发〔2015〕149号).

Without charge, by whoever recorded the services, over hours that both sides confirmed and nothing else; with somebody
who answers for it.
"""

import datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.deadlines.calendar import work_calendar
from jixiao.orgs.deadlines.working_days import nth_working_day
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.community.models import (
    CertificateRequest,
    RecordKind,
    RequestState,
    ServiceCertificate,
    ShiftTaking,
    TakingState,
    Volunteer,
    VolunteerRecord,
)
from jixiao.records.community.volunteers.events import (
    CertificateRefused,
    ServiceCertificateRevoked,
    ServiceCertified,
)
from jixiao.records.community.volunteers.telling import tell_volunteer
from jixiao.records.community.writing import require_reason
from jixiao.web.paper_codes import new_code

MOST_ROWS, MOST_PURPOSE, MOST_NOTICE = 2000, 100, 60


def served_between(row: Volunteer, first: datetime.date, last: datetime.date) -> QuerySet[ShiftTaking]:
    """Return what both sides confirmed of somebody between two days, by day; without minutes it is no service."""
    low = datetime.datetime.combine(first, datetime.time(), tzinfo=SHANGHAI)
    high = datetime.datetime.combine(last + datetime.timedelta(days=1), datetime.time(), tzinfo=SHANGHAI)
    rows = ShiftTaking.objects.filter(
        volunteer=row, state=TakingState.SERVED, agreed_minutes__gt=0, starts_at__gte=low, starts_at__lt=high
    )
    return rows.select_related("shift").order_by("starts_at", "pk")


@transaction.atomic
def ask_for_certificate(
    *, row: Volunteer, first_day: datetime.date, last_day: datetime.date, purpose: str, at: datetime.datetime
) -> CertificateRequest:
    """Ask for a certificate over some days. Refuses days out of order, nothing served in them, and a second request."""
    if last_day < first_day:
        raise Refused("结束日期早于开始日期", cure="核对两个日期", code="V660", field="last_day")
    if len(purpose.strip()) > MOST_PURPOSE:
        raise Refused(f"用途超过 {MOST_PURPOSE} 字", cure="写短些", code="V661", field="purpose")
    if not served_between(row, first_day, last_day).exists():
        cure = "只有本人和单位都确认、并且一致的时长能开证明"
        raise Refused("这段时间没有双方确认一致的服务", cure=cure, code="V662", field="first_day")
    try:
        with transaction.atomic():
            return CertificateRequest.objects.create(
                volunteer=row, first_day=first_day, last_day=last_day, purpose=purpose.strip(), at=at
            )
    except IntegrityError:
        raise Refused("已经有一份申请在等受理", cure="等答复后再申请", code="V663") from None


@transaction.atomic
def issue_certificate(
    *, request: CertificateRequest, unit_year: UnitYear, responsible: str, notice_days: int, by: Actor
) -> ServiceCertificate:
    """Issue a certificate for a request: numbered, with a code to verify it by, shown for some working days.

    What stands in it is frozen. Refuses a request that was decided, nobody who answers for it, and nothing served.
    """
    who = responsible.strip()[:40]
    if not who:
        raise Refused("出具责任人没有填", cure="填对记录真实性负责的人", code="V664", field="responsible")
    if not 1 <= notice_days <= MOST_NOTICE:
        raise Refused(f"公示天数应当在 1 到 {MOST_NOTICE} 之间", cure="改公示天数", code="V665", field="notice_days")
    _decide(request, RequestState.ISSUED, by)
    row = request.volunteer
    served = list(served_between(row, request.first_day, request.last_day)[:MOST_ROWS])
    if not served:
        raise Refused("这段时间没有双方确认一致的服务", cure="先核对时长，或不予出具", code="V662")
    made = _made(request, unit_year, served, by)
    made.responsible, made.notice_until = who, nth_working_day(by.on, notice_days, work_calendar())
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise Refused("另一个人刚刚也在出具证明", cure="刷新页面再出具一次", code="V666") from None
    after = {"证明编号": made.number, "服务分钟数": made.minutes, "出具责任人": who, "公示至": str(made.notice_until)}
    tell_volunteer(ServiceCertified, row, unit_year, by, after=after)
    return made


@transaction.atomic
def refuse_certificate(*, request: CertificateRequest, unit_year: UnitYear, reason: str, by: Actor) -> None:
    """Turn an application down; the volunteer reads why."""
    why = require_reason(reason, "不予出具的原因")
    _decide(request, RequestState.REFUSED, by, because=why)
    tell_volunteer(CertificateRefused, request.volunteer, unit_year, by, why=why)


@transaction.atomic
def revoke_certificate(*, certificate: ServiceCertificate, unit_year: UnitYear, reason: str, by: Actor) -> None:
    """Say that a certificate is no longer valid, and why; whoever verifies it is told so."""
    why = require_reason(reason, "作废原因")
    standing = ServiceCertificate.objects.filter(pk=certificate.pk, revoked_at=None)
    if not standing.update(revoked_at=by.at, revoked_because=why):
        raise Refused("这份志愿服务记录证明已经作废", cure="刷新页面", code="V667")
    after = {"证明编号": certificate.number}
    tell_volunteer(ServiceCertificateRevoked, certificate.volunteer, unit_year, by, after=after, why=why)


def _decide(request: CertificateRequest, state: RequestState, by: Actor, *, because: str = "") -> None:
    waiting = CertificateRequest.objects.filter(pk=request.pk, state=RequestState.WAITING)
    values = {"state": state, "decided_by": by.person, "decided_at": by.at, "refused_because": because}
    if not waiting.update(**values):
        raise Refused("这份申请已经办理", cure="刷新页面", code="V668")
    request.state = state


def _made(request: CertificateRequest, unit_year: UnitYear, served: list[ShiftTaking], by: Actor) -> ServiceCertificate:
    row = request.volunteer
    days = [one.starts_at.astimezone(SHANGHAI).date() for one in served]
    records = VolunteerRecord.objects.filter(
        volunteer=row, removed_at=None, day__gte=request.first_day, day__lte=request.last_day
    ).order_by("day", "pk")[:MOST_ROWS]
    kept = {kind: [[str(one.day), one.title, one.giver] for one in records if one.kind == kind] for kind in RecordKind}
    return ServiceCertificate(
        unit_id=row.unit_id, volunteer=row, request=request, name=row.name,
        number=_next_number(row.unit_id, unit_year.year), code=new_code(),
        first_day=min(days), last_day=max(days), minutes=sum(one.agreed_minutes or 0 for one in served),
        rows=[
            [str(day), one.shift.title, one.shift.place, one.agreed_minutes, one.note]
            for day, one in zip(days, served, strict=True)
        ],
        trainings=kept[RecordKind.TRAINING], awards=kept[RecordKind.AWARD],
        issued_on=by.on, by=by.person, at=by.at,
    )  # fmt: skip


def _next_number(unit: int, year: int) -> str:
    start = f"Z{year}-"
    rows = ServiceCertificate.objects.filter(unit_id=unit, number__startswith=start).order_by("-number")
    last = rows.values_list("number", flat=True).first()
    return f"{start}{(int(last.removeprefix(start)) if last else 0) + 1:05d}"
