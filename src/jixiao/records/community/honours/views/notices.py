"""The public notice: choosing who is shown, showing and withdrawing it, its paper, objections, recommending."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jixiao.orgs.asking import ask_reason
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once, pressed
from jixiao.orgs.refusing import refusals_into
from jixiao.orgs.sending import send_document
from jixiao.records.community.honours.access import may_decide, may_look, may_see_everybody
from jixiao.records.community.honours.forms import NoticeForm, ObjectionAnswerForm
from jixiao.records.community.honours.naming import in_public
from jixiao.records.community.honours.noticing import last_day_of, passed_of, show_notice, withdraw_notice
from jixiao.records.community.honours.objecting import answer_objection
from jixiao.records.community.honours.papers import notice_document
from jixiao.records.community.honours.queries import standing_notice
from jixiao.records.community.honours.recommending import recommend
from jixiao.records.community.honours.reviewing import count_of, ranked
from jixiao.records.community.honours.views.finding_rows import call_at, called_at, objection_at
from jixiao.records.community.models import Call, CallState, NominationNotice, ObjectionState
from jixiao.records.community.seals import unseal
from jixiao.web.stamp import given_stamp


@at_desk(may_look, write=may_decide)
def notice(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the notice that stands; before it, choose who is shown."""
    desk, row = request.desk, call_at(request.desk, pk)
    standing = standing_notice(row)
    rows = [] if standing else passed_of(row)
    lines = ranked([(one, count_of(list(one.reviews.all()))) for one in rows])
    offered = [(one.pk, f"第 {place} 名　{called_at(desk, one).name}（{count.words}）") for place, one, count in lines]
    within = [pk for pk, _ in offered][: row.quota or len(offered)]
    form = NoticeForm(request.POST or None, offered=offered, initial={"chosen": within}, stamp=row.version)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            clean = form.cleaned_data
            return done_once(
                request,
                lambda: show_notice(
                    call=row, chosen=clean["chosen"], contact=clean["contact"], stamp=form.stamp, by=desk.actor
                ),
                lambda _: desk.door("community:notice", pk=pk),
            )
    context = {
        "call": row, "notice": standing, "form": form, "shown": _shown(row, standing),
        "public": request.build_absolute_uri(_address(standing)) if standing else "",
        "until": last_day_of(row, first_day=desk.today), "may_decide": desk.may(may_decide),
        "is_review": row.state == CallState.REVIEW, "offered": offered,
    }  # fmt: skip
    return render(request, "community/honours/notice.html", context)


@at_desk(may_look)
def notice_paper(request: DeskRequest, pk: int, form: str) -> HttpResponse:
    """Send the notice as DOCX or PDF; before it is shown, as a draft."""
    desk, row = request.desk, call_at(request.desk, pk)
    standing = standing_notice(row)
    paper = notice_document(
        row, _shown(row, standing), notice=standing, contact=standing.contact if standing else "", today=desk.today,
        mark="示例" if desk.unit.is_specimen else "",
    )  # fmt: skip
    return send_document(paper, form, name=f"举荐公示-{row.code}")


@at_desk(may_decide, write=may_decide)
def notice_withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    """Take the notice back."""
    row, back = call_at(request.desk, pk), request.desk.door("community:notice", pk=pk)
    return ask_reason(
        request,
        question=f"撤下「{row.title}」的公示？",
        consequence="公示页会写明已经撤下和原因；公示对象回到评审通过，可以重新公示，天数重新计算。",
        label="撤下原因",
        verb="撤下公示",
        back=back,
        leads_to=back,
        act=lambda reason: _withdraw(request, row, reason),
    )


@at_desk(may_decide, write=may_decide)
@require_POST
def recommend_all(request: DeskRequest, pk: int) -> HttpResponse:
    """Recommend everybody who was shown and stands."""
    row, back = call_at(request.desk, pk), request.desk.door("community:call", pk=pk)
    stamp = given_stamp(request)
    answer = pressed(request, lambda: recommend(call=row, stamp=stamp, by=request.desk.actor), leads_to=back)
    messages.success(request, "已经上报；有了结果在各份举荐上登记")
    return answer


@at_desk(may_see_everybody, write=may_decide)
def objection(request: DeskRequest, pk: int) -> HttpResponse:
    """Show an objection, and answer it."""
    desk, row = request.desk, objection_at(request.desk, pk)
    form, back = ObjectionAnswerForm(request.POST or None), desk.door("community:call", pk=row.notice.call_id)
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        with refusals_into(form):
            answer = done_once(
                request,
                lambda: answer_objection(
                    objection=row, upheld=clean["verdict"] == "upheld", answer=clean["answer"], by=desk.actor
                ),
                lambda _: back,
            )
            messages.success(request, f"已答复：{row.get_state_display()}")
            return answer
    context = {
        "row": row, "call": row.notice.call, "form": form, "may_decide": desk.may(may_decide),
        "about": called_at(desk, row.nomination) if row.nomination else None,
        "asker": " ".join(unseal(row.asker)) if desk.may(may_decide) else row.asker_masked,
        "is_open": row.state == ObjectionState.OPEN,
    }  # fmt: skip
    return render(request, "community/honours/objection.html", context)


def _withdraw(request: DeskRequest, row: Call, reason: str) -> None:
    standing = standing_notice(row)
    if standing is not None:
        withdraw_notice(notice=standing, reason=reason, by=request.desk.actor)


def _shown(row: Call, standing: NominationNotice | None) -> list[list[str]]:
    """Return the lines of the notice: those that stand frozen, or how those who passed would be shown."""
    return [line[1:] for line in standing.rows] if standing else [in_public(one) for one in passed_of(row)]


def _address(standing: NominationNotice) -> str:
    return reverse("honour_notice:notice", kwargs={"token": standing.token})
