"""绩效业务培训: units and their trained staff, who is missing and asked to come, and one's own trainings."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.db.models import Case, CharField, IntegerField, QuerySet, Value, When
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jixiao.engine.values import NOT_APPLICABLE
from jixiao.orgs.access import at_the_bureau
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.models import Person, Unit, UnitKind
from jixiao.orgs.roles import REACHING_DOWN, TRADE
from jixiao.orgs.seat import Desk
from jixiao.records.outreach.access import may_invite, may_keep, may_look
from jixiao.records.outreach.coming import attended_by, invitations_of
from jixiao.records.outreach.inviting import enrol_staff, invite_staff, is_over
from jixiao.records.outreach.models import STAFF_TRAINING, Activity, ActivityState
from jixiao.records.outreach.staff import Member, UnitTraining, standing_of
from jixiao.records.outreach.views.finding_rows import live_activity_at
from jixiao.web.printing import count_text
from jixiao.web.table import Choice, Column, Contains, DataTable

MOST_UNITS, MOST_TRAININGS, MOST_DIGITS = 2000, 200, 19
STATES = {
    "none": ("red", "未培训"),
    "part": ("amber", "部分培训"),
    "all": ("green", "全员培训"),
    "empty": ("none", "没有人员"),
}
PERSONAL = {"none": ("red", "未培训"), "invited": ("amber", "在名单，未签到"), "all": ("green", "已培训")}


@at_desk(may_look)
def staff(request: DeskRequest) -> HttpResponseBase:
    """Show each unit at this desk with its trained staff; at the desk of a single unit, its people."""
    desk = request.desk
    units = units_at(desk)
    if len(units) == 1:
        return redirect(desk.door("outreach:staff_people"))
    standing = standing_of(units, year=desk.year, on=desk.today)
    table = _unit_table(request, units, standing)
    return table.export() or render(request, "outreach/staff.html", _context(desk, table, standing, "units"))


@at_desk(may_look)
def staff_people(request: DeskRequest) -> HttpResponseBase:
    """Show the staff one by one, with how each was trained this year."""
    desk = request.desk
    standing = standing_of(units_at(desk), year=desk.year, on=desk.today)
    table = _people_table(request, standing)
    return table.export() or render(request, "outreach/staff.html", _context(desk, table, standing, "people"))


@at_desk(may_invite, write=may_invite)
@require_POST
def invite_missing(request: DeskRequest) -> HttpResponse:
    """Ask everybody at this desk who was not trained this year to come to a training, in one go."""
    desk = request.desk
    activity = live_activity_at(desk, _number(request.POST.get("training", "")))
    standing = standing_of(units_at(desk), year=desk.year, on=desk.today)
    missing = {member.person.pk for one in standing.values() for member in one.missing}
    return _invite(request, activity, missing, back=desk.door("outreach:staff"))


@at_desk(may_invite, write=may_invite)
@require_POST
def invite_chosen(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask the people who were ticked to come to a training."""
    activity = live_activity_at(request.desk, pk)
    chosen = {_number(text) for text in request.POST.getlist("people")}
    back = request.desk.door("outreach:roster", pk=activity.pk)
    if not is_over(activity, on=request.desk.today):
        return _invite(request, activity, chosen, back=back)
    made = enrol_staff(activity=activity, people=chosen, by=request.desk.actor)
    messages.success(request, f"已列入名单 {len(made)} 人；培训已经结束，不进待办")
    return redirect(back)


@at_desk(may_look)
def my_training(request: DeskRequest) -> HttpResponse:
    """Show what this person is asked to come to, and the trainings they have been to."""
    desk = request.desk
    context = {"invitations": invitations_of(desk.person, on=desk.today), "attended": attended_by(desk.person)}
    return render(request, "outreach/my_training.html", context)


def units_at(desk: Desk) -> list[Unit]:
    """Return the units whose staff this desk shows: those below it too for roles that reach down."""
    below = bool(desk.roles & REACHING_DOWN & TRADE) or bool(at_the_bureau(desk))
    units = Unit.objects.filter(path__startswith=desk.unit.path) if below else Unit.objects.filter(pk=desk.unit.pk)
    here = units.filter(unit_years__year=desk.year, closed_on=None)
    return list(here.order_by("path")[:MOST_UNITS])


def _invite(request: DeskRequest, activity: Activity, people: set[int], *, back: str) -> HttpResponse:
    made = invite_staff(activity=activity, people=people, by=request.desk.actor)
    there = len(people) - len(made)
    said = f"已邀请 {len(made)} 人，在他们的待办里" if made else "没有新邀请的人"
    messages.success(request, said + (f"；{there} 人本来就在名单里" if there else ""))
    return redirect(back)


def _context(desk: Desk, table: DataTable, standing: Mapping[int, UnitTraining], tab: str) -> dict[str, Any]:
    people = {member.person.pk for one in standing.values() for member in one.members}
    missing = {member.person.pk for one in standing.values() for member in one.missing}
    staffed = [one for one in standing.values() if one.members and one.members[0].unit.kind != UnitKind.FINANCE]
    trainings = Activity.objects.filter(unit_year=desk.unit_year, kind=STAFF_TRAINING, removed_at=None)
    live = list(
        trainings.exclude(state=ActivityState.CANCELLED).order_by("-planned_start", "-start", "-pk")[:MOST_TRAININGS]
    )
    return {
        "table": table,
        "tab": tab,
        "several": len(standing) > 1,
        "people": len(people),
        "trained": len(people) - len(missing),
        "missing": len(missing),
        "units": len(staffed),
        "covered": sum(1 for one in staffed if one.number),
        "hours": count_text(sum(one.hours for one in standing.values())),
        "trainings": live,
        "open_trainings": [one for one in live if not is_over(one, on=desk.today)],
        "may_keep": desk.may(may_keep),
        "may_invite": desk.may(may_invite),
    }


def _unit_table(request: DeskRequest, units: Sequence[Unit], standing: Mapping[int, UnitTraining]) -> DataTable:
    desk = request.desk
    return DataTable(
        request=request,
        title=f"{desk.year} 年绩效业务培训（按单位）",
        queryset=_by_state(Unit.objects.filter(pk__in=[unit.pk for unit in units]), _states_of_units(standing)),
        columns=(
            Column("name", "单位", sort_by="name", width="w-l"),
            Column("code", "单位代码", sort_by="code", default_shown=False),
            Column("training", "培训", kind="light", sort_by="training", value=_of_unit, width="w-m"),
            Column("members", "绩效人员", kind="number", unit="人", value=lambda row: len(standing[row.pk].members)),
            Column("trained", "已培训", kind="number", unit="人", value=lambda row: standing[row.pk].number),
            Column("last_day", "最近培训", kind="day", value=lambda row: standing[row.pk].last_day or NOT_APPLICABLE),
            Column("hours", "本年学时", kind="number", value=lambda row: standing[row.pk].hours),
            Column("missing", "还没有培训的人", value=lambda row: _names(standing[row.pk]), width="w-xl"),
        ),
        filters=(
            Contains("q", "单位或拼音", fields=("name", "short_name", "code", "initials")),
            Choice("training", "培训", field="training", choices=[(key, word) for key, (_, word) in STATES.items()]),
        ),
        order=("training_order", "code"),
        row_css=lambda row: "is-warn" if row.training == "none" else "",
        empty=("没有单位", "开放年度的单位列在这里。"),
        note="人员按单位现在授予的填报、审核、财政复核角色",
    )  # fmt: skip


def _people_table(request: DeskRequest, standing: Mapping[int, UnitTraining]) -> DataTable:
    desk = request.desk
    members = {member.person.pk: (one, member) for one in standing.values() for member in one.members}
    return DataTable(
        request=request,
        title=f"{desk.year} 年绩效业务培训（按人员）",
        queryset=_by_state(Person.objects.filter(pk__in=members), _states_of_people(members)),
        columns=(
            Column("name", "姓名", sort_by="name"),
            Column("unit", "单位", value=lambda row: members[row.pk][1].unit.name, width="w-l"),
            Column("roles", "角色", value=lambda row: members[row.pk][1].role_words),
            Column("training", "培训", kind="light", sort_by="training", value=_of_person, width="w-m"),
            Column("sittings", "参加", kind="number", unit="次", value=lambda row: _told(members, row, "sittings")),
            Column("hours", "本年学时", kind="number", value=lambda row: _told(members, row, "hours")),
            Column("last_day", "最近培训", kind="day", value=lambda row: _told(members, row, "last_day")),
            Column("passed", "考核", kind="light", value=lambda row: PASSED[_told(members, row, "passed")]),
        ),
        filters=(
            Contains("q", "姓名或拼音", fields=("name", "initials")),
            Choice("training", "培训", field="training", choices=[(key, word) for key, (_, word) in PERSONAL.items()]),
        ),
        order=("training_order", "name"),
        row_css=lambda row: "is-warn" if row.training == "none" else "",
        empty=("没有绩效人员", "授予填报、审核角色以后，人员列在这里。"),
        note="人员按单位现在授予的填报、审核、财政复核角色",
    )  # fmt: skip


_UNTESTED = ("none", "没有考核")
PASSED = {True: ("green", "合格"), False: ("amber", "不合格"), None: _UNTESTED, NOT_APPLICABLE: _UNTESTED}


def _of_unit(row: Any) -> tuple[str, str]:  # noqa: ANN401 - a unit with its state as a column
    return STATES[row.training]


def _of_person(row: Any) -> tuple[str, str]:  # noqa: ANN401 - a person with their state as a column
    return PERSONAL[row.training]


def _told(members: Mapping[int, tuple[UnitTraining, Member]], row: Person, name: str) -> Any:  # noqa: ANN401 - a cell holds any value
    trained = members[row.pk][0].trained.get(row.pk)
    return getattr(trained, name) if trained else NOT_APPLICABLE


def _names(one: UnitTraining) -> str:
    return "、".join(f"{member.person.name}（{member.role_words}）" for member in one.missing) or "—"


def _states_of_units(standing: Mapping[int, UnitTraining]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {key: [] for key in STATES}
    for pk, one in standing.items():
        whole = "all" if not one.missing else "part" if one.number else "none"
        found[whole if one.members else "empty"].append(pk)
    return found


def _states_of_people(members: Mapping[int, tuple[UnitTraining, Member]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {key: [] for key in PERSONAL}
    for pk, (one, _) in members.items():
        found["all" if pk in one.trained else "invited" if pk in one.invited else "none"].append(pk)
    return found


def _by_state(rows: QuerySet[Any], states: Mapping[str, list[int]]) -> QuerySet[Any]:
    """Return the rows with their state as a column, so that it is filtered and sorted by; and its place in order."""
    whens = [When(pk__in=pks, then=Value(key)) for key, pks in states.items()]
    places = [When(pk__in=pks, then=Value(place)) for place, pks in enumerate(states.values())]
    return rows.annotate(
        training=Case(*whens, output_field=CharField()), training_order=Case(*places, output_field=IntegerField())
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < MOST_DIGITS else 0
