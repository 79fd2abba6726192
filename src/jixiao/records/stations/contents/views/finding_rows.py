"""The content a page is about, at this desk; one of another unit is not there (404)."""

from collections.abc import Callable
from typing import TypeVar

from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from jixiao.orgs.desk import DeskRequest
from jixiao.orgs.pressing import claim
from jixiao.orgs.seat import Desk
from jixiao.records.stations.contents.queries import contents_of, history_of
from jixiao.records.stations.models import Content
from jixiao.web.printing import moment_text

Made = TypeVar("Made")


def content_at(desk: Desk, pk: int) -> Content:
    """Return a content of the unit that was not removed."""
    rows = contents_of(desk.unit).select_related("unit", "by", "file__unit_year", "recalled_by", "replaces")
    return get_object_or_404(rows, pk=pk)


def given_stamp(request: HttpRequest) -> int | None:
    """Return the version that a form without fields was shown with."""
    text = request.POST.get("stamp", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None  # noqa: PLR2004 - a version


def done_first(request: DeskRequest, act: Callable[[], Made], *, leads_to: str) -> Made:
    """Do an act that refuses a second time; the same form sent again goes where ``leads_to`` says, unrefused."""
    with transaction.atomic():
        claim(request, leads_to=leads_to)
        return act()


def saved_by(content: Content) -> str:
    """Return who changed a content last, and when."""
    lines = history_of(content)
    return f"{lines[0].person_name} {moment_text(lines[0].at)}" if lines else "别人"
