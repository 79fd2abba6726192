"""The work or file a page is about, at this desk; one of another unit or year is not there (404)."""

from collections.abc import Mapping
from typing import Any

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from jixiao.orgs.desk import DeskRequest
from jixiao.orgs.seat import Desk
from jixiao.records.contests.contests.queries import contests_of
from jixiao.records.contests.entering.queries import entries_in_year, steps_of, whole
from jixiao.records.contests.models import Contest, Entry, EntryFile
from jixiao.web.printing import moment_text
from jixiao.web.stamp import stale_page


def contest_at(desk: Desk, pk: int) -> Contest:
    """Return a contest of the year."""
    return get_object_or_404(contests_of(desk.its_year), pk=pk)


def entry_at(desk: Desk, pk: int) -> Entry:
    """Return a work of the year."""
    return get_object_or_404(whole(entries_in_year(desk.its_year)), pk=pk)


def file_at(desk: Desk, entry: int, pk: int) -> EntryFile:
    """Return a file of a work of the year."""
    row = entry_at(desk, entry)
    found = get_object_or_404(EntryFile, entry=row, pk=pk, removed_at=None)
    found.entry = row
    return found


def row_of(entry: Entry) -> str:
    """Return when a work was handed in, as a list shows it."""
    return moment_text(entry.handed_in_at) if entry.handed_in_at else ""


def entry_stale(request: DeskRequest, *, form: BaseForm, theirs: Mapping[str, Any], entry: Entry) -> HttpResponse:
    """Show what somebody else saved in between beside what was typed now."""
    steps = steps_of(entry)
    who = steps[0].by.name if steps and steps[0].by else "学校"
    saved = f"{who} {moment_text(entry.changed_at)}"
    return stale_page(request, form=form, theirs=theirs, stamp=entry.version, saved=saved)
