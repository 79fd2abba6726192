"""Asking before an act that cannot be undone or that goes to others: a dialog, or a page where there are no scripts.

In the view of the act::

    if not confirmed(request):
        return ask(request, question="删除这场活动？", consequence="它的 3 张照片一起删除。", verb="删除活动", back=url)

The link to it: ``<a class="btn" href="…" hx-get="…" hx-target="#dialog">``.
"""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

FIELD = "confirmed"


def confirmed(request: HttpRequest) -> bool:
    """Return whether the verb of the dialog was pressed."""
    return request.method == "POST" and request.POST.get(FIELD) == "1"


def ask(
    request: HttpRequest,
    *,
    question: str,
    verb: str,
    back: str,
    consequence: str = "",
    kept: Sequence[tuple[str, str]] = (),
) -> HttpResponse:
    """Return the question, its verb as the one primary button; ``kept`` goes along as hidden fields."""
    context = {
        "question": question,
        "verb": verb,
        "back": back,
        "consequence": consequence,
        "kept": kept,
        "field": FIELD,
    }
    return render(request, "web/confirm.html", context)
