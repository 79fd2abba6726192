"""Tasks, goals and indicators: added and changed on a page of their own, or changed in the row itself."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.cycle.goals.access import may_draft, may_read
from jixiao.cycle.goals.arranging import move_row, move_weight
from jixiao.cycle.goals.content import KINDS
from jixiao.cycle.goals.drafting import (
    add_goal,
    add_indicator,
    add_task,
    amend_goal,
    amend_indicator,
    amend_task,
    remove_goal,
    remove_indicator,
    remove_task,
)
from jixiao.cycle.goals.forms import (
    FORM_FIELDS,
    INLINE,
    GoalForm,
    IndicatorForm,
    TaskForm,
    WeightForm,
    initial_of,
    only,
    theirs_of,
)
from jixiao.cycle.goals.lately import target_words
from jixiao.cycle.goals.models import GoalIndicator
from jixiao.cycle.goals.queries import goal_handover
from jixiao.cycle.goals.views.sheet import kept_part, overtaken, saved_part, sheet_of, stamp_of
from jixiao.cycle.goals.writing import WORDS
from jixiao.engine.values import Points
from jixiao.measures.catalogue import MEASURES
from jixiao.measures.gathering import gather_records
from jixiao.orgs.desk import Desk, DeskRequest, at_desk
from jixiao.orgs.handing import is_workable
from jixiao.orgs.pressing import claim
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.web.asking import ask, confirmed
from jixiao.web.stamp import StampedForm

MOVES = {"up": -1, "down": 1}


@dataclasses.dataclass(frozen=True, slots=True)
class Kind:
    """One kind of row with its form and its acts."""

    form: type[StampedForm]
    add: Callable[..., Any]
    amend: Callable[..., Any]
    remove: Callable[..., Any]
    word: str


ACTS: Mapping[str, Kind] = {
    "tasks": Kind(TaskForm, add_task, amend_task, remove_task, "task"),
    "goals": Kind(GoalForm, add_goal, amend_goal, remove_goal, "goal"),
    "indicators": Kind(IndicatorForm, add_indicator, amend_indicator, remove_indicator, "indicator"),
}


@at_desk(may_draft, write=may_draft)
def new_row(request: DeskRequest, kind: str) -> HttpResponse:
    """Add a row."""
    acts = _acts(kind)
    sheet = sheet_of(request.desk)
    form = _form(request, kind, None)
    if request.method == "POST" and form.is_valid():
        back = request.desk.door("goals:goals")
        with refusals_into(form), transaction.atomic():
            claim(request, leads_to=f"{back}#{kind}")
            row = acts.add(sheet=sheet, values=form.values(), by=request.desk.actor)  # type: ignore[attr-defined]  # each form has it
            messages.success(request, f"已添加{WORDS[kind]} {row.code}")
            return redirect(f"{back}#field-{kind}.{row.code}.{INLINE[kind][0]}")
    return _one_form(request, form, f"添加{WORDS[kind]}", kind)


@at_desk(may_read, write=may_draft)
def edit_row(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    """Change all fields of a row; who may not, reads them."""
    row = row_or_404(request.desk, kind, pk)
    form = _form(request, kind, row)
    workable = _is_workable(request.desk)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                _amend(request, kind, row, form)
                messages.success(request, f"{WORDS[kind]} {row.code} 已保存")
                return redirect(f"{request.desk.door('goals:goals')}#field-{kind}.{row.code}.{INLINE[kind][0]}")
        except Stale:
            return _overtaken(request, kind, row, form)
    if not workable:
        for field in form.fields.values():
            field.disabled = True
    return _one_form(request, form, _title(kind, row), kind, row, may_save=workable)


@require_POST
@at_desk(may_draft, write=may_draft)
def inline(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    """Change the fields that stand in the row itself."""
    row = row_or_404(request.desk, kind, pk)
    form = only(_form(request, kind, row), INLINE[kind])
    if form.is_valid():
        try:
            with refusals_into(form):
                _amend(request, kind, row, form)
                if not request.htmx:
                    messages.success(request, f"{WORDS[kind]} {row.code} 已保存")
                    return redirect(f"{request.desk.door('goals:goals')}#field-{kind}.{row.code}.{INLINE[kind][0]}")
                told = {"kind": kind, "pk": row.pk, "address": f"{kind}.{row.code}", "stamp": row.version}
                return saved_part(request, row.sheet, told)
        except Stale:
            return _overtaken(request, kind, row, form)
    if request.htmx:
        return kept_part(request, form, f"{kind}.{row.code}")
    return _one_form(request, form, _title(kind, row), kind, row)


@at_desk(may_draft, write=may_draft)
def remove_row(request: DeskRequest, kind: str, pk: int) -> HttpResponse:
    """Take a row out, after a question."""
    row = row_or_404(request.desk, kind, pk)
    back = f"{request.desk.door('goals:goals')}#{kind}"
    if not confirmed(request):
        name = getattr(row, "name", "") or row.content[:40]
        question = f"删去{WORDS[kind]}「{name}」？"
        return ask(
            request, question=question, verb=f"删去{WORDS[kind]}", back=back, consequence=_consequence(kind, row)
        )
    ACTS[kind].remove(**{ACTS[kind].word: row}, by=request.desk.actor)
    messages.success(request, f"{WORDS[kind]} {row.code} 已删去，原内容留在操作留痕里")
    return redirect(back)


@require_POST
@at_desk(may_draft, write=may_draft)
def move(request: DeskRequest, kind: str, pk: int, way: str) -> HttpResponse:
    """Move a row up or down."""
    if way not in MOVES:
        raise Http404
    row = row_or_404(request.desk, kind, pk)
    move_row(row=row, steps=MOVES[way], by=request.desk.actor)
    return redirect(f"{request.desk.door('goals:goals')}#{kind}")


@at_desk(may_draft, write=may_draft)
def give_weight(request: DeskRequest) -> HttpResponse:
    """Move points from one indicator to another."""
    sheet = sheet_of(request.desk)
    form = WeightForm(request.POST or None, sheet=sheet, initial={"giver": request.GET.get("from", "")})
    if request.method == "POST" and form.is_valid():
        giver, taker = (form.rows[form.cleaned_data[name]] for name in ("giver", "taker"))
        points = Points.of(form.cleaned_data["points"])
        back = f"{request.desk.door('goals:goals')}#indicators"
        with refusals_into(form), transaction.atomic():
            claim(request, leads_to=back)
            move_weight(giver=giver, taker=taker, points=points, by=request.desk.actor)
            messages.success(request, f"{points.text()} 分从「{giver.name}」转到「{taker.name}」")
            return redirect(back)
    return render(request, "goals/one_form.html", {"form": form, "title": "转移分值", "verb": "转移分值"})


def row_or_404(desk: Desk, kind: str, pk: int) -> Any:  # noqa: ANN401 - a row of one of three tables
    """Return a row of the sheet at the desk."""
    if kind not in KINDS:
        raise Http404
    return get_object_or_404(
        KINDS[kind]._default_manager.select_related("sheet__unit_year__unit"),  # noqa: SLF001 - the documented way to a model's rows
        pk=pk,
        sheet__unit_year=desk.its_year,
    )


def _acts(kind: str) -> Kind:
    if kind not in ACTS:
        raise Http404
    return ACTS[kind]


def _form(request: DeskRequest, kind: str, row: Any) -> StampedForm:  # noqa: ANN401 - a row of one of three tables
    acts = _acts(kind)
    more: dict[str, Any] = {}
    if kind != "tasks":
        more["yearbook"] = gather_records(request.desk.its_year)
    if kind == "indicators":
        more["sheet"] = row.sheet if row else sheet_of(request.desk)
    initial = initial_of(row, FORM_FIELDS[acts.form]) if row else dict(request.GET.items())
    return acts.form(request.POST or None, initial=initial, stamp=row.version if row else None, **more)


def _amend(request: DeskRequest, kind: str, row: Any, form: StampedForm) -> None:  # noqa: ANN401 - as above
    acts, values = ACTS[kind], form.values()  # type: ignore[attr-defined]  # each form has it
    acts.amend(**{acts.word: row}, values=values, stamp=stamp_of(request, form), by=request.desk.actor)


def _overtaken(request: DeskRequest, kind: str, row: Any, form: StampedForm) -> HttpResponse:  # noqa: ANN401 - as above
    fresh = row_or_404(request.desk, kind, row.pk)
    names = [name for name in form.fields if name != "stamp"]
    stale = Stale(theirs=theirs_of(fresh, names))
    subject = f"goals.{ACTS[kind].word}:{row.pk}"
    address = f"{kind}.{row.code}"
    return overtaken(request, form=form, stale=stale, row=fresh, address=address, subject=subject)


def _one_form(
    request: DeskRequest,
    form: StampedForm,
    title: str,
    kind: str,
    row: Any = None,  # noqa: ANN401 - as above
    *,
    may_save: bool = True,
) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "kind": kind,
        "word": ACTS[kind].word,
        "row": row,
        "may_save": may_save,
        "measures": MEASURES.values() if kind == "indicators" else (),
        "version": row.version_pinned if isinstance(row, GoalIndicator) else None,
    }
    return render(request, "goals/one_form.html", context)


def _title(kind: str, row: Any) -> str:  # noqa: ANN401 - as above
    return f"{WORDS[kind]} {row.code} {getattr(row, 'name', '')}".strip()


def _is_workable(desk: Desk) -> bool:
    handover = goal_handover(desk.its_year)
    return desk.may(may_draft) and (handover is None or is_workable(handover))


def _consequence(kind: str, row: Any) -> str:  # noqa: ANN401 - as above
    if kind != "indicators":
        return "删去的内容留在操作留痕里。"
    told = {"operator": row.operator, "target": row.target, "unit": row.unit}
    weight = row.weight.text() if row.weight else "未填"
    return f"年度指标值 {target_words(told) or '未填'}，分值 {weight}。删去后要把分值分给别的指标。"
