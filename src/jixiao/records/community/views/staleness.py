"""What somebody else saved meanwhile, shown beside what was typed."""

from collections.abc import Mapping
from typing import Any

from django.forms import BaseForm
from django.http import HttpResponse

from jixiao.orgs.desk import DeskRequest
from jixiao.records.community.writing import history_of
from jixiao.web.printing import moment_text
from jixiao.web.stamp import stale_page


def answer_stale(
    request: DeskRequest, *, form: BaseForm, theirs: Mapping[str, Any], stamp: int, subject: str
) -> HttpResponse:
    """Show what somebody else saved in between beside what was typed now, and who that was."""
    lines = history_of(subject, request.desk.its_year)
    who = f"{lines[0].person_name} {moment_text(lines[0].at)}" if lines else "别人"
    return stale_page(request, form=form, theirs=theirs, stamp=stamp, saved=who)
