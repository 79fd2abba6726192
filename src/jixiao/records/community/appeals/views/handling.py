"""An appeal is handed on, helped with, handed back, answered, called about, closed, refused."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once, pressed
from jixiao.orgs.queries import people_of
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.records.community.access import may_answer, may_keep, may_refuse
from jixiao.records.community.appeals.answering import (
    answer_appeal,
    call_back,
    close_appeal,
    refuse_appeal,
    take_up_again,
)
from jixiao.records.community.appeals.assigning import Office, ask_help, assign_appeal, give_opinion, hand_back, lead_of
from jixiao.records.community.appeals.deadlines import usual_deadline
from jixiao.records.community.appeals.forms.desk import (
    AgainForm,
    AnswerForm,
    AssignForm,
    CallForm,
    HelpForm,
    RefuseForm,
    SaidForm,
)
from jixiao.records.community.appeals.stepping import subject_of
from jixiao.records.community.appeals.views.desk import appeal_at
from jixiao.records.community.models import Appeal, Handling
from jixiao.records.community.views.staleness import answer_stale


@at_desk(may_keep, write=may_keep)
def assign(request: DeskRequest, pk: int) -> HttpResponse:
    """Hand an appeal to an office, or to another one."""
    desk = request.desk
    row = appeal_at(desk, pk)
    lead = lead_of(row)
    initial = {"lead": lead.office if lead else "", "deadline": row.deadline or usual_deadline(row)}
    people = people_of(desk.unit, on=desk.today)
    form = AssignForm(request.POST or None, initial=initial, stamp=row.version, people=people)
    form.fields["deadline"].help_text = f"空着按 {usual_deadline(row)}（只数工作日）"

    def act() -> Appeal:
        office, helpers = form.offices()
        return assign_appeal(
            appeal=row, lead=office, helpers=helpers, deadline=form.cleaned_data["deadline"], stamp=form.stamp,
            by=desk.actor,
        )  # fmt: skip

    return _asked(request, row, form, act, title="改派" if lead else "交办", verb="交办")


@at_desk(may_keep, write=may_keep)
def help_wanted(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask another office to help."""
    row = appeal_at(request.desk, pk)
    form = HelpForm(request.POST or None)
    return _asked(
        request, row, form,
        lambda: ask_help(appeal=row, office=Office(form.cleaned_data["office"]), by=request.desk.actor),
        title="增加协办", verb="请协办",
    )  # fmt: skip


@at_desk(may_answer, write=may_answer)
def opinion(request: DeskRequest, pk: int, handling: int) -> HttpResponse:
    """Write down what an office thinks."""
    row, held = _held(request, pk, handling)
    form = SaidForm(request.POST or None)
    form.fields["said"].label = f"{held.office}的意见"
    return _asked(
        request, row, form,
        lambda: give_opinion(handling=held, said=form.cleaned_data["said"], by=request.desk.actor),
        title="登记承办意见", verb="提交意见", lead="承办意见只有本单位看得到；给本人的话写在答复里",
    )  # fmt: skip


@at_desk(may_answer, write=may_answer)
def back(request: DeskRequest, pk: int, handling: int) -> HttpResponse:
    """Write down that an office hands the appeal back."""
    row, held = _held(request, pk, handling)
    form = SaidForm(request.POST or None)
    form.fields["said"].label = "退回原因"
    return _asked(
        request, row, form,
        lambda: hand_back(handling=held, why=form.cleaned_data["said"], by=request.desk.actor),
        title=f"{held.office}退回", verb="登记退回", lead="本人在查询页看得到是哪个单位退回、为什么",
    )  # fmt: skip


@at_desk(may_answer, write=may_answer)
def answer(request: DeskRequest, pk: int) -> HttpResponse:
    """Answer an appeal."""
    row = appeal_at(request.desk, pk)
    form = AnswerForm(request.POST or None, initial={"answer": row.answer}, stamp=row.version)
    opinions = list(row.handlings.exclude(said="").order_by("pk"))
    return _asked(
        request, row, form,
        lambda: answer_appeal(
            appeal=row, answer=form.cleaned_data["answer"], stamp=form.stamp, by=request.desk.actor
        ),
        title="答复", verb="答复", opinions=opinions,
    )  # fmt: skip


@at_desk(may_refuse, write=may_refuse)
def refuse(request: DeskRequest, pk: int) -> HttpResponse:
    """Refuse an appeal: the head does, and is named by the office."""
    desk = request.desk
    row = appeal_at(desk, pk)
    form = RefuseForm(request.POST or None, initial={"office": desk.unit.name}, stamp=row.version)
    return _asked(
        request, row, form,
        lambda: refuse_appeal(
            appeal=row, office=form.cleaned_data["office"], why=form.cleaned_data["why"], stamp=form.stamp,
            by=desk.actor,
        ),
        title="不予受理", verb="不予受理", lead="本人在查询页看得到是哪个单位决定的、为什么；决定以后不能再改",
    )  # fmt: skip


@at_desk(may_answer, write=may_answer)
def call(request: DeskRequest, pk: int) -> HttpResponse:
    """Write down what a follow-up call brought."""
    row = appeal_at(request.desk, pk)
    form = CallForm(request.POST or None, initial={"on": request.desk.today})

    def act() -> Appeal:
        clean = form.cleaned_data
        return call_back(appeal=row, on=clean["on"], result=clean["result"], note=clean["note"], by=request.desk.actor)

    return _asked(request, row, form, act, title="登记回访", verb="登记")


@at_desk(may_answer, write=may_answer)
def again(request: DeskRequest, pk: int) -> HttpResponse:
    """See to an appeal again."""
    row = appeal_at(request.desk, pk)
    form = AgainForm(request.POST or None)

    def act() -> Appeal:
        clean = form.cleaned_data
        return take_up_again(appeal=row, why=clean["why"], deadline=clean["deadline"], by=request.desk.actor)

    return _asked(request, row, form, act, title="重新办理", verb="重新办理")


@require_POST
@at_desk(may_answer, write=may_answer)
def close(request: DeskRequest, pk: int) -> HttpResponse:
    """Close an appeal."""
    row = appeal_at(request.desk, pk)
    here = request.desk.door("community:appeal", pk=row.pk)
    return pressed(request, lambda: close_appeal(appeal=row, by=request.desk.actor), leads_to=here)


def _held(request: DeskRequest, pk: int, handling: int) -> tuple[Appeal, Handling]:
    row = appeal_at(request.desk, pk)
    return row, get_object_or_404(Handling.objects.select_related("appeal__unit_year"), appeal=row, pk=handling)


def _asked(
    request: DeskRequest, row: Appeal, form: forms.Form, act: Callable[[], Any], *, title: str, verb: str,
    lead: str = "", opinions: list[Handling] | None = None,
) -> HttpResponse:  # fmt: skip
    here = request.desk.door("community:appeal", pk=row.pk)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                return done_once(request, act, lambda _: here)
        except Stale as stale:
            fresh = appeal_at(request.desk, row.pk)
            return answer_stale(request, form=form, theirs=stale.theirs, stamp=fresh.version, subject=subject_of(row))
    context = {"form": form, "appeal": row, "title": title, "verb": verb, "back": here, "lead": lead}
    return render(request, "community/appeals/act.html", {**context, "opinions": opinions or []})
