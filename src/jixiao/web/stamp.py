"""Stale forms: a hidden stamp says which version of a row was shown; who saves over a newer one sees both.

In the view, where the act raised that somebody else was faster::

    return stale_page(request, form=form, theirs={"name": goal.name}, stamp=goal.version, saved="填报人乙 09:14")

Pressing 用我的 sends the same form again with the newer stamp; 用他的 leads back to the page.
"""

import dataclasses
from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

CONFLICT = 409


@dataclasses.dataclass(frozen=True, slots=True)
class Difference:
    """One field that two people filled differently, both as the page shows them."""

    label: str
    mine: Any
    theirs: Any


class StampedForm(forms.Form):
    """A form that knows which version of its row was shown; ``form.stamp`` is that version or None."""

    def __init__(self, *args: Any, stamp: int | None = None, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        super().__init__(*args, **kwargs)
        self.fields["stamp"] = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=stamp)

    @property
    def stamp(self) -> int | None:
        """Return the version that was shown."""
        text = self.data.get(self.add_prefix("stamp"), "") if self.is_bound else self.fields["stamp"].initial
        return int(text) if str(text).isdecimal() else None


def given_stamp(request: HttpRequest) -> int | None:
    """Return the version that a form without fields was shown with, None for what is none."""
    text = request.POST.get("stamp", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None  # noqa: PLR2004 - a version


def differences(form: forms.BaseForm, theirs: Mapping[str, Any]) -> list[Difference]:
    """Return the fields that are not the same, as each side would see them in the form."""
    found = []
    for name, other in theirs.items():
        if name not in form.fields:
            continue
        field = form.fields[name]
        mine, their_text = form[name].value(), field.prepare_value(other)
        if field.has_changed(other, form[name].data):
            found.append(Difference(str(form[name].label), _worded(field, mine), _worded(field, their_text)))
    return found


def stale_page(
    request: HttpRequest, *, form: forms.BaseForm, theirs: Mapping[str, Any], stamp: int, saved: str, back: str = ""
) -> HttpResponse:
    """Show both versions side by side; ``saved`` says who saved theirs and when."""
    kept = [(name, text) for name, texts in request.POST.lists() for text in texts if name not in {"stamp", "once"}]
    context = {
        "differences": differences(form, theirs),
        "kept": [pair for pair in kept if pair[0] != "csrfmiddlewaretoken"],
        "stamp": stamp,
        "saved": saved,
        "back": back or request.path,
    }
    return render(request, "web/stale.html", context, status=CONFLICT)


def _worded(field: forms.Field, value: Any) -> Any:  # noqa: ANN401 - a field holds any value
    choices = getattr(field, "choices", None)
    found = dict(choices).get(value) if choices is not None and isinstance(value, str | int) else None
    return value if found is None else found
