"""People are put on the roster of a training, and taken off it."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.refusing import Refused
from jixiao.orgs.spelling import initials_of
from jixiao.orgs.trail import publish_in
from jixiao.records.outreach.describing import require_lengths
from jixiao.records.outreach.events import PhoneSeen, TraineeEnrolled, TraineeRemoved
from jixiao.records.outreach.inviting import member_named, put_down
from jixiao.records.outreach.models import STAFF_TRAINING, Activity, Trainee
from jixiao.web.masking import is_child, mask_phone, masked_id, plain_phone


@transaction.atomic
def enrol(*, activity: Activity, values: Mapping[str, Any], by: Actor, walk_in: bool) -> Trainee:
    """Put somebody on the roster. Of an identity number only its masked form is kept.

    ``values``: name, workplace, phone, identity. Refuses somebody who is there already, numbers that are none, and any
    telephone or identity number where the training serves minors or the number is that of a child under fourteen
    (个人信息保护法第二十八条、第三十一条). At a training of the performance staff, a name of the staff is that person.
    """
    trainee = made_trainee(activity, values, on=by)
    if activity.kind == STAFF_TRAINING:
        holder = activity.unit_year.unit
        member = member_named(holder, name=trainee.name, workplace=trainee.workplace, by=by)
        trainee = put_down(trainee, member) if member else trainee
    trainee.walk_in = walk_in
    try:
        with transaction.atomic():
            trainee.save(force_insert=True)
    except IntegrityError as error:
        cause = f"{trainee.name}{f'（{trainee.workplace}）' if trainee.workplace else ''}已经在名单里"
        raise Refused(cause, cure="同名同单位的两个人，填上电话来区分", code="U494", field="name") from error
    _publish(TraineeEnrolled, trainee, by)
    return trainee


def made_trainee(activity: Activity, values: Mapping[str, Any], *, on: Actor) -> Trainee:
    """Return somebody to be put on the roster, checked and not saved."""
    name = "".join(str(values.get("name") or "").split())
    if not name:
        raise Refused("姓名没有填", code="U499", field="name")
    phone = plain_phone(str(values.get("phone") or ""))
    if phone is None:
        raise Refused("电话号码不对", cure="填 11 位手机号，或带区号的座机", code="U497", field="phone")
    identity = masked_id(str(values.get("identity") or ""))
    if identity is None:
        raise Refused("身份证号不对", cure="对照证件核对 18 位；最后一位是校验码", code="U497", field="identity")
    if identity[1] and is_child(identity[1], on.on):
        cure = "去掉身份证号和电话，姓名用班级加序号代替"
        raise Refused("不满 14 周岁的，不登记身份证号", cure=cure, code="U497", field="identity")
    if activity.serves_minors and (phone or identity[0]):
        cure = "去掉电话和身份证号，由学校统一联系"
        raise Refused("服务未成年人的活动不登记电话和身份证号", cure=cure, code="U497", field="phone")
    trainee = Trainee(
        activity=activity,
        name=name,
        initials=initials_of(name)[:40],
        workplace=str(values.get("workplace") or "").strip(),
        phone=phone,
        id_masked=identity[0],
    )
    require_lengths(trainee, ("name", "workplace"))
    return trainee


@transaction.atomic
def remove_trainee(*, trainee: Trainee, by: Actor) -> None:
    """Take somebody off the roster; refuses who has signed in already."""
    if trainee.attendances.exists():
        raise Refused(f"{trainee.name}已经签到，不能移出名单", cure="先撤销签到", code="U498")
    trainee.removed_at = by.at
    trainee.phone, trainee.id_masked = "", ""  # nothing is kept of somebody who was not there
    trainee.save(update_fields=["removed_at", "phone", "id_masked"])
    _publish(TraineeRemoved, trainee, by)


@transaction.atomic
def see_phone(*, trainee: Trainee, by: Actor) -> str:
    """Return somebody's telephone number in full, and write down who looked."""
    _publish(PhoneSeen, trainee, by)
    return trainee.phone


def _publish(told: type[Event], trainee: Trainee, by: Actor) -> None:
    unit_year = trainee.activity.unit_year
    publish_in(
        unit_year,
        told,
        subject=f"outreach.trainee:{trainee.pk}",
        name=trainee.name,
        after={"培训": trainee.activity.name, "单位": trainee.workplace, "电话": mask_phone(trainee.phone)},
        by=by,
    )
