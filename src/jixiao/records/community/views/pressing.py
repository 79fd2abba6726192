"""One press, one deed; what somebody else saved meanwhile; and the page that asks why."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render

from jixiao.orgs.desk import DeskRequest
from jixiao.orgs.pressing import claim
from jixiao.orgs.refusing import refusals_into
from jixiao.records.community.forms import ReasonForm
from jixiao.records.community.writing import history_of
from jixiao.web.printing import moment_text
from jixiao.web.stamp import stale_page


def pressed(request: DeskRequest, act: Callable[[], Any], *, leads_to: str) -> HttpResponse:
    """Do an act once and go where it leads; the same form sent again only goes there, before it asks the act."""
    with transaction.atomic():
        claim(request, leads_to=leads_to)
        act()
    return redirect(leads_to)


def answer_stale(
    request: DeskRequest, *, form: BaseForm, theirs: Mapping[str, Any], stamp: int, subject: str
) -> HttpResponse:
    """Show what somebody else saved in between beside what was typed now, and who that was."""
    lines = history_of(subject, request.desk.its_year)
    who = f"{lines[0].person_name} {moment_text(lines[0].at)}" if lines else "别人"
    return stale_page(request, form=form, theirs=theirs, stamp=stamp, saved=who)


def ask_reason(
    request: DeskRequest,
    *,
    question: str,
    consequence: str,
    verb: str,
    back: str,
    leads_to: str,
    act: Callable[[str], object],
    label: str = "原因",
) -> HttpResponse:
    """Ask for the reason of an act that takes something back, and do it once the reason was given."""
    form = ReasonForm(request.POST or None)
    form.fields["reason"].label = label
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return pressed(request, lambda: act(form.cleaned_data["reason"]), leads_to=leads_to)
    context = {"form": form, "question": question, "verb": verb, "back": back, "consequence": consequence}
    return render(request, "community/reason.html", context)
