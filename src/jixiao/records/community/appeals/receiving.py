"""An appeal is received: heard at a visit, taken at the desk, or handed in by the public without an account."""

import dataclasses
import datetime

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.models import UnitYear, YearState
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import snapshot
from jixiao.records.community.appeals.events import AppealReceived
from jixiao.records.community.appeals.stepping import add_step, tell
from jixiao.records.community.models import Appeal, AppealKind, AppealSource, PublicDoor, Visited, Worker
from jixiao.records.community.seals import code_of, digest_of, seal
from jixiao.records.community.writing import next_code
from jixiao.web.masking import mask_name, mask_phone, plain_phone

TOLD = ("kind", "source", "topic")
MOST_TEXT, MOST_TOPIC, MOST_NAME = 2000, 60, 40
LETTER = "S"
TRIES = 5


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks for, as it is typed. ``name`` and ``phone`` are empty where it is anonymous."""

    kind: str
    topic: str
    text: str
    name: str = ""
    phone: str = ""
    is_anonymous: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Receipt:
    """An appeal that stands, and the code by which its asker looks it up: told once, kept nowhere."""

    appeal: Appeal
    code: str


def receive_from_visit(*, visited: Visited, unit_year: UnitYear, by: Actor) -> Appeal:
    """Open an appeal for what was said at a visit; inside the transaction that writes the visit down."""
    text = visited.said.strip()
    seed = f"visit|{visited.pk}"
    appeal = Appeal(
        unit_year=unit_year, kind=AppealKind.NEED, source=AppealSource.VISIT, topic=_topic(text), text=text,
        worker=visited.worker, visited=visited, asker_masked=mask_name(visited.worker.name), code_seed=seed,
        query_digest=_digest(unit_year, code_of(unit_year.unit_id, seed)), received_at=by.at,
    )  # fmt: skip
    _save(appeal)
    add_step(appeal, "收到", told="走访时听到的意见，已登记", at=by.at, by=by)
    tell(AppealReceived, appeal, by=by, after=snapshot(appeal, TOLD))
    return appeal


@transaction.atomic
def receive_at_desk(*, unit_year: UnitYear, asked: Asked, worker: Worker | None, once: str, by: Actor) -> Appeal:
    """Take an appeal that came by letter, call or in person; the code is shown again where it is to be handed over."""
    if asked.is_anonymous and worker is not None:
        raise Refused("匿名的不能连到名册里的人", cure="去掉匿名，或不选人", code="V413", field="is_anonymous")
    seed = f"desk|{unit_year.pk}|{once}"
    appeal = _asked(unit_year, asked, AppealSource.DESK)
    appeal.code_seed, appeal.worker, appeal.received_at = seed, worker, by.at
    if worker is not None and not appeal.asker_masked:
        appeal.asker_masked = mask_name(worker.name)
    appeal.query_digest = _digest(unit_year, code_of(unit_year.unit_id, seed))
    _save(appeal)
    add_step(appeal, "收到", told="已登记", at=by.at, by=by)
    tell(AppealReceived, appeal, by=by, after=snapshot(appeal, TOLD))
    return appeal


@transaction.atomic
def receive_from_public(*, door: PublicDoor, asked: Asked, once: str, at: datetime.datetime) -> Receipt:
    """Take what the public hands in. The same form sent again gives the same receipt, and one appeal.

    Refuses a door that is shut, a year that is not open, and an empty appeal. Whoever calls this tells the code only
    once it has returned: then it is really there.
    """
    if not door.is_open:
        cure = f"请打电话 {door.contact}".strip() if door.contact else "请打电话或来访"
        raise Refused("现在不接受网上提交", cure=cure, code="V410")
    unit_year = _year_of(door, at)
    code = code_of(door.unit_id, f"public|{once}")
    digest = _digest(unit_year, code)
    known = Appeal.objects.filter(query_digest=digest).first()
    if known is not None:
        return Receipt(known, code)
    appeal = _asked(unit_year, asked, AppealSource.PUBLIC)
    appeal.query_digest, appeal.received_at = digest, at
    try:
        _save(appeal)
    except IntegrityError:
        return Receipt(Appeal.objects.get(query_digest=digest), code)
    add_step(appeal, "收到", told="已收到您提交的诉求", at=at)
    return Receipt(appeal, code)


def _year_of(door: PublicDoor, at: datetime.datetime) -> UnitYear:
    years = UnitYear.objects.filter(unit=door.unit_id, state=YearState.OPEN).select_related("unit")
    mine = years.filter(year=at.astimezone(SHANGHAI).year).first() or years.order_by("-year").first()
    if mine is None:
        raise Refused("现在不接受网上提交", cure="本单位还没有开放年度，请打电话或来访", code="V411")
    return mine


def _asked(unit_year: UnitYear, asked: Asked, source: AppealSource) -> Appeal:
    text, topic = asked.text.strip(), asked.topic.strip() or _topic(asked.text.strip())
    if not text:
        raise Refused("没有写诉求内容", cure="写清楚遇到什么困难、希望怎样解决", code="V401", field="text")
    if len(text) > MOST_TEXT:
        raise Refused(f"诉求内容有 {len(text)} 个字", cure=f"最多 {MOST_TEXT} 个字", code="V402", field="text")
    name, phone = asked.name.strip()[:MOST_NAME], plain_phone(asked.phone)
    if phone is None:
        raise Refused("电话号码不对", cure="填 11 位手机号，或带区号的座机；不想留的空着", code="V404", field="phone")
    if asked.is_anonymous and (name or phone):
        cure = "要匿名的，姓名和电话都空着；愿意留的，去掉匿名"
        raise Refused("选了匿名，又留了姓名或电话", cure=cure, code="V405", field="is_anonymous")
    masked = " ".join(part for part in (mask_name(name) if name else "", mask_phone(phone)) if part)
    return Appeal(
        unit_year=unit_year, kind=AppealKind(asked.kind), source=source, topic=topic[:MOST_TOPIC], text=text,
        is_anonymous=asked.is_anonymous, asker=seal(name, phone) if name or phone else "", asker_masked=masked,
    )  # fmt: skip


def _save(appeal: Appeal) -> None:
    """Give it its number and write it; where somebody took the number meanwhile, take the next."""
    for turn in range(TRIES):
        appeal.number = next_code(Appeal.objects.filter(unit_year=appeal.unit_year_id), LETTER, "number")
        try:
            with transaction.atomic():
                appeal.save(force_insert=True)
        except IntegrityError:
            taken = Appeal.objects.filter(unit_year=appeal.unit_year_id, number=appeal.number).exists()
            if not taken or turn == TRIES - 1:
                raise
        else:
            return


def _digest(unit_year: UnitYear, code: str) -> str:
    return digest_of(unit_year.unit_id, "code", code)


def _topic(text: str) -> str:
    first = text.splitlines()[0] if text else ""
    return first if len(first) <= MOST_TOPIC // 2 else f"{first[: MOST_TOPIC // 2 - 1]}…"
