"""Asking why: the page before an act that takes something away or back."""

from collections.abc import Callable

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from jixiao.orgs.desk import DeskRequest
from jixiao.orgs.pressing import pressed
from jixiao.orgs.refusing import refusals_into
from jixiao.web.fields import TextField


class WhyForm(forms.Form):
    """Why something is taken away or back."""

    reason = TextField(label="原因", max_length=200, wide=True)


def ask_reason(
    request: DeskRequest,
    *,
    question: str,
    verb: str,
    back: str,
    act: Callable[[str], object],
    leads_to: str = "",
    consequence: str = "",
    label: str = "原因",
) -> HttpResponse:
    """Ask for the reason of an act, do it once the reason was given, and go where it leads, else ``back``.

    The same form sent again only goes there: it is asked first whether it was sent before.
    """
    form = WhyForm(request.POST or None)
    form.fields["reason"].label = label
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return pressed(request, lambda: act(form.cleaned_data["reason"]), leads_to=leads_to or back)
    context = {"form": form, "question": question, "verb": verb, "back": back, "consequence": consequence}
    return render(request, "orgs/reason.html", context)
