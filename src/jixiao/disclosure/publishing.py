"""A filed report is made public: asked for by the clerk, checked, agreed to by the head, seen from its day on."""

import datetime
import hashlib
import json

from django.db import transaction

from jixiao.disclosure.events import Agreed, Planned, TakenDown
from jixiao.disclosure.models import Publication
from jixiao.disclosure.registering import note_published
from jixiao.disclosure.scrubbing import personal_data_in
from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.handing import approve, handover_of, is_workable, send, send_back
from jixiao.orgs.models import Handover, HandoverKind, HandoverState
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish_in
from jixiao.reports.models import ReportVersion

FURTHEST = datetime.timedelta(days=366)


def handover_for(publication: Publication) -> Handover:
    """Return the handover of a publication."""
    return handover_of(publication.unit_year, HandoverKind.DISCLOSURE, subject=f"publication-{publication.pk}")


@transaction.atomic
def ask_to_publish(*, version: ReportVersion, planned_on: datetime.date, by: Actor) -> Publication:
    """Ask for a filed report to be public from a day on; refuses drafts, days gone by, and personal data in it."""
    if version.filed_at is None or version.revoked_at is not None:
        raise Refused("只有定稿的报告才能公开", cure="先在「自评报告」里送审、定稿", code="U651")
    if not by.on <= planned_on <= by.on + FURTHEST:
        cure = "填今天或以后、一年以内的日期"
        raise Refused("公开日期不能是过去，也不能太远", cure=cure, code="U652", field="planned_on")
    unit_year = version.report.unit_year
    if Publication.objects.filter(unit_year=unit_year, withdrawn_at=None).exists():
        raise Refused("这个年度已经有公开页", cure="要换成新的定稿，先撤下旧的并写明理由", code="U653")
    found = personal_data_in(version)
    if found:
        named = "、".join(f"{one['kind']}「{one['quote'][:12]}」" for one in found[:3])
        cure = "在报告文字或记录里遮住、改写，重新定稿后再公开"
        raise Refused(f"查出 {len(found)} 处个人信息：{named}", cure=cure, code="U654")
    publication = Publication.objects.create(
        unit_year=unit_year,
        version_filed=version,
        planned_on=planned_on,
        scrub={"found": [], "checked_at": by.at.isoformat()},
        digest=digest_of(version),
        asked_by=by.person,
        asked_at=by.at,
    )
    send(handover=handover_for(publication), by=by)
    _tell(Planned, publication, by)
    return publication


def digest_of(version: ReportVersion) -> str:
    """Return the SHA-256 over what the public gets to see: the paper, the score, the files' hashes."""
    said = [version.digest, version.score, {key: told["sha256"] for key, told in sorted(version.files.items())}]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


@transaction.atomic
def agree_to_publish(*, publication: Publication, by: Actor, stamp: int | None = None) -> Publication:
    """Agree: the report is public from its day on, and stands in the register with its address."""
    _require_in_force(publication)
    handover = approve(handover=handover_for(publication), by=by, stamp=stamp)
    if handover.state == HandoverState.APPROVED:
        publication.approved_at, publication.approved_by = by.at, by.person
        publication.planned_on = max(publication.planned_on, by.on)
        publication.digest = digest_of(publication.version_filed)
        save_stamped(publication, stamp=None, fields=["approved_at", "approved_by", "planned_on", "digest"])
        note_published(publication=publication, by=by)
        _tell(Agreed, publication, by)
    return publication


@transaction.atomic
def refuse_to_publish(*, publication: Publication, reason: str, by: Actor, stamp: int | None = None) -> Publication:
    """Do not agree, with a reason; another can be asked for."""
    _require_in_force(publication)
    send_back(handover=handover_for(publication), reason=reason, by=by, stamp=stamp)
    return _take_down(publication, reason, by)


@transaction.atomic
def withdraw_publication(*, publication: Publication, reason: str, by: Actor) -> Publication:
    """Take a page down; its address stays and says since when it is withdrawn, and why."""
    _require_in_force(publication)
    if not reason.strip():
        raise Refused("撤下要写明理由", cure="理由会印在原来的地址上", code="U655", field="reason")
    return _take_down(publication, reason.strip(), by)


def _take_down(publication: Publication, reason: str, by: Actor) -> Publication:
    publication.withdrawn_at, publication.withdrawn_by = by.at, by.person
    publication.withdrawn_because = reason.strip()[:300]
    save_stamped(publication, stamp=None, fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    _tell(TakenDown, publication, by, why=reason)
    return publication


def is_waiting(publication: Publication) -> bool:
    """Return whether it still waits for the head."""
    handover = handover_for(publication)
    return publication.approved_at is None and publication.withdrawn_at is None and not is_workable(handover)


def _require_in_force(publication: Publication) -> None:
    if publication.withdrawn_at is not None:
        raise Refused("这个公开页已经撤下", cure="刷新页面，看看它现在的状态", code="U656")


def _tell(told: type[Event], publication: Publication, by: Actor, *, why: str = "") -> None:
    unit_year = publication.unit_year
    publish_in(
        unit_year,
        told,
        subject=f"disclosure.publication:{publication.pk}",
        name=f"{unit_year.year}年度自评报告{publication.version_filed}",
        after={"公开日期": publication.planned_on.isoformat(), "公开内容摘要": publication.digest},
        why=why,
        by=by,
    )
