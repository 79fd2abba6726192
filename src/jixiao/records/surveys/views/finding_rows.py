"""The survey a page is about, at this desk; one of another unit or year is not there (404). One press, one deed."""

from typing import TypeVar

from django.shortcuts import get_object_or_404

from jixiao.orgs.seat import Desk
from jixiao.records.surveys.models import Survey
from jixiao.records.surveys.queries import surveys_of

Made = TypeVar("Made")


def survey_at(desk: Desk, pk: int) -> Survey:
    """Return a survey of the year with its questions and groups."""
    return get_object_or_404(surveys_of(desk.its_year).select_related("unit_year__unit", "result"), pk=pk)
