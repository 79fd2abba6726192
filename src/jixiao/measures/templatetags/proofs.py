"""``{% load proofs %}{% proofs_panel "outreach.activity:12" "科普日主场" %}``: the panel of proofs of a record."""

from typing import Any

from django import template
from django.template.context import Context

from jixiao.measures import panel

register = template.Library()


@register.inclusion_tag("measures/proofs_panel.html", takes_context=True)
def proofs_panel(context: Context, subject: str, label: str) -> dict[str, Any]:
    """Draw the proofs of a record, with the way to add some where the person may."""
    request = context["request"]
    found = panel.proofs_panel(request.desk, subject, label)
    return {"panel": found, "request": request, "csrf_token": context.get("csrf_token", "")}
