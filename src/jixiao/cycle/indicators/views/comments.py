"""What units say of the proposals of a round, and what the bureau answers."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from jixiao.cycle.indicators.access import may_keep_shared, may_look, may_record
from jixiao.cycle.indicators.forms import AnswerForm, CommentForm
from jixiao.cycle.indicators.growing.commenting import answer_comment, comment_on
from jixiao.cycle.indicators.models import ProposalComment
from jixiao.cycle.indicators.views.rounds import kept_proposal, seen_proposal
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.refusing import refusals_into


@at_desk(may_look, write=may_record)
def comment(request: DeskRequest, pk: int) -> HttpResponse:
    """Say what the unit thinks of a proposal."""
    desk = request.desk
    proposal = seen_proposal(desk, pk)
    before = ProposalComment.objects.filter(proposal=proposal, unit=desk.unit).first()
    initial = {"stance": before.stance, "text": before.text} if before else {}
    form = CommentForm(request.POST or None, initial=initial)
    back = desk.door("indicators:round", pk=proposal.round_id)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            comment_on(proposal=proposal, unit=desk.unit, by=desk.actor, **form.cleaned_data)
            messages.success(request, "已提交意见，截止前可以改")
            return redirect(back)
    title = f"对「{proposal.name}」提意见"
    context = {"form": form, "title": title, "verb": "提交意见", "back": back, "code": proposal.round.title}
    return render(request, "indicators/ask.html", {**context, "note": proposal.reason})


@at_desk(may_look, write=may_keep_shared)
def answer(request: DeskRequest, pk: int) -> HttpResponse:
    """Answer what a unit said of a proposal."""
    desk = request.desk
    said = get_object_or_404(ProposalComment.objects.select_related("unit"), pk=pk)
    proposal = kept_proposal(desk, said.proposal_id)
    said.proposal = proposal
    form = AnswerForm(request.POST or None, initial={"answer": said.answer}, stamp=said.version)
    back = desk.door("indicators:round", pk=proposal.round_id)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            answer_comment(comment=said, answer=form.cleaned_data["answer"], stamp=form.stamp, by=desk.actor)
            messages.success(request, "已答复，单位在这一轮的页面上看得到")
            return redirect(back)
    title = f"答复{said.unit.name}对「{proposal.name}」的意见"
    context = {"form": form, "title": title, "verb": "答复", "back": back, "code": proposal.round.title}
    note = f"{said.get_stance_display()}：{said.text or '没有写理由'}"
    return render(request, "indicators/ask.html", {**context, "note": note})
