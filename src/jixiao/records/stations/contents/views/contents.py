"""A content: its page, its file, sending for review, days, recall, reads."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jixiao.measures.previews import MEDIA_TYPE, has_preview, preview_of
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_first
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.orgs.seat import Desk
from jixiao.records.stations.access import may_decide, may_keep, may_look, may_review_content
from jixiao.records.stations.contents.forms import ReadsForm, RecallForm, ScheduleForm
from jixiao.records.stations.contents.queries import history_of
from jixiao.records.stations.contents.reading import enter_reads
from jixiao.records.stations.contents.registering import DRAFTS, remove_content
from jixiao.records.stations.contents.reviewing import (
    open_aspects,
    reviews_of_rounds,
    send_for_review,
    take_back,
)
from jixiao.records.stations.contents.scheduling import recall_content, reschedule
from jixiao.records.stations.contents.showing import family_of, file_of
from jixiao.records.stations.contents.telling import number_of
from jixiao.records.stations.contents.views.finding_rows import content_at, saved_by
from jixiao.records.stations.contents.views.listing import STATE_WORDS, standing_of
from jixiao.records.stations.models import Content, ContentKind, ContentState
from jixiao.web.asking import ask, confirmed
from jixiao.web.doors import door_or_none
from jixiao.web.stamp import StampedForm, given_stamp, stale_page

MOST_PAGES, MOST_READS = 200, 60


@at_desk(may_look)
def content(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a content as stations show it, with its reviews, days, reads, and what happened to it."""
    desk, row = request.desk, content_at(request.desk, pk)
    chip = standing_of(row, desk.today)
    context = {
        "content": row,
        "number": number_of(row),
        "chip": (chip, STATE_WORDS[chip]),
        **preview_context(row),
        "reviews": reviews_of_rounds(row),
        "reads": row.reads.select_related("by").order_by("-day", "-at", "-pk")[:MOST_READS],
        "is_article": row.kind == ContentKind.ARTICLE,
        "replaced_by": Content.objects.filter(replaces=row, removed_at=None).first(),
        "history": history_of(row),
        "deliveries_url": door_or_none(request, "stations:content_deliveries", pk=pk),
        **_rights(desk, row),
    }
    return render(request, "stations/contents/content.html", context)


@at_desk(may_look)
def file(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Send the file of a content, or a part of it, whichever year it was kept in."""
    return file_of(content_at(request.desk, pk), asked=request.headers.get("Range", ""))


@at_desk(may_look)
def page(request: DeskRequest, pk: int, number: int) -> HttpResponseBase:
    """Send the picture of a page of a PDF."""
    row = content_at(request.desk, pk)
    if row.file is None or not has_preview(row.file) or not 1 <= number <= min(row.file.pages or 1, MOST_PAGES):
        raise Http404("没有这一页")
    answer = FileResponse(preview_of(row.file, page=number, size="large").open("rb"), content_type=MEDIA_TYPE)
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return answer


@at_desk(may_keep, write=may_keep)
@require_POST
def send(request: DeskRequest, pk: int) -> HttpResponse:
    """Send a draft for review."""
    row = content_at(request.desk, pk)
    return _done(
        request, row, "已送审，科学性和导向由两个人分别审",
        lambda: send_for_review(content=row, stamp=given_stamp(request), by=request.desk.actor),
    )  # fmt: skip


@at_desk(may_keep, write=may_keep)
@require_POST
def back_to_draft(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a content back that was sent too early."""
    row = content_at(request.desk, pk)
    return _done(
        request, row, "已收回，可以修改",
        lambda: take_back(content=row, stamp=given_stamp(request), by=request.desk.actor),
    )  # fmt: skip


@at_desk(may_keep, write=may_keep)
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask, and set a draft aside."""
    desk, row = request.desk, content_at(request.desk, pk)
    back = desk.door("stations:content", pk=pk)
    if not confirmed(request):
        return ask(
            request, question=f"删除「{row.title}」？", consequence="没有审过、没有推送过的草稿才能删除。",
            verb="删除内容",
            back=back, kept=[("stamp", str(row.version))],
        )  # fmt: skip
    address = desk.door("stations:contents")
    done_first(
        request, lambda: remove_content(content=row, stamp=given_stamp(request), by=desk.actor), leads_to=address
    )
    messages.success(request, f"已删除「{row.title}」")
    return redirect(address)


@at_desk(may_keep, write=may_keep)
def schedule(request: DeskRequest, pk: int) -> HttpResponse:
    """Change from when until when a content may be shown."""
    row = content_at(request.desk, pk)
    initial = {"from_day": row.from_day, "until_day": row.until_day}
    form = ScheduleForm(request.POST or None, initial=initial, stamp=row.version)
    return _answer(
        request, row, form, title="上下架日期", verb="保存日期", told="已保存上下架日期",
        note="到期自动停播，不用审核；内容本身不变",
        act=lambda: reschedule(
            content=row, from_day=form.cleaned_data["from_day"], until_day=form.cleaned_data["until_day"],
            stamp=form.stamp, by=request.desk.actor,
        ),
    )  # fmt: skip


@at_desk(may_keep | may_decide, write=may_keep | may_decide)
def recall(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a content off all stations."""
    row = content_at(request.desk, pk)
    form = RecallForm(request.POST or None, stamp=row.version)
    return _answer(
        request, row, form, title="撤回内容", verb="撤回", told="已撤回，各e站停播",
        note="所有e站马上停播，离线内容包下次更新时去掉；撤回后不能恢复，改好的另拟一份替代它",
        act=lambda: recall_content(
            content=row, reason=form.cleaned_data["reason"], stamp=form.stamp, by=request.desk.actor
        ),
    )  # fmt: skip


@at_desk(may_keep, write=may_keep)
def reads(request: DeskRequest, pk: int) -> HttpResponse:
    """Write down how often an article was read."""
    row = content_at(request.desk, pk)
    if row.kind != ContentKind.ARTICLE:
        raise Http404("只有公众号推文登记阅读数")
    form = ReadsForm(request.POST or None, initial={"day": request.desk.today})
    return _answer(
        request, row, form, title="登记阅读数", verb="登记", told="已登记阅读数",
        note="按天累计，登记过的不改；以截止日期最近的为准",
        act=lambda: enter_reads(
            content=row, number=form.cleaned_data["number"], day=form.cleaned_data["day"],
            source=form.cleaned_data["source"], by=request.desk.actor,
        ),
    )  # fmt: skip


def preview_context(row: Content) -> Mapping[str, Any]:
    """Return what the preview of a content is drawn from."""
    pages = min((row.file.pages or 1) if row.file else 0, MOST_PAGES)
    return {"family": family_of(row), "pages": range(1, min(pages, 3) + 1), "page_total": pages}


def _answer(
    request: DeskRequest, row: Content, form: Form, *, act: Callable[[], object], title: str, verb: str, told: str,
    note: str,
) -> HttpResponse:  # fmt: skip
    back = request.desk.door("stations:content", pk=row.pk)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                done_first(request, act, leads_to=back)
                messages.success(request, told)
                return redirect(back)
        except Stale as stale:
            fresh = content_at(request.desk, row.pk)
            assert isinstance(form, StampedForm)  # noqa: S101 - only those know a version
            return stale_page(
                request, form=form, theirs=stale.theirs, stamp=fresh.version, saved=saved_by(fresh), back=back
            )
    context = {"content": row, "form": form, "title": title, "verb": verb, "note": note, "back": back}
    return render(request, "stations/contents/plain_form.html", context)


def _done(request: DeskRequest, row: Content, told: str, act: Callable[[], object]) -> HttpResponse:
    back = request.desk.door("stations:content", pk=row.pk)
    done_first(request, act, leads_to=back)
    messages.success(request, told)
    return redirect(back)


def _rights(desk: Desk, row: Content) -> dict[str, bool]:
    keeps, stands = desk.may(may_keep), row.recalled_at is None
    return {
        "may_keep": keeps,
        "may_edit": keeps and stands and row.state in DRAFTS,
        "may_send": keeps and stands and row.state == ContentState.DRAFT,
        "may_take_back": keeps and stands and row.state == ContentState.SENT,
        "may_review": desk.may(may_review_content) and bool(open_aspects(row, desk.person)),
        "may_schedule": keeps and stands and row.state == ContentState.PASSED,
        "may_recall": desk.may(may_keep | may_decide) and stands and row.state == ContentState.PASSED,
        "may_replace": keeps and row.state == ContentState.PASSED,
        "may_read": keeps and row.kind == ContentKind.ARTICLE,
    }
