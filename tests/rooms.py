"""A small county for tests of the rooms: a finance bureau, two departments, people in every role. All of it is 示例."""

import dataclasses
import datetime

from django.test import Client

from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.appointing import give_duty, register_person
from jixiao.orgs.models import Person, Unit, UnitKind, UnitYear
from jixiao.orgs.registering import open_year, register_unit
from jixiao.orgs.roles import Role
from jixiao.orgs.sessions import begin_session
from jixiao.web.clock import now

NOON = datetime.datetime(2025, 1, 15, 12, 0, tzinfo=SHANGHAI)
SINCE = datetime.date(2020, 1, 1)
PASSWORD = "Shili-2024-kouling"


@dataclasses.dataclass
class County:
    """Its units, their 2024, and its people by a name that says what they are."""

    finance: Unit
    unit: Unit
    other: Unit
    unit_year: UnitYear
    other_year: UnitYear
    people: dict[str, Person]

    def actor(self, who: str, *, at: datetime.datetime = NOON) -> Actor:
        """Return what acts take as ``by``."""
        return Actor(self.people[who], at, "127.0.0.1")

    def client(self, who: str) -> Client:
        """Return a browser in which that person is signed in."""
        client = Client()
        client.force_login(self.people[who], backend="django.contrib.auth.backends.ModelBackend")
        begin_session(key=str(client.session.session_key), person=self.people[who], at=now())
        return client

    def address(self, path: str = "", *, year: int = 2024) -> str:
        """Return an address at the desk of the unit."""
        return f"/{self.unit.code}/{year}/{path}"


A_PAGE = 90
"""How many statements a page of a desk takes at most, with the to-dos of every room asked for anew."""
ROLES = {
    "clerk": ("unit", Role.CLERK),
    "head": ("unit", Role.HEAD),
    "viewer": ("unit", Role.VIEWER),
    "third": ("unit", Role.THIRD_PARTY),
    "reviewer": ("finance", Role.REVIEWER),
    "system": ("finance", Role.SYSTEM),
    "security": ("finance", Role.SECURITY),
    "audit": ("finance", Role.AUDIT),
    "outsider": ("other", Role.CLERK),
    "outside_head": ("other", Role.HEAD),
}


def build_county() -> County:
    """Build it through the acts, as an office would."""
    root = register_person(username="root.shili", name="示例初始人员", password=PASSWORD, by=None, on=NOON)
    by = Actor(root, NOON)
    finance = register_unit(
        code="999900-101001", name="示例县财政局", short_name="财政局", kind=UnitKind.FINANCE, division_code="999900",
        division_name="示例县", by=by, specimen=True,
    )  # fmt: skip
    unit, other = (
        register_unit(
            code=code, name=name, short_name=short, kind=UnitKind.DEPARTMENT, division_code="999900",
            division_name="示例县", parent=finance, by=by, specimen=True,
        )
        for code, name, short in (
            ("999900-115001", "示例县科学技术协会", "科协"),
            ("999900-116001", "示例县图书馆", "图书馆"),
        )
    )  # fmt: skip
    places = {"finance": finance, "unit": unit, "other": other}
    people = {}
    for who, (place, role) in ROLES.items():
        label = f"示例{Role(role).label}{'' if place != 'other' else '（外单位）'}"
        username = f"{who.replace('_', '.')}.shili"
        people[who] = register_person(username=username, name=label, password=PASSWORD, by=by, on=NOON)
        people[who].must_change_password, people[who].password_changed_at = False, now()
        people[who].save(update_fields=["must_change_password", "password_changed_at"])
        give_duty(person=people[who], unit=places[place], role=role, since=SINCE, by=by)
    return County(
        finance, unit, other, open_year(unit=unit, year=2024, by=by), open_year(unit=other, year=2024, by=by), people
    )
