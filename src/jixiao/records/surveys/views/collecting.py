"""Codes are printed and voided, the poster is shown, paper sheets are typed in and taken back."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import claim, done_once
from jixiao.orgs.refusing import AlreadyDone, refusals_into
from jixiao.records.surveys.access import may_keep, may_look
from jixiao.records.surveys.entering import enter_sheets, take_sheets_back
from jixiao.records.surveys.forms.drawing_up import CodesForm, ReasonForm, VoidForm
from jixiao.records.surveys.forms.sheets import PREFIX, sheet_formset
from jixiao.records.surveys.inviting import issue_codes, void_codes
from jixiao.records.surveys.models import Response, Survey, SurveyState, SurveyWay
from jixiao.records.surveys.queries import groups_of, questions_of, unused_codes
from jixiao.records.surveys.views.finding_rows import survey_at
from jixiao.web.qr import qr_code
from jixiao.web.rows import row_wanted, with_one_more_row

MOST_LISTED = 500


@never_cache
@at_desk(may_keep, write=may_keep)
def codes(request: DeskRequest, pk: int) -> HttpResponse:
    """Show which codes nobody used yet, and make a sheet of new ones: it is shown this once, to be printed."""
    row = survey_at(request.desk, pk)
    form = CodesForm(request.POST or None, survey=row)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return _printed(request, row, form)
    return _codes_page(request, row, form, VoidForm())


@at_desk(may_keep, write=may_keep)
def void(request: DeskRequest, pk: int) -> HttpResponse:
    """Void codes that nobody used."""
    row = survey_at(request.desk, pk)
    form = VoidForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        with refusals_into(form):
            number = void_codes(
                survey=row, first=clean["first"], last=clean["last"], reason=clean["reason"], by=request.desk.actor
            )
            messages.success(request, f"已作废 {number} 个没有用过的答题码")
            return redirect(request.desk.door("surveys:codes", pk=pk))
    return _codes_page(request, row, CodesForm(survey=row), form)


@at_desk(may_look)
def poster(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the QR code of the survey for the wall or the table."""
    row = survey_at(request.desk, pk)
    url = request.build_absolute_uri(reverse("answering:answer", kwargs={"token": row.token}))
    return render(request, "surveys/poster.html", {"survey": row, "url": url, "code": qr_code(url, look="survey-code")})


@at_desk(may_look)
def paper(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the form as it is put on paper."""
    row = survey_at(request.desk, pk)
    return render(request, "surveys/paper.html", {"survey": row, "questions": questions_of(row)})


@at_desk(may_keep, write=may_keep)
def sheets(request: DeskRequest, pk: int) -> HttpResponse:
    """Type many paper or telephone sheets in at once."""
    row = survey_at(request.desk, pk)
    wanted = row_wanted(request, prefix=PREFIX)
    given = with_one_more_row(request.POST, prefix=PREFIX) if wanted else request.POST or None
    formset = sheet_formset(row)(given, prefix=PREFIX)
    if request.method == "POST" and not wanted and formset.is_valid():
        filled = [one.sheet() for one in formset.forms if not one.is_blank]
        with refusals_into(formset.forms[0]):
            return done_once(
                request,
                lambda: enter_sheets(survey=row, sheets=filled, by=request.desk.actor),
                lambda _: request.desk.door("surveys:sheets", pk=pk),
            )
    typed = Response.objects.filter(survey=row, operator__isnull=False).select_related("operator", "group")
    context = {
        "survey": row,
        "formset": formset,
        "questions": questions_of(row),
        "typed": list(typed.order_by("-day", "sheet")[:MOST_LISTED]),
        "total": typed.count(),
        "is_open": row.state == SurveyState.OPEN,
        "reason": ReasonForm(),
    }
    return render(request, "surveys/sheets.html", context)


@at_desk(may_keep, write=may_keep)
def take_back(request: DeskRequest, pk: int) -> HttpResponse:
    """Take out sheets that were typed in wrongly."""
    row = survey_at(request.desk, pk)
    form = ReasonForm(request.POST or None)
    chosen = [text for text in request.POST.getlist("chosen") if len(text) == 36]  # noqa: PLR2004 - a UUID
    if request.method == "POST" and form.is_valid():
        number = take_sheets_back(survey=row, pks=chosen, reason=form.cleaned_data["reason"], by=request.desk.actor)
        messages.success(request, f"已撤回 {number} 份问卷")
    elif request.method == "POST":
        messages.error(request, "撤回要写明原因")
    return redirect(request.desk.door("surveys:sheets", pk=pk))


def _printed(request: DeskRequest, row: Survey, form: CodesForm) -> HttpResponse:
    here = request.desk.door("surveys:codes", pk=row.pk)
    try:
        with transaction.atomic():
            clean = form.cleaned_data
            made = issue_codes(survey=row, number=clean["number"], group=clean["group"], by=request.desk.actor)
            claim(request, leads_to=here)
    except AlreadyDone:
        messages.warning(request, "这一批已经制作并显示过一次；没有打印的，作废后重新制作")
        return redirect(here)
    base = request.build_absolute_uri(reverse("answering:answer", kwargs={"token": row.token}))
    slips = [(one, qr_code(f"{base}?c={one.code}", look="survey-code")) for one in made]
    return render(request, "surveys/slips.html", {"survey": row, "slips": slips, "base": base})


def _codes_page(request: DeskRequest, row: Survey, form: CodesForm, void_form: VoidForm) -> HttpResponse:
    unused = unused_codes(row)
    context = {
        "survey": row,
        "form": form,
        "void_form": void_form,
        "total": row.codes.count(),
        "unused_total": unused.count(),
        "unused": list(unused[:MOST_LISTED]),
        "groups": groups_of(row),
        "has_codes": row.way == SurveyWay.CODES,
    }
    return render(request, "surveys/codes.html", context)
