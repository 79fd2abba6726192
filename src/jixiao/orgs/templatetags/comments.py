"""Comments on any page: ``{% load comments %}``.

``{% comment_mark "goals.indicator" row.pk %}`` draws a link with how many are open; a page of many rows asks the
database once. ``{% comment_box "evaluation.row" row.pk %}`` draws the comments themselves with the form to write one.
"""

from typing import Any

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

from jixiao.orgs.comments.panel import comments_panel, mark_of
from jixiao.orgs.comments.queries import open_counts

register = template.Library()
KEPT = "comment_counts"


@register.simple_tag(takes_context=True)
def comment_mark(context: Context, kind: str, pk: int) -> SafeString:
    """Draw the link to the comments on a record: 批注 2, or 批注 where nobody has one open."""
    request, subject = context.get("request"), f"{kind}:{pk}"
    desk = getattr(request, "desk", None)
    if desk is None or desk.unit_year is None:
        return SafeString("")
    counts = getattr(request, KEPT, None)
    if counts is None:
        counts = open_counts(desk.unit_year)
        setattr(request, KEPT, counts)
    return mark_of(desk, subject, counts)


@register.inclusion_tag("orgs/comment_box.html", takes_context=True)
def comment_box(context: Context, kind: str, pk: int) -> dict[str, Any]:
    """Draw the comments on a record, with the form to write one."""
    request = context["request"]
    return {"panel": comments_panel(request.desk, f"{kind}:{pk}", back=request.path), "request": request,
            "csrf_token": context.get("csrf_token")}  # fmt: skip
