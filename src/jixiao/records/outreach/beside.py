"""What stands beside each unit and person on the pages of orgs: whether they were trained this year."""

from collections.abc import Mapping, Sequence

from jixiao.orgs.access import may_look
from jixiao.orgs.beside import Told, hang_beside_people, hang_beside_units
from jixiao.orgs.models import Person, Unit
from jixiao.orgs.seat import Desk
from jixiao.records.outreach.models import STAFF_TRAINING
from jixiao.records.outreach.staff import Trained, UnitTraining, staff_duties, standing_of, trained_in
from jixiao.web.printing import count_text, day_short_text


def tell_of_units(desk: Desk, units: Sequence[Unit]) -> Mapping[int, Told]:
    """Return for each unit how many of its staff were trained, when last, and with how many hours together."""
    standing = standing_of(units, year=desk.year, on=desk.today)
    url = desk.door("outreach:staff") if desk.unit_year is not None and desk.may(may_look) else ""
    return {pk: _told_of_unit(one, url) for pk, one in standing.items()}


def tell_of_people(desk: Desk, people: Sequence[Person]) -> Mapping[int, Told]:
    """Return for each of them who is performance staff when they were trained, and with how many hours."""
    pks = [person.pk for person in people]
    staff = set(staff_duties(desk.today).filter(person__in=pks).values_list("person", flat=True))
    trained = trained_in(pks, year=desk.year)
    return {pk: _told_of_person(trained.get(pk)) for pk in staff | set(trained)}


def _told_of_unit(one: UnitTraining, url: str) -> Told:
    if not one.members:
        return Told("none", "没有绩效人员", url=url)
    if not one.number:
        return Told("red", "未培训", f"绩效人员 {len(one.members)} 人", url)
    day = one.last_day
    when = f"最近 {day_short_text(day)}，" if day else ""
    line = f"{when}本年 {count_text(one.hours)} 学时"
    return Told("amber" if one.missing else "green", f"{one.number}/{len(one.members)} 人", line, url)


def _told_of_person(one: Trained | None) -> Told:
    if one is None:
        return Told("red", "未培训")
    return Told("green", f"{count_text(one.hours)} 学时", f"最近 {day_short_text(one.last_day)}")


def hang_all() -> None:
    """Hang both columns."""
    hang_beside_units(STAFF_TRAINING, tell_of_units)
    hang_beside_people(STAFF_TRAINING, tell_of_people)
