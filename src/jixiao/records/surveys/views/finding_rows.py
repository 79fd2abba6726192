"""The survey a page is about, at this desk; one of another unit or year is not there (404). One press, one deed."""

from typing import TypeVar

from django.shortcuts import get_object_or_404

from jixiao.orgs.models import UnitYear
from jixiao.orgs.seat import Desk
from jixiao.records.surveys.models import Survey
from jixiao.records.surveys.queries import surveys_of

Made = TypeVar("Made")


def year_of(desk: Desk) -> UnitYear:
    """Return the year of the desk: each page of this room stands at one."""
    assert desk.unit_year is not None  # noqa: S101 - at_desk found it, or answered 404
    return desk.unit_year


def survey_at(desk: Desk, pk: int) -> Survey:
    """Return a survey of the year with its questions and groups."""
    return get_object_or_404(surveys_of(year_of(desk)).select_related("unit_year__unit", "result"), pk=pk)
