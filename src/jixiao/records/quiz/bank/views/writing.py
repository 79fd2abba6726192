"""The form of a question: written by hand, changed while it is a draft, asked twice where one is like it."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from jixiao.measures.keeping import keep_proof
from jixiao.measures.materials import PICTURE, material_of
from jixiao.measures.models import Proof, ProofClass
from jixiao.measures.receiving import files_dropped
from jixiao.measures.shelf import too_large
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import claim
from jixiao.orgs.refusing import Refused, Stale, refusals_into
from jixiao.records.quiz.access import may_keep
from jixiao.records.quiz.bank.forms import ASK, KEPT, QuestionForm, initial_of, picture_of
from jixiao.records.quiz.bank.likeness import Like, known_in, like_ones
from jixiao.records.quiz.bank.queries import history_of, tags_in
from jixiao.records.quiz.bank.views.finding_rows import version_at
from jixiao.records.quiz.bank.writing import amend_draft, require_draft, require_picture, write_question
from jixiao.records.quiz.models import QuestionVersion
from jixiao.web.printing import moment_text
from jixiao.web.stamp import stale_page


@at_desk(may_keep, write=may_keep)
def new(request: DeskRequest) -> HttpResponse:
    """Write a question."""
    return _form(request, None)


@at_desk(may_keep, write=may_keep)
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    row = version_at(request.desk, pk)
    require_draft(row)
    return _form(request, row)


def _form(request: DeskRequest, row: QuestionVersion | None) -> HttpResponse:
    initial, stamp = (initial_of(row), row.version) if row else ({}, None)
    form = QuestionForm(_given(request), initial=initial, stamp=stamp)
    alike: list[Like] = []
    if request.method == "POST":
        _take_picture(request, form)
        if form.is_valid():
            alike = _alike(request, form, row)
            try:
                with refusals_into(form):
                    answer = _saved(request, form, row, only_tried=bool(alike))
                    if answer is not None:
                        return answer
            except Stale:
                return _stale(request, form, row)
    desk = request.desk
    back = desk.door("quiz:question", pk=row.question_id) if row else desk.door("quiz:bank")
    context = {
        "form": form,
        "row": row,
        "back": back,
        "alike": alike,
        "option_faults": form.option_faults(),
        "ask": ASK,
        "kept": _kept(request, form, row),
        "tags": tags_in(desk.unit)[:40],
        "returned": row.reviews.filter(passed=False).select_related("by").order_by("-round").first() if row else None,
    }
    return render(request, "quiz/bank/question_form.html", context)


def _given(request: DeskRequest) -> object:
    return request.POST.copy() if request.method == "POST" else None


def _take_picture(request: DeskRequest, form: QuestionForm) -> None:
    """Keep a picture that came with the form at once, so that it is still there where the form has to come again."""
    upload = request.FILES.get("picture")
    if "picture" in files_dropped(request) or (upload is None and files_dropped(request)):
        form.add_error("picture", str(too_large()))
    if upload is None:
        return
    try:
        with transaction.atomic():
            kept = keep_proof(
                unit_year=request.desk.its_year, upload=upload, name=str(upload.name or "题图"),
                proof_class=ProofClass.WORKING, by=request.desk.actor,
            )  # fmt: skip
            require_picture(kept)
    except Refused as refused:
        form.add_error("picture", str(refused))
        return
    form.data[KEPT] = str(kept.pk)  # type: ignore[index] # the data is a copy of what was posted
    form.data.pop("without_picture", None)  # type: ignore[attr-defined] # as above


def _offered(request: DeskRequest, row: QuestionVersion | None, pk: object) -> list[Proof]:
    """Return the pictures that a form may name: one kept by this unit, or the one the version has."""
    text = str(pk or "")
    rows = Proof.objects.filter(unit_year__unit=request.desk.unit, removed_at=None)
    found = rows.filter(pk=int(text)) if _is_pk(text) else rows.none()
    own = [row.picture] if row and row.picture else []
    return [one for one in (*found, *own) if material_of(one.media_type).family == PICTURE]


def _is_pk(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19  # noqa: PLR2004 - what a database takes


def _kept(request: DeskRequest, form: QuestionForm, row: QuestionVersion | None) -> Proof | None:
    pk = str(form[KEPT].value() or "")
    return next((one for one in _offered(request, row, pk) if str(one.pk) == pk), None)


def _alike(request: DeskRequest, form: QuestionForm, row: QuestionVersion | None) -> list[Like]:
    if request.POST.get(ASK) == "1":
        return []
    said = form.said()
    among = known_in(request.desk.unit)
    return like_ones(said.text, kind=said.kind, options=said.options, among=among, but=row.question_id if row else None)


def _saved(
    request: DeskRequest, form: QuestionForm, row: QuestionVersion | None, *, only_tried: bool
) -> HttpResponse | None:
    """Save and go where that leads; a form that is only tried is rolled back, unless it was saved before."""
    desk, said = request.desk, form.said()
    picture = picture_of(form, offered=_offered(request, row, form.cleaned_data.get(KEPT)))
    with transaction.atomic():
        if row is None:
            made = write_question(unit=desk.unit, said=said, by=desk.actor, picture=picture)
        else:
            made = amend_draft(version=row, said=said, stamp=form.stamp, by=desk.actor, picture=picture)
        address = desk.door("quiz:question", pk=made.question_id)
        claim(request, leads_to=address)
        if only_tried:
            transaction.set_rollback(True)
            return None
    messages.success(request, f"{made.question} 已保存为草稿")
    return redirect(address)


def _stale(request: DeskRequest, form: QuestionForm, row: QuestionVersion | None) -> HttpResponse:
    assert row is not None  # noqa: S101 - a new question has no older version
    fresh = version_at(request.desk, row.pk)
    lines = history_of(fresh.question)
    saved = f"{lines[0].person_name} {moment_text(lines[0].at)}" if lines else "别人"
    return stale_page(request, form=form, theirs=initial_of(fresh), stamp=fresh.version, saved=saved)
