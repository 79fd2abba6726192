"""The content a page is about, at this desk; one of another unit is not there (404)."""

from django.shortcuts import get_object_or_404

from jixiao.orgs.seat import Desk
from jixiao.records.stations.contents.queries import contents_of, history_of
from jixiao.records.stations.models import Content
from jixiao.web.printing import moment_text


def content_at(desk: Desk, pk: int) -> Content:
    """Return a content of the unit that was not removed."""
    rows = contents_of(desk.unit).select_related("unit", "by", "file__unit_year", "recalled_by", "replaces")
    return get_object_or_404(rows, pk=pk)


def saved_by(content: Content) -> str:
    """Return who changed a content last, and when."""
    lines = history_of(content)
    return f"{lines[0].person_name} {moment_text(lines[0].at)}" if lines else "别人"
