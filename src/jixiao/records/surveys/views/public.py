"""The page a phone opens: the questions, the answer once, and thanks. No account, no script."""

import secrets

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.addressing import address_of
from jixiao.orgs.models import Person
from jixiao.orgs.refusing import Refused
from jixiao.records.surveys.answering import (
    Answers,
    answer_by_code,
    answer_by_link,
    answer_signed_in,
    code_let_in,
    require_agreed,
    require_asking,
    require_unspent,
)
from jixiao.records.surveys.forms.phone import answers_in
from jixiao.records.surveys.inviting import digest_of
from jixiao.records.surveys.knocking import knock
from jixiao.records.surveys.models import Code, Group, Question, QuestionKind, Survey, SurveyState, SurveyWay
from jixiao.records.surveys.queries import groups_of, questions_of
from jixiao.records.surveys.views.picturing import STEPS
from jixiao.web.clock import now

DEVICE = "jixiao-survey"
DEVICE_AGE = 400 * 24 * 60 * 60


@never_cache
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show the questions to whoever may answer, and take the answer once."""
    rows = Survey.objects.select_related("unit_year__unit").prefetch_related("questions", "groups")
    survey = get_object_or_404(rows.exclude(state=SurveyState.DRAFT), token=token)
    if survey.way == SurveyWay.SIGNED and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    at = now()
    typed = (request.POST if request.method == "POST" else request.GET).get("c", "")[:40]
    code = None
    try:
        require_asking(survey=survey, on=at.astimezone(SHANGHAI).date())
        if request.method == "POST" or typed:
            knock(survey=survey, address=address_of(request), at=at)
        if survey.way == SurveyWay.CODES and not typed:
            return _page(request, "answering/code.html", survey, {})
        code = _let_in(request, survey, typed)
    except Refused as refused:
        template = "answering/code.html" if refused.code == "U860" else "answering/refused.html"
        return _page(request, template, survey, {"refused": refused, "typed": typed}, status=refused.status)
    if request.method == "POST":
        return _taken(request, survey, code, typed)
    return _questions(request, survey, code, typed=typed, answers=Answers())


@never_cache
@require_GET
def done(request: HttpRequest, token: str) -> HttpResponse:
    """Thank whoever answered."""
    survey = get_object_or_404(Survey.objects.select_related("unit_year__unit"), token=token)
    return _page(request, "answering/done.html", survey, {})


def _let_in(request: HttpRequest, survey: Survey, typed: str) -> Code | None:
    if survey.way == SurveyWay.CODES:
        return code_let_in(survey=survey, text=typed)
    who = str(request.user.pk) if survey.way == SurveyWay.SIGNED else request.COOKIES.get(DEVICE, "")[:60]
    kind = "person" if survey.way == SurveyWay.SIGNED else "device"
    if who:
        require_unspent(survey=survey, key=digest_of(survey, kind, who))
    return None


def _taken(request: HttpRequest, survey: Survey, code: Code | None, typed: str) -> HttpResponse:
    questions = questions_of(survey)
    answers = answers_in(request.POST, questions)
    group = _group(survey, request.POST.get("group", ""))
    on = now().astimezone(SHANGHAI).date()
    try:
        require_agreed(survey=survey, was_ticked="agreed" in request.POST)
        if survey.way == SurveyWay.CODES:
            answer_by_code(survey=survey, text=typed, group=group, answers=answers, on=on)
        elif survey.way == SurveyWay.SIGNED:
            assert isinstance(request.user, Person)  # noqa: S101 - sent to sign in otherwise
            answer_signed_in(survey=survey, person=request.user, group=group, answers=answers, on=on)
        else:
            device = request.COOKIES.get(DEVICE, "")[:60]
            answer_by_link(survey=survey, device=device, group=group, answers=answers, on=on)
    except Refused as refused:
        if refused.field:
            return _questions(request, survey, code, typed=typed, answers=answers, refused=refused)
        return _page(request, "answering/refused.html", survey, {"refused": refused}, status=refused.status)
    return redirect("answering:done", token=survey.token)


def _questions(
    request: HttpRequest,
    survey: Survey,
    code: Code | None,
    *,
    typed: str,
    answers: Answers,
    refused: Refused | None = None,
) -> HttpResponse:
    groups = [] if code and code.group_id else groups_of(survey)
    context = {
        "parts": [_part(one, answers) for one in questions_of(survey)],
        "groups": [(one, str(one.pk) == request.POST.get("group")) for one in groups],
        "typed": typed,
        "refused": refused,
        "agreed": "agreed" in request.POST,
    }
    response = _page(request, "answering/questions.html", survey, context, status=refused.status if refused else 200)
    if survey.way == SurveyWay.LINK and not request.COOKIES.get(DEVICE):
        response.set_cookie(
            DEVICE, secrets.token_urlsafe(18), max_age=DEVICE_AGE, secure=settings.HTTPS, httponly=True, samesite="Lax",
            path="/survey/",
        )  # fmt: skip
    return response


def _part(one: Question, answers: Answers) -> dict[str, object]:
    chosen = set(answers.chosen.get(one.pk, ()))
    rows = one.rows or [""]
    scale = one.kind in {QuestionKind.SCALE, QuestionKind.MATRIX}
    steps = STEPS.get(len(one.options), ()) if scale else ()
    hues = steps or ("",) * len(one.options)
    lines = [
        {
            "name": f"q{one.pk}r{row}" if one.kind == QuestionKind.MATRIX else f"q{one.pk}",
            "title": title,
            "options": [
                (place, word, (row, place) in chosen, hue)
                for place, (word, hue) in enumerate(zip(one.options, hues, strict=True))
            ],
        }
        for row, title in enumerate(rows)
    ]
    return {
        "question": one, "lines": lines, "text": answers.texts.get(one.pk, ""), "id": f"q{one.pk}",
        "is_text": one.kind == QuestionKind.TEXT, "is_multi": one.kind == QuestionKind.MULTI,
        "is_matrix": one.kind == QuestionKind.MATRIX, "in_a_row": one.kind == QuestionKind.MATRIX and bool(steps),
    }  # fmt: skip


def _group(survey: Survey, text: str) -> Group | None:
    return next((one for one in groups_of(survey) if str(one.pk) == text), None)


def _page(
    request: HttpRequest, template: str, survey: Survey, context: dict[str, object], status: int = 200
) -> HttpResponse:
    shared = {"survey": survey, "unit": survey.unit_year.unit, "has_codes": survey.way == SurveyWay.CODES}
    return render(request, template, {**shared, **context}, status=status)
