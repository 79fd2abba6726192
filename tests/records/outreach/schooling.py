"""A training of the performance staff, held by the bureau of the small county, for the tests that need one."""

import dataclasses
from decimal import Decimal

from tests.records.outreach.days import moment
from tests.rooms import PASSWORD, SINCE, County

from jixiao.orgs.actor import Actor
from jixiao.orgs.appointing import give_duty, register_person
from jixiao.orgs.models import UnitYear
from jixiao.orgs.registering import open_year
from jixiao.orgs.roles import Role
from jixiao.records.outreach.models import STAFF_TRAINING, Activity, Trainee, TrainingSession
from jixiao.records.outreach.recording import record_activity
from jixiao.records.outreach.scheduling import schedule_session
from jixiao.records.outreach.signing import sign_in_by_clerk
from jixiao.web.clock import now

NAME = "示例绩效业务培训班"


@dataclasses.dataclass
class School:
    """The county with the bureau's year, its clerk who holds trainings, and one training with a sitting."""

    county: County
    year: UnitYear
    by: Actor
    activity: Activity
    session: TrainingSession

    def pks(self, *who: str) -> set[int]:
        """Return the ids of people of the county."""
        return {self.county.people[one].pk for one in who}

    def come(self, *who: str, hour: int = 8) -> None:
        """Let invited people sign in at the clerk's desk at an hour of the day of the sitting."""
        for one in who:
            trainee = Trainee.objects.get(activity=self.activity, person=self.county.people[one])
            at = Actor(self.by.person, moment(hour, 30), "127.0.0.1")
            sign_in_by_clerk(session=self.session, trainee=trainee, by=at)

    def address(self, path: str) -> str:
        """Return an address at the desk of the bureau."""
        return f"/{self.county.finance.code}/2024/outreach/{path}"


def open_school(county: County) -> School:
    """Build it through the acts; the bureau's clerk is ``trainer`` among the people of the county."""
    root = county.actor("system", at=moment(7))
    year = open_year(unit=county.finance, year=2024, by=root)
    trainer = register_person(username="trainer.shili", name="示例绩效股填报", password=PASSWORD, by=root, on=moment(7))
    trainer.must_change_password, trainer.password_changed_at = False, now()
    trainer.save(update_fields=["must_change_password", "password_changed_at"])
    give_duty(person=trainer, unit=county.finance, role=Role.CLERK, since=SINCE, by=root)
    county.people["trainer"] = trainer
    by = county.actor("trainer", at=moment(7))
    day = moment(8).date()
    activity = record_activity(
        unit_year=year, values={"name": NAME, "kind": STAFF_TRAINING, "start": day, "end": day, "place": "示例会议室"},
        by=by,
    )  # fmt: skip
    session = schedule_session(
        activity=activity, by=by, subjects=[("绩效目标编制", Decimal(2)), ("自评打分", Decimal(1))],
        values={
            "subject": "绩效目标怎样编", "starts_at": moment(8, 30), "ends_at": moment(11, 30), "place": "示例会议室",
            "pass_mark": Decimal(60),
        },
    )  # fmt: skip
    return School(county, year, by, activity, session)
