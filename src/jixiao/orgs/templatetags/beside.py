"""``{% load beside %}{% beside_unit %}``: what rooms tell of the unit of this desk, for the side panel of its page."""

from typing import Any

from django import template
from django.template.context import Context

from jixiao.orgs.beside import beside_units

register = template.Library()


@register.inclusion_tag("orgs/beside_unit.html", takes_context=True)
def beside_unit(context: Context) -> dict[str, Any]:
    """Draw what each room tells of the unit, a part a room."""
    desk = context["request"].desk
    told = beside_units(desk, [desk.unit])
    return {"several": [(title, found[desk.unit.pk]) for title, found in told.items() if desk.unit.pk in found]}
