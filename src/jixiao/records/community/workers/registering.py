"""科技工作者 are registered, changed, taken out and put back."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish_in, snapshot
from jixiao.records.community.models import Privacy, Worker
from jixiao.records.community.seals import digest_of, seal
from jixiao.records.community.workers.events import WorkerAmended, WorkerRegistered, WorkerRemoved, WorkerRestored
from jixiao.records.community.workers.keys import keys_of, place_initials
from jixiao.records.community.writing import require_lengths, require_reason
from jixiao.web.masking import mask_name, mask_phone, plain_phone

FIELDS = (
    "name", "field", "title", "workplace", "position", "place", "born", "privacy", "consent_on", "consent_way",
    "consent_text", "registered_on", "remark",
)  # fmt: skip
TOLD = ("field", "title", "workplace", "position", "place", "phone_masked", "privacy", "consent_on", "consent_way")
"""What the trail says of somebody: no name, no day of birth."""
KEPT = (
    *FIELDS, "name_key", "initials", "pinyin", "workplace_initials", "phone", "phone_masked", "phone_digest",
    "consent_withdrawn_on",
)  # fmt: skip


@transaction.atomic
def register_worker(*, unit_year: UnitYear, values: Mapping[str, Any], by: Actor) -> Worker:
    """Put somebody into the register; refuses a name that is none and who stands there already."""
    worker = Worker(unit_id=unit_year.unit_id, registered_on=by.on)
    _fill(worker, values)
    _guarded(worker, lambda: worker.save(force_insert=True))
    tell(WorkerRegistered, worker, unit_year, by=by, after=snapshot(worker, TOLD))
    return worker


@transaction.atomic
def amend_worker(
    *, worker: Worker, unit_year: UnitYear, values: Mapping[str, Any], stamp: int | None, by: Actor
) -> Worker:
    """Change what is known of somebody; raises Stale for an older stamp. A telephone left empty stays as it is."""
    before = snapshot(Worker.objects.get(pk=worker.pk), TOLD)
    _fill(worker, values)
    _guarded(worker, lambda: save_stamped(worker, stamp=stamp, fields=KEPT))
    was, became = changes(before, snapshot(worker, TOLD))
    tell(WorkerAmended, worker, unit_year, by=by, before=was, after=became)
    return worker


@transaction.atomic
def remove_worker(*, worker: Worker, unit_year: UnitYear, reason: str, stamp: int | None, by: Actor) -> None:
    """Take somebody out of the register; what hangs on them stays, and they count no more. Refuses without reason."""
    if worker.removed_at is not None:
        raise Refused("这个人已经移出", cure="要恢复的，到「已移出」里找", code="V107")
    worker.removed_at, worker.removed_by = by.at, by.person
    worker.removed_because = require_reason(reason, "移出原因")
    save_stamped(worker, stamp=stamp, fields=("removed_at", "removed_by", "removed_because"))
    tell(WorkerRemoved, worker, unit_year, by=by, why=worker.removed_because)


@transaction.atomic
def restore_worker(*, worker: Worker, unit_year: UnitYear, by: Actor) -> None:
    """Put somebody back who was taken out; refuses who was merged into another, and who stands there anew."""
    if worker.merged_into_id is not None:
        raise Refused("这个人是合并时并入别人的", cure="到合并记录里撤销那次合并", code="V108")
    worker.removed_at, worker.removed_by, worker.removed_because = None, None, ""
    _guarded(worker, lambda: save_stamped(worker, stamp=None, fields=("removed_at", "removed_by", "removed_because")))
    tell(WorkerRestored, worker, unit_year, by=by)


def subject_of(worker: Worker) -> str:
    """Return how the trail and the proofs name somebody."""
    return f"community.worker:{worker.pk}"


def tell(told: type[Event], worker: Worker, unit_year: UnitYear, *, by: Actor, **more: Any) -> None:  # noqa: ANN401 - what the event takes
    """Write an act on somebody to the trail, the name masked."""
    publish_in(unit_year, told, subject=subject_of(worker), name=mask_name(worker.name), by=by, **more)


def _guarded(worker: Worker, write: Any) -> None:  # noqa: ANN401 - a write that the database may refuse
    try:
        with transaction.atomic():
            write()
    except IntegrityError:
        cause = f"「{worker.name}」（{worker.phone_masked}）已经在册"
        raise Refused(cause, cure="查出原来那条修改；确是两个人的，核对电话", code="V103", field="phone") from None


def _fill(worker: Worker, values: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name in values and not (name == "registered_on" and values[name] is None):
            setattr(worker, name, values[name])
    worker.name = " ".join(worker.name.split())
    keys = keys_of(worker.name)
    if len(keys.name) < 2 or any(letter.isdigit() for letter in keys.name):  # noqa: PLR2004 - a name has two characters
        raise Refused(f"「{worker.name}」不像姓名", cure="填 2 个字以上的真实姓名，不带数字", code="V101", field="name")
    worker.name_key, worker.initials, worker.pinyin = keys.name, keys.initials, keys.pinyin
    worker.workplace_initials = place_initials(worker.workplace)
    _fill_phone(worker, str(values.get("phone") or ""))
    _fill_consent(worker, values)
    require_lengths(worker, ("name", "field", "title", "workplace", "position", "remark"))


def _fill_phone(worker: Worker, typed: str) -> None:
    phone = plain_phone(typed)
    if phone is None:
        raise Refused("电话号码不对", cure="填 11 位手机号，或带区号的座机", code="V102", field="phone")
    if phone:
        worker.phone, worker.phone_masked = seal(phone), mask_phone(phone)
        worker.phone_digest = digest_of(worker.unit_id, "phone", phone)


def _fill_consent(worker: Worker, values: Mapping[str, Any]) -> None:
    if worker.consent_on and not worker.consent_text.strip():
        cure = "写明本人同意公开哪些内容、用在哪里"
        raise Refused("写了同意日期，没有写同意内容", cure=cure, code="V105", field="consent_text")
    if worker.consent_on and values.get("consent_on"):
        withdrawn = worker.consent_withdrawn_on
        worker.consent_withdrawn_on = None if withdrawn and worker.consent_on > withdrawn else withdrawn
    if worker.privacy == Privacy.OPEN and (worker.consent_on is None or worker.consent_withdrawn_on is not None):
        cure = "先取得本人同意，填同意日期和内容；或改为“内部”"
        raise Refused("没有本人同意，不能设为公开", cure=cure, code="V104", field="privacy")
