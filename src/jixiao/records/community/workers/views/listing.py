"""The register as a list, and somebody's page."""

import dataclasses
from typing import ClassVar

from django.db.models import Q
from django.http import HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from jixiao.measures.panel import proofs_panel
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.records.community.access import levels_seen, may_keep, may_look, may_see_everybody
from jixiao.records.community.models import MergeRecord, Privacy, Worker
from jixiao.records.community.workers.likeness import like_this
from jixiao.records.community.workers.privacy import is_seen, shown_name, shown_words
from jixiao.records.community.workers.queries import found_by, seen_at, workers_of
from jixiao.records.community.workers.registering import subject_of
from jixiao.records.community.workers.views.finding_rows import places_at, removed_at
from jixiao.records.community.writing import history_of
from jixiao.web.masking import mask_name
from jixiao.web.table import Choice, Column, DataTable
from jixiao.web.table.filters import Filter

MOST = 50


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Meant(Filter):
    """Whoever is meant by a name, first letters, a reading, a workplace or a telephone; only whom one may see."""

    unit_id: int
    levels: tuple[Privacy, ...]
    template: ClassVar[str] = "web/filters/contains.html"

    def condition(self, query: QueryDict) -> Q:
        """Return: somebody is meant, and is shown by name here."""
        (text,) = self.texts(query)
        wanted = found_by(self.unit_id, text)
        return wanted & seen_at(self.levels) if wanted else Q()


@at_desk(may_look)
def workers(request: DeskRequest) -> HttpResponseBase:
    """Show the register."""
    table = _table(request)
    context = {"table": table, "may_keep": request.desk.may(may_keep)}
    return table.export() or render(request, "community/workers/workers.html", context)


@at_desk(may_look)
def worker(request: DeskRequest, pk: int) -> HttpResponse:
    """Show somebody; whoever was merged into another leads there."""
    desk = request.desk
    row = get_object_or_404(Worker.objects.select_related("place", "unit", "merged_into"), unit=desk.unit, pk=pk)
    if row.merged_into_id is not None:
        return redirect(desk.door("community:worker", pk=row.merged_into_id))
    if row.removed_at is not None:
        row = removed_at(desk, pk)
    sees = desk.may(may_see_everybody)
    name, seen = shown_name(row, desk), is_seen(row, desk)
    closed = row.privacy == Privacy.CLOSED and not seen
    context = {
        "worker": row, "name": name, "seen": seen, "closed": closed, "sees": sees, "may_keep": desk.may(may_keep),
        "visits": [] if closed else _visits(row), "appeals": _appeals(row) if sees else [],
        "honours": [] if closed else list(row.honours.filter(removed_at=None).order_by("-awarded_year", "pk")[:MOST]),
        "nominations": list(row.nominations.select_related("call").order_by("-pk")[:MOST]) if sees else [],
        "posts": [] if closed else list(row.posts.select_related("organisation").order_by("-pk")[:MOST]),
        "alike": like_this(row) if sees and row.removed_at is None else [],
        "merges": _merges(row) if sees else [],
        "proofs": proofs_panel(desk, subject_of(row), mask_name(row.name)) if sees else None,
        "history": history_of(subject_of(row), desk.its_year) if sees else None,
    }  # fmt: skip
    return render(request, "community/workers/worker.html", context)


def _visits(row: Worker) -> list[object]:
    found = row.visited.filter(visit__removed_at=None).select_related("visit__unit_year__unit", "appeal")
    return list(found.order_by("-visit__day", "-pk")[:MOST])


def _appeals(row: Worker) -> list[object]:
    return list(row.appeals.select_related("unit_year__unit").order_by("-received_at", "-pk")[:MOST])


def _merges(row: Worker) -> list[MergeRecord]:
    return list(row.merges.filter(undone_at=None).select_related("gone", "by").order_by("-pk")[:MOST])


def _table(request: DeskRequest) -> DataTable:
    desk = request.desk
    levels = levels_seen(desk)
    new_url = desk.door("community:worker_new") if desk.may(may_keep) else ""
    return DataTable(
        request=request,
        title="科技工作者",
        queryset=workers_of(desk.unit).select_related("place"),
        columns=(
            Column(
                "name", "姓名", sort_by="name_key" if len(levels) == len(Privacy) else "",
                value=lambda row: shown_name(row, desk), link=lambda row: desk.door("community:worker", pk=row.pk),
            ),
            Column("field", "专业领域", value=lambda row: shown_words(row, row.field, desk)),
            Column("title", "职称", value=lambda row: shown_words(row, row.title, desk)),
            Column("workplace", "工作单位", value=lambda row: shown_words(row, row.workplace, desk)),
            Column("position", "职务", default_shown=False, value=lambda row: shown_words(row, row.position, desk)),
            Column("place", "乡镇街道", value=lambda row: row.place.name if row.place else ""),
            Column("phone", "电话", value=lambda row: shown_words(row, row.phone_masked, desk)),
            Column("privacy", "隐私级别", sort_by="privacy", value=lambda row: row.get_privacy_display()),
            Column("consent", "本人同意", kind="day", value=_consented),
            Column("registered_on", "登记日期", kind="day", sort_by="registered_on", default_shown=False),
        ),
        filters=(
            Meant("q", "姓名、拼音、单位或电话", unit_id=desk.unit.pk, levels=levels),
            Choice("privacy", "隐私级别", field="privacy", choices=list(Privacy.choices)),
            Choice("place", "乡镇街道", field="place", choices=[(str(one.pk), one.name) for one in places_at(desk)]),
        ),
        order=("name_key",) if len(levels) == len(Privacy) else ("pk",),
        empty=("还没有登记科技工作者", "登记第一位，或从名册导入。"),
        empty_door=("登记科技工作者", new_url) if new_url else None,
        note="姓名按隐私级别显示；电话只显示隐去的，导出的表也一样",
    )  # fmt: skip


def _consented(row: Worker) -> object:
    return row.consent_on if row.consent_withdrawn_on is None else None
