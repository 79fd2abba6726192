"""The demo's training of performance staff: the bureau held one class in 2024, to which nine of twelve offices came."""

import datetime
from decimal import Decimal

from django.db import transaction

from jixiao.cli.demo_site.building import County, person
from jixiao.engine.values import NOT_APPLICABLE, Money
from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.appointing import give_duty
from jixiao.orgs.models import UnitYear
from jixiao.orgs.roles import Role
from jixiao.records.outreach.inviting import enrol_staff
from jixiao.records.outreach.models import STAFF_TRAINING, Trainee
from jixiao.records.outreach.recording import amend_activity, record_activity
from jixiao.records.outreach.scheduling import schedule_session
from jixiao.records.outreach.signing import OnPaper, mark_results, sign_in_from_paper
from jixiao.records.outreach.staff import staff_below

YEAR, CAME = 2024, 9
DAY = datetime.date(2024, 4, 11)
PLACE = "示例县财政局三楼会议室"
SINCE = datetime.date(2018, 1, 1)


@transaction.atomic
def train_staff(*, of: County, prefix: str, at: datetime.datetime) -> None:
    """Let the bureau's clerk hold the class: roster, sitting, the paper sheet typed in, the test marked."""
    clerk = person(username=f"{prefix}.tianbao", name="演示财政局填报人", by=of.root, office="绩效股")
    give_duty(person=clerk, unit=of.finance, role=Role.CLERK, since=SINCE, by=of.root)
    by = Actor(clerk, at, "127.0.0.1")
    activity = record_activity(
        unit_year=UnitYear.objects.select_related("unit").get(unit=of.finance, year=YEAR),
        values={
            "name": f"示例：{YEAR} 年绩效业务培训班", "kind": STAFF_TRAINING, "start": DAY, "end": DAY, "place": PLACE,
            "cost": Money(0), "audiences": ["领导干部和公务员"], "serves_minors": False, "partners": NOT_APPLICABLE,
            "description": "示例：讲绩效目标怎样编、自评怎样打分、佐证怎样附。", "origin": "示例：演示数据",
        },
        by=by,
    )  # fmt: skip
    members = [one for one in staff_below(of.finance, on=by.on) if one.person.pk != clerk.pk]
    roster = enrol_staff(activity=activity, people={one.person.pk for one in members}, by=by)
    session = schedule_session(
        activity=activity, by=by, subjects=[("绩效目标编制", Decimal("1.5")), ("自评打分和佐证", Decimal("1.5"))],
        values={
            "subject": "绩效目标编制和自评打分", "starts_at": _at(8, 30), "ends_at": _at(11, 30), "place": PLACE,
            "teacher": "示例县财政局绩效股负责人", "pass_mark": Decimal(60),
        },
    )  # fmt: skip
    there = sign_in_from_paper(session=session, lines=_sheet(roster, of), by=by)
    marks = {row.pk: (Decimal(52 + place % 5 * 4), Decimal(78 + place % 7 * 3)) for place, row in enumerate(there)}
    mark_results(session=session, results=marks, by=by)
    counted = {"people": len(there), "counted_by": "签到"}
    amend_activity(activity=activity, values=counted, stamp=activity.version, by=by)


def _sheet(roster: list[Trainee], of: County) -> list[OnPaper]:
    """Return who came: the reviewer, and of the first nine offices the clerk; of every other one the head as well."""
    offices = sorted({one.unit_id for one in roster if one.unit_id and one.unit_id != of.finance.pk})[:CAME]
    heads = {pk for place, pk in enumerate(offices) if place % 2 == 0}
    lines, seen = [], set()
    for one in sorted(roster, key=lambda row: ("审核" in row.name, row.pk)):
        bureau = one.unit_id == of.finance.pk
        if bureau or (one.unit_id in offices and (one.unit_id not in seen or one.unit_id in heads)):
            lines.append(OnPaper(one, came=_at(8, 25)))
            seen.add(one.unit_id)
    return lines


def _at(hour: int, minute: int) -> datetime.datetime:
    return datetime.datetime.combine(DAY, datetime.time(hour, minute), tzinfo=SHANGHAI)
