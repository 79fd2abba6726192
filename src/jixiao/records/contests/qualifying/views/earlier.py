"""Works of earlier years that new ones are compared with: the list, and their pictures."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from jixiao.measures.receiving import files_dropped
from jixiao.measures.shelf import limit_words
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.access import may_keep, may_look
from jixiao.records.contests.models import EarlierWork
from jixiao.records.contests.qualifying.earlier_pictures import Pictured, match_pictures
from jixiao.web.table import Column, Contains, DataTable, NumberRange

MOST_SHOWN = 500


@at_desk(may_look)
def earlier(request: DeskRequest) -> HttpResponseBase:
    """Show the works of earlier years."""
    table = DataTable(
        request=request,
        title="往届作品",
        queryset=EarlierWork.objects.filter(unit=request.desk.unit),
        columns=(
            Column("year", "年份", sort_by="year", width="w-s", value=lambda one: str(one.year)),
            Column("contest", "赛事", sort_by="contest"),
            Column("group", "组别", value=lambda one: one.group or "—"),
            Column("school", "学校", sort_by="school", value=lambda one: one.school or "—"),
            Column("title", "作品名称", sort_by="title"),
            Column("abstract", "简介", value=lambda one: "有" if one.abstract else "没有"),
            Column("picture", "图片", value=lambda one: "有" if one.picture_hash else "没有"),
        ),
        filters=(
            Contains("q", "名称、赛事或学校", fields=("title", "contest", "school")),
            NumberRange("year", "年份", field="year"),
        ),
        order=("-year", "contest", "title"),
        empty=("还没有往届作品", "用表格导入题目和简介，再导入图片；本系统里办过的赛事不用导入，会自动比对。"),
        note="只存题目、简介和图片特征，用来和新作品比对",
    )  # fmt: skip
    context = {"table": table, "may_keep": request.desk.may(may_keep)}
    return table.export() or render(request, "contests/qualifying/earlier.html", context)


@at_desk(may_keep, write=may_keep)
def earlier_pictures(request: DeskRequest) -> HttpResponse:
    """Take a ZIP of pictures matched by year and title, and say what came of each."""
    refused: Refused | None = None
    found: list[Pictured] = []
    if request.method == "POST":
        try:
            package = _chosen(request, request.FILES.get("package"))
            found = match_pictures(unit_year=request.desk.its_year, package=package, by=request.desk.actor)
        except Refused as said:
            refused = said
    context = {
        "refused": refused, "kept": [one for one in found if not one.why][:MOST_SHOWN],
        "left": [one for one in found if one.why][:MOST_SHOWN], "done": bool(found), "limit": limit_words(),
    }  # fmt: skip
    status = refused.status if refused else 200
    return render(request, "contests/qualifying/earlier_pictures.html", context, status=status)


def _chosen(request: DeskRequest, upload: object) -> Any:  # noqa: ANN401 - a file that reads and seeks
    if not isinstance(upload, UploadedFile):
        cause = f"压缩包超过 {limit_words()}" if files_dropped(request) else "没有选压缩包"
        raise Refused(cause, cure="选一个 ZIP；太大的分成几个传", code="A168", field="package")
    return upload.file
