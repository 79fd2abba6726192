"""What every form of this room does around its act: who saved before, once, and what stale forms show."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect

from jixiao.orgs.desk import DeskRequest
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.web.once import token_of
from jixiao.web.printing import moment_text
from jixiao.web.stamp import stale_page


def token(request: DeskRequest) -> str:
    """Return the token of a form that may be sent once, "" where it has none."""
    return str(token_of(request) or "")


def saved_by(subject: str) -> str:
    """Return who wrote the subject last, and when."""
    line = TrailEntry.objects.filter(subject=subject).order_by("-number").first()
    return f"{line.person_name} {moment_text(line.at)}" if line else "别人刚刚"


def save(
    request: DeskRequest,
    *,
    form: BaseForm,
    act: Callable[[], Any],
    back: str,
    done: str,
    theirs: Callable[[], tuple[Mapping[str, Any], int, str]],
) -> HttpResponse | None:
    """Do the act of a form and go back; None where the form has faults to show.

    ``theirs`` gives what stands there now, its version, and its subject in the trail, for a form that is stale.
    """
    if not form.is_valid():
        return None
    try:
        with refusals_into(form), transaction.atomic():
            act()
    except Stale:
        values, stamp, subject = theirs()
        return stale_page(request, form=form, theirs=values, stamp=stamp, saved=saved_by(subject), back=back)
    if form.errors:
        return None
    messages.success(request, done)
    return redirect(back)
