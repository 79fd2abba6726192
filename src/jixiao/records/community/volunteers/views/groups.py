"""Groups of volunteers: the list, writing, stopping."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.records.community.access import may_keep, may_look
from jixiao.records.community.models import Organisation, VolunteerGroup
from jixiao.records.community.views.staleness import answer_stale
from jixiao.records.community.volunteers.forms import GroupForm
from jixiao.records.community.volunteers.grouping import keep_group, stop_group
from jixiao.records.community.volunteers.queries import groups_of
from jixiao.records.community.volunteers.views.finding_rows import group_at, groups_at, show_form


@at_desk(may_look)
def groups(request: DeskRequest) -> HttpResponse:
    """Show the groups."""
    context = {"groups": groups_of(request.desk.unit), "may_keep": request.desk.may(may_keep)}
    return render(request, "community/volunteers/groups.html", context)


@at_desk(may_keep, write=may_keep)
def group_new(request: DeskRequest) -> HttpResponse:
    """Make a group."""
    return _written(request, None)


@at_desk(may_keep, write=may_keep)
def group_edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change a group."""
    return _written(request, group_at(request.desk, pk))


@at_desk(may_keep, write=may_keep)
@require_POST
def group_stop(request: DeskRequest, pk: int) -> HttpResponse:
    """Let a group be no more."""
    row = group_at(request.desk, pk)
    stop_group(row=row, unit_year=request.desk.its_year, by=request.desk.actor)
    messages.success(request, f"{row.name}已经停用")
    return redirect(request.desk.door("community:groups"))


def _written(request: DeskRequest, row: VolunteerGroup | None) -> HttpResponse:
    desk = request.desk
    offered = groups_at(desk).exclude(pk=row.pk) if row else groups_at(desk)
    organisations = Organisation.objects.filter(unit=desk.unit, removed_at=None).order_by("name")
    form = GroupForm(
        request.POST or None, groups=offered, organisations=organisations, initial=_initial(row),
        stamp=row.version if row else None,
    )  # fmt: skip
    back = desk.door("community:groups")
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: keep_group(
                        row=row, unit_year=desk.its_year, values=form.values(), stamp=form.stamp, by=desk.actor
                    ),
                    lambda _: back,
                )
        except Stale:
            fresh = group_at(desk, row.pk) if row else None
            subject = f"community.volunteer_group:{fresh.pk if fresh else 0}"
            stamp = fresh.version if fresh else 1
            return answer_stale(request, form=form, theirs=_initial(fresh), stamp=stamp, subject=subject)
    return show_form(request, form=form, title="修改队伍" if row else "新建队伍", verb="保存队伍", back=back)


def _initial(row: VolunteerGroup | None) -> dict[str, object]:
    if row is None:
        return {}
    return {"name": row.name, "level": row.level, "parent": row.parent_id, "organisation": row.organisation_id}
