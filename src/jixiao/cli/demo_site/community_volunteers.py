"""The demo's 科技志愿: 63 volunteers (56 the year before), shifts confirmed by two sides, and certificates."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from jixiao.cli.demo_site.building import Walk
from jixiao.cli.demo_site.community_people import bring_in, named, then
from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.models import Person, UnitYear
from jixiao.records.community.models import CertificateRequest, ServiceShift, ShiftTaking, Volunteer, VolunteerGroup
from jixiao.records.community.volunteers.certifying import (
    ask_for_certificate,
    issue_certificate,
    refuse_certificate,
    revoke_certificate,
)
from jixiao.records.community.volunteers.confirming import Confirmed, confirm_hours, say_hours, sign_in, sign_out
from jixiao.records.community.volunteers.grouping import keep_group
from jixiao.records.community.volunteers.planning import cancel_shift, plan_shift
from jixiao.records.community.volunteers.recording import keep_record
from jixiao.records.community.volunteers.registering import register_volunteer
from jixiao.records.community.volunteers.site_table import DOOR
from jixiao.records.community.volunteers.taking import put_on_shift

BEFORE, IN_TABLE, PHONE = 56, 61, 13_700_000_000
"""How many there were at the end of the year before, and how many stand in the export of the national site."""
CONSENT = "示例：同意登记姓名、电话和服务情况，用于安排服务、记录时长和出具证明"
HEADS = ("志愿者编号", "姓名", "手机号", "工作单位", "所属队伍", "注册日期", "服务时长", "技能特长")
GROUPS = (
    ("brigade", "示例县科技志愿服务大队"),
    ("squad", "示例县医疗卫生分队"),
    ("squad", "示例县农技服务分队"),
    ("squad", "示例县青少年科普分队"),
)
SKILLS = ("讲解", "急救", "农技", "摄影", "组织")
SHIFTS = (
    ("科技馆周末讲解", "示例县科技馆", "2024-03-16", 9, 3, 4), ("春耕农技服务", "示例甲镇", "2024-04-13", 8, 4, 6),
    ("科技工作者日志愿服务", "示例广场", "2024-05-30", 9, 3, 8), ("暑期科学实验营", "示例社区", "2024-07-20", 14, 3, 5),
    ("科普日主场导览", "示例广场", "2024-09-15", 8, 4, 12), ("冬季急救知识进校园", "示例县第一中学", "2024-11-22", 14,
    2, 4),
)  # fmt: skip


def serve_the_public(*, walk: Walk, unit_year: UnitYear) -> None:
    """Register the volunteers, hold the shifts of the year, and certify what was served."""
    clerk, head = walk.office.clerk, walk.office.head
    _register(unit_year, then(clerk, "2024-03-05"), then(clerk, "2024-06-20"))
    people = list(Volunteer.objects.filter(unit=unit_year.unit_id).order_by("pk"))
    for number, row in enumerate(SHIFTS):
        _hold(unit_year, row, people, number, clerk)
    values = _hours("2024-08-10", 9, 3) | {
        "title": "示例：露天科普集市",
        "place": "示例广场",
        "slots": 10,
        "group": None,
    }
    shift = plan_shift(unit_year=unit_year, values=values, by=then(clerk, "2024-08-01"))
    cancel_shift(row=shift, reason="示例：暴雨红色预警", by=then(clerk, "2024-08-09"))
    keep_record(
        row=people[0], unit_year=unit_year, kind="training", day=datetime.date(2024, 3, 9),
        title="示例：急救员初级培训",
        giver="示例县红十字会", by=then(clerk, "2024-03-11"),
    )  # fmt: skip
    keep_record(
        row=people[0], unit_year=unit_year, kind="award", day=datetime.date(2024, 12, 5),
        title="示例：年度优秀科技志愿者",
        giver="示例县科学技术协会", by=then(clerk, "2024-12-06"),
    )  # fmt: skip
    _certify(unit_year, people, clerk, head)


def _register(unit_year: UnitYear, early: Actor, late: Actor) -> None:
    top: VolunteerGroup | None = None
    for level, name in GROUPS:
        values: dict[str, Any] = {"level": level, "name": name, "parent": top, "organisation": None}
        made = keep_group(row=None, unit_year=unit_year, values=values, stamp=None, by=early)
        top = top or made
    bring_in(unit_year=unit_year, door=DOOR, name="示例-全国平台导出表.xlsx", rows=_table(), by=late)
    for number in (IN_TABLE, IN_TABLE + 1):
        minor = number == IN_TABLE
        values = {
            "name": named(number), "workplace": "示例县第一中学高一年级" if minor else "示例县气象局", "phone": "",
            "group": VolunteerGroup.objects.get(unit=unit_year.unit_id, name=GROUPS[3][1]), "skills": ["讲解"],
            "is_minor": minor, "guardian_name": "示例家长" if minor else "",
            "guardian_phone": "13700009999" if minor else "",
            "guardian_agreed_on": late.on if minor else None,
            "guardian_text": "示例：同意参加科技馆讲解" if minor else "",
            "consent_on": late.on, "consent_text": CONSENT, "registered_on": late.on,
        }  # fmt: skip
        register_volunteer(unit_year=unit_year, values=values, by=late)


def _table() -> Iterable[Sequence[object]]:
    yield HEADS
    for number in range(IN_TABLE):
        day = f"2023-{1 + number % 12:02d}-12" if number < BEFORE else "2024-03-05"
        group = GROUPS[1 + number % 3][1]
        yield (
            f"SL{number + 1:06d}", named(number), str(PHONE + number), "示例单位", group, day, str(number % 7 * 2),
            f"{SKILLS[number % 5]}、{SKILLS[(number + 2) % 5]}",
        )  # fmt: skip


def _hours(day: str, hour: int, hours: int) -> dict[str, datetime.datetime]:
    begins = datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(hour), tzinfo=SHANGHAI)
    return {"starts_at": begins, "ends_at": begins + datetime.timedelta(hours=hours)}


def _hold(
    unit_year: UnitYear,
    row: tuple[str, str, str, int, int, int],
    people: Sequence[Volunteer],
    number: int,
    clerk: Person,
) -> None:
    """Plan a shift, put people on it, let them come and go, and let both sides say how long it was."""
    title, place, day, hour, hours, wanted = row
    span = _hours(day, hour, hours)
    values = {**span, "title": f"示例：{title}", "place": place, "slots": wanted + 2, "group": None}
    shift = plan_shift(unit_year=unit_year, values=values, by=then(clerk, f"{day[:8]}01"))
    minutes, lines = hours * 60, []
    for turn in range(wanted):
        who = people[(number * 5 + turn) % 40] if turn else people[0]
        taking = put_on_shift(shift=_fresh(shift), volunteer=who, by=then(clerk, f"{day[:8]}02"))
        lines.append(_came(taking, minutes, turn, is_last=number == len(SHIFTS) - 1))
    known = [one for one in lines if one is not None]
    confirm_hours(shift=_fresh(shift), lines=known, by=then(clerk, day, 20))


def _came(taking: ShiftTaking, minutes: int, turn: int, *, is_last: bool) -> Confirmed | None:
    """Sign somebody in and out; of the last shift one says nothing yet, one says other hours, one did not come."""
    if is_last and turn == 3:  # noqa: PLR2004 - the fourth
        return Confirmed(taking.pk, None, "示例：临时有事")
    begins, ends = taking.starts_at, taking.ends_at
    sign_in(taking=taking, at=begins - datetime.timedelta(minutes=10))
    sign_out(taking=taking, at=ends + datetime.timedelta(minutes=5))
    said = minutes + 60 if is_last and turn == 2 else minutes  # noqa: PLR2004 - the third
    if not (is_last and turn == 1):
        say_hours(taking=taking, minutes=said, at=ends + datetime.timedelta(minutes=30))
    return Confirmed(taking.pk, minutes, "示例：讲解认真" if turn == 0 else "")


def _certify(unit_year: UnitYear, people: Sequence[Volunteer], clerk: Person, head: Person) -> None:
    whole = {"first_day": datetime.date(2024, 1, 1), "last_day": datetime.date(2024, 12, 31)}
    for number, day in ((0, "2024-12-10"), (1, "2024-12-11")):
        request = _asked(people[number], "示例：评优", whole, then(clerk, day))
        made = issue_certificate(
            request=request, unit_year=unit_year, responsible="演示科协审核人", notice_days=5, by=then(head, day, 16)
        )
        if number:
            reason = "示例：用途写错，另行出具"
            revoke_certificate(certificate=made, unit_year=unit_year, reason=reason, by=then(head, "2024-12-12"))
    request = _asked(people[10], "示例：重复申请", whole, then(clerk, "2024-12-13"))
    refuse_certificate(
        request=request, unit_year=unit_year, reason="示例：同一段时间已经出具", by=then(head, "2024-12-13", 16)
    )
    _asked(people[6], "示例：入党材料", whole, then(clerk, "2024-12-20"))


def _asked(row: Volunteer, purpose: str, whole: dict[str, datetime.date], by: Actor) -> CertificateRequest:
    made = ask_for_certificate(row=row, purpose=purpose, at=by.at, **whole)
    return CertificateRequest.objects.select_related("volunteer").get(pk=made.pk)


def _fresh(shift: ServiceShift) -> ServiceShift:
    return ServiceShift.objects.select_related("unit_year__unit").get(pk=shift.pk)
