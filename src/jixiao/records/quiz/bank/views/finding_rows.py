"""The row a page is about, at this desk; one of another unit is not there (404)."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from jixiao.orgs.desk import DeskRequest
from jixiao.orgs.seat import Desk
from jixiao.records.quiz.bank.sets import sets_of
from jixiao.records.quiz.models import Question, QuestionSet, QuestionVersion


def question_at(desk: Desk, pk: int) -> Question:
    """Return a question of the unit with its versions."""
    rows = Question.objects.select_related("unit").prefetch_related("versions__by", "versions__picture")
    return get_object_or_404(rows, unit=desk.unit, pk=pk)


def version_at(desk: Desk, pk: int) -> QuestionVersion:
    """Return a version of a question of the unit."""
    rows = QuestionVersion.objects.select_related("question__unit", "picture__unit_year", "by")
    return get_object_or_404(rows, question__unit=desk.unit, pk=pk)


def set_at(desk: Desk, pk: int) -> QuestionSet:
    """Return a set of the unit that was not removed."""
    return get_object_or_404(sets_of(desk.unit).select_related("unit"), pk=pk)


def plain_form(request: DeskRequest, **context: object) -> HttpResponse:
    """Show a plain form of the bank."""
    return render(request, "quiz/bank/plain_form.html", context)
