"""Likenesses: the list, and two works side by side."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.models import JobRun
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import refusals_into
from jixiao.records.contests.access import may_keep, may_look
from jixiao.records.contests.contests.queries import contests_of
from jixiao.records.contests.entering.serving import picture_of
from jixiao.records.contests.models import WITH_NAMES, Entry, EntryFile, Likeness, LikenessKind, LikenessState
from jixiao.records.contests.qualifying.forms import SettleForm
from jixiao.records.contests.qualifying.jobs import COMPARE, ask_to_compare
from jixiao.records.contests.qualifying.queries import likenesses_of
from jixiao.records.contests.qualifying.settling import settle_likeness
from jixiao.web.doors import door_or_none
from jixiao.web.table import Choice, Column, Contains, DataTable, NumberRange


@at_desk(may_look)
def likenesses(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Show what was found to be alike."""
    desk = request.desk
    row = get_object_or_404(contests_of(desk.its_year), pk=pk)
    table = _table(request, row)
    jobs = JobRun.objects.filter(kind=COMPARE, unit_year=desk.its_year).select_related("by").order_by("-pk")[:20]
    last = next((one for one in jobs if one.order.get("contest") == pk), None)
    context = {"contest": row, "table": table, "last": last, "may_keep": desk.may(may_keep),
               "jobs_url": door_or_none(request, "orgs:jobs")}  # fmt: skip
    return table.export() or render(request, "contests/qualifying/likenesses.html", context)


@at_desk(may_keep, write=may_keep)
@require_POST
def compare(request: DeskRequest, pk: int) -> HttpResponse:
    """Queue the comparing of a contest."""
    row = get_object_or_404(contests_of(request.desk.its_year), pk=pk)
    ask_to_compare(contest=row, by=request.desk.actor)
    messages.success(request, "已经排队比对，可以离开本页")
    return redirect(request.desk.door("contests:likenesses", pk=pk))


@at_desk(may_look, write=may_keep)
def likeness(request: DeskRequest, pk: int) -> HttpResponse:
    """Show two works side by side, and take what somebody decides."""
    desk, row = request.desk, _at(request, pk)
    given = {"state": row.state if row.state != LikenessState.OPEN else "", "why": row.why}
    form = SettleForm(request.POST or None, initial=given)
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        with refusals_into(form):
            return done_once(
                request,
                lambda: settle_likeness(likeness=row, state=clean["state"], why=clean["why"], by=desk.actor),
                lambda _: desk.door("contests:likenesses", pk=row.entry.contest_id),
            )
    context = {
        "likeness": row, "contest": row.entry.contest, "form": form, "may_keep": desk.may(may_keep),
        "files": _files(row.entry, row.file), "other_files": _files(row.other, row.other_file),
        "is_picture": row.kind != LikenessKind.TEXT,
    }  # fmt: skip
    return render(request, "contests/qualifying/likeness.html", context)


@at_desk(may_look)
def picture(request: DeskRequest, pk: int, file: int, size: str) -> HttpResponseBase:
    """Send the picture of a file on either side of a likeness, also of an earlier year."""
    row = _at(request, pk)
    sides = [one for one in (row.entry_id, row.other_id) if one is not None]
    return picture_of(
        get_object_or_404(EntryFile.objects.exclude(kind__in=WITH_NAMES), entry__in=sides, pk=file), page=1, size=size
    )


def _at(request: DeskRequest, pk: int) -> Likeness:
    rows = Likeness.objects.select_related(
        "entry__contest__unit_year__unit", "entry__group", "entry__school", "other__contest__unit_year",
        "other__group", "other__school", "earlier", "file", "other_file", "by",
    )  # fmt: skip
    return get_object_or_404(rows, entry__contest__unit_year=request.desk.its_year, pk=pk)


def _files(entry: Entry | None, first: EntryFile | None) -> list[EntryFile]:
    if entry is None:
        return []
    if first is not None:
        return [first]
    rows = EntryFile.objects.filter(entry=entry, removed_at=None).exclude(picture_hash="")
    return list(rows.order_by("pk")[:4])


def _table(request: DeskRequest, contest: Any) -> DataTable:  # noqa: ANN401 - a contest
    desk = request.desk
    return DataTable(
        request=request,
        title=f"{contest.title}相似发现",
        queryset=likenesses_of(contest),
        columns=(
            Column("percent", "相似", kind="number", unit="%", sort_by="percent"),
            Column("kind", "类别", sort_by="kind", value=lambda one: one.get_kind_display()),
            Column("entry", "作品", sort_by="entry__title", value=lambda one: f"{one.entry.number} {one.entry.title}",
                   link=lambda one: desk.door("contests:likeness", pk=one.pk)),
            Column("school", "学校", value=lambda one: one.entry.school.name),
            Column("other", "相似的作品", value=_other),
            Column("state", "核查", sort_by="state", value=lambda one: one.get_state_display()),
            Column("why", "依据", value=lambda one: one.why or "—"),
        ),
        filters=(
            Contains("q", "作品", fields=("entry__title", "entry__number")),
            Choice("kind", "类别", field="kind", choices=list(LikenessKind.choices)),
            Choice("state", "核查", field="state", choices=list(LikenessState.choices)),
            NumberRange("percent", "相似程度", field="percent"),
        ),
        order=("state", "-percent", "pk"),
        empty=("还没有相似发现", "按一次「开始比对」：和本届、往届的作品比文字、图片和文件。"),
        note="相似只是提醒，是不是雷同由人核查后写明依据",
    )  # fmt: skip


def _other(one: Likeness) -> str:
    if one.earlier:
        return f"{one.earlier.year} {one.earlier.contest} {one.earlier.title}"
    assert one.other is not None  # noqa: S101 - a constraint of the table
    return f"{one.other.contest.unit_year.year} {one.other.number} {one.other.title}（{one.other.school.name}）"
