"""Nominations: whom to choose, the form, one of them, handing in, giving back, its paper."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from jixiao.measures.panel import proofs_panel
from jixiao.orgs.asking import ask_reason
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once, pressed
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.orgs.sending import send_document
from jixiao.records.community.access import levels_seen
from jixiao.records.community.honours.access import may_decide, may_keep, may_look, may_see_everybody
from jixiao.records.community.honours.forms import NominationForm, initial_of_nomination
from jixiao.records.community.honours.naming import of_organisation, of_worker
from jixiao.records.community.honours.nominating import (
    WORKABLE,
    amend_nomination,
    missing_of,
    nominate,
    return_nomination,
    send_nomination,
    withdraw_nomination,
)
from jixiao.records.community.honours.papers import nomination_document
from jixiao.records.community.honours.queries import organisations_called, workers_called
from jixiao.records.community.honours.reviewing import count_of
from jixiao.records.community.honours.telling import nomination_subject
from jixiao.records.community.honours.views.calls import LIGHTS
from jixiao.records.community.honours.views.finding_rows import call_at, called_at, nomination_at, show_form
from jixiao.records.community.models import (
    Call,
    CallState,
    NominationReview,
    NominationState,
    NomineeKind,
    Organisation,
    Worker,
)
from jixiao.records.community.views.staleness import answer_stale
from jixiao.records.community.writing import history_of
from jixiao.web.stamp import given_stamp

MOST_DIGITS = 18


@at_desk(may_keep, write=may_keep)
def nominate_one(request: DeskRequest, pk: int) -> HttpResponse:
    """Look for whom to nominate; with somebody chosen, write the nomination down."""
    desk, row = request.desk, call_at(request.desk, pk)
    chosen = request.GET.get("who", "")
    if not (chosen.isascii() and chosen.isdecimal() and len(chosen) < MOST_DIGITS):
        return _choose(request, row)
    nominee = _nominee(request, row, int(chosen))
    form = NominationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: nominate(call=row, nominee=nominee, values=form.values(), by=desk.actor),
                lambda made: desk.door("community:nomination", pk=made.pk),
            )
    back = desk.door("community:call", pk=pk)
    title = f"举荐{nominee.name}"
    lead = "保存后上传证明材料，再提交"
    return show_form(request, form=form, title=title, verb="保存草稿", back=back, row_title=row.title, lead=lead)


@at_desk(may_look)
def nomination(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a nomination with its materials, its votes and what can be done with it."""
    desk, row = request.desk, nomination_at(request.desk, pk)
    who, workable = called_at(desk, row), row.state in WORKABLE
    reviews = list(NominationReview.objects.filter(nomination=row).select_related("reviewer").order_by("at", "pk"))
    settled = row.decided_at is not None
    context = {
        "row": row,
        "call": row.call,
        "who": who,
        "colour": LIGHTS[NominationState(row.state)],
        "missing": missing_of(row) if workable else [],
        "workable": workable,
        "reviews": reviews if settled or desk.may(may_decide) else [],
        "count": count_of(reviews) if settled else None,
        "honour": getattr(row, "award", None) if row.state == NominationState.AWARDED else None,
        "is_open": row.call.state == CallState.OPEN,
        "proofs": proofs_panel(desk, nomination_subject(row), who.name),
        "history": history_of(nomination_subject(row), desk.its_year),
        "may_keep": desk.may(may_keep),
        "may_decide": desk.may(may_decide),
    }
    return render(request, "community/honours/nomination.html", context)


@at_desk(may_keep, write=may_keep)
def nomination_edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change a nomination that is not handed in."""
    desk, row = request.desk, nomination_at(request.desk, pk)
    form = NominationForm(request.POST or None, initial=initial_of_nomination(row), stamp=row.version)
    back = desk.door("community:nomination", pk=pk)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: amend_nomination(row=row, values=form.values(), stamp=form.stamp, by=desk.actor),
                    lambda _: back,
                )
        except Stale:
            fresh, subject = nomination_at(desk, pk), nomination_subject(row)
            theirs = initial_of_nomination(fresh)
            return answer_stale(request, form=form, theirs=theirs, stamp=fresh.version, subject=subject)
    return show_form(
        request, form=form, title="修改举荐", verb="保存修改", back=back, row_title=called_at(desk, row).name
    )


@at_desk(may_keep, write=may_keep)
@require_POST
def nomination_send(request: DeskRequest, pk: int) -> HttpResponse:
    """Hand a nomination in."""
    row, back, stamp = (
        nomination_at(request.desk, pk),
        request.desk.door("community:nomination", pk=pk),
        given_stamp(request),
    )
    answer = pressed(request, lambda: send_nomination(row=row, stamp=stamp, by=request.desk.actor), leads_to=back)
    messages.success(request, "举荐已经提交")
    return answer


@at_desk(may_decide, write=may_decide)
def nomination_return(request: DeskRequest, pk: int) -> HttpResponse:
    """Give a nomination back to be mended."""
    row, back = nomination_at(request.desk, pk), request.desk.door("community:nomination", pk=pk)
    return ask_reason(
        request,
        question=f"退回「{called_at(request.desk, row).name}」的举荐？",
        consequence="填报人改好后可以在截止日期前再提交。",
        label="退回原因",
        verb="退回举荐",
        back=back,
        leads_to=back,
        act=lambda reason: return_nomination(row=row, reason=reason, by=request.desk.actor),
    )


@at_desk(may_keep, write=may_keep)
def nomination_withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a nomination back."""
    row, back = nomination_at(request.desk, pk), request.desk.door("community:nomination", pk=pk)
    return ask_reason(
        request,
        question=f"撤回「{called_at(request.desk, row).name}」的举荐？",
        consequence="撤回后不再评审；举荐期内可以重新登记。",
        label="撤回原因",
        verb="撤回举荐",
        back=back,
        leads_to=back,
        act=lambda reason: withdraw_nomination(row=row, reason=reason, by=request.desk.actor),
    )


@at_desk(may_see_everybody)
def nomination_paper(request: DeskRequest, pk: int, form: str) -> HttpResponse:
    """Send the form of a nomination as DOCX or PDF."""
    desk, row = request.desk, nomination_at(request.desk, pk)
    votes = ""
    if row.decided_at is not None:
        votes = count_of(list(row.reviews.all()[:100])).words
    mark = "示例" if desk.unit.is_specimen else ""
    paper = nomination_document(row, called_at(desk, row), votes=votes, mark=mark)
    return send_document(paper, form, name=f"推荐表-{row.call.code}-{row.pk}")


def _choose(request: DeskRequest, row: Call) -> HttpResponse:
    desk, words = request.desk, request.GET.get("q", "").strip()[:40]
    levels = [one.value for one in levels_seen(desk)]
    if row.takes == NomineeKind.WORKER:
        found = [(one.pk, of_worker(one, levels)) for one in workers_called(desk, words)]
    else:
        found = [(one.pk, of_organisation(one)) for one in organisations_called(desk, words)]
    context = {"call": row, "words": words, "found": found, "is_person": row.takes == NomineeKind.WORKER}
    return render(request, "community/honours/choose.html", context)


def _nominee(request: DeskRequest, row: Call, pk: int) -> Worker | Organisation:
    desk = request.desk
    if row.takes == NomineeKind.WORKER:
        return get_object_or_404(Worker, unit=desk.unit, removed_at=None, privacy__in=levels_seen(desk), pk=pk)
    return get_object_or_404(Organisation, unit=desk.unit, removed_at=None, pk=pk)
