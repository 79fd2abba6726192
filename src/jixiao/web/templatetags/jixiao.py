"""Tags and filters of the hall: ``{% load jixiao %}``. See the docstring of ``jixiao.web`` for how a room uses them."""

import datetime
import functools
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jixiao.engine.errors import Finding
from jixiao.web import clock, doors, drawing, faults, marks, once, printing, rows, trace
from jixiao.web.table import DataTable

SOON = 3  # days

register = template.Library()


@register.filter
def money(value: object) -> str:
    """Print 分 or Money in 万元: 8,412.30."""
    return printing.shown(value, printing.money_text)


@register.filter
def yuan(value: object) -> str:
    """Print 分 or Money in 元, for vouchers and prizes."""
    return printing.shown(value, printing.yuan_text)


@register.filter
def points(value: object) -> str:
    """Print points: 9.40."""
    return printing.shown(value, printing.points_text)


@register.filter
def count(value: object) -> str:
    """Print a count: 2,700."""
    return printing.shown(value, printing.count_text)


@register.filter
def percent(value: object) -> str:
    """Print a Ratio or a share of one in percent: 93.99%."""
    return printing.shown(value, printing.percent_text)


@register.filter
def day(value: object) -> str:
    """Print a day: 2020 年 11 月 20 日."""
    return printing.shown(value, printing.day_text)


@register.filter
def day_short(value: object) -> str:
    """Print a day as tables of one year do: 11-20."""
    return printing.shown(value, printing.day_short_text)


@register.filter
def moment(value: object, beside: int = 0) -> str:
    """Print a moment: 11 月 11 日 16:20; with its year where that is not the one of the page it stands ``beside``."""
    return printing.shown(value, functools.partial(printing.moment_text, beside=beside))


@register.filter
def text(value: object) -> str:
    """Print words, 未填 where there are none and — where they do not apply."""
    return printing.shown(value, str)


@register.simple_tag
def days_left(due: datetime.date | None, today: datetime.date | None = None) -> str:
    """Print how far off a day is: 剩 3 天, 今天, 逾期 2 天."""
    nobreak = '<span class="nowrap">{}</span>'
    return printing.shown(due, lambda day: format_html(nobreak, printing.days_left_text(day, today or clock.today())))


@register.simple_tag
def days(due: datetime.date, today: datetime.date | None = None) -> SafeString:
    """Draw the box of days at the head of a to-do."""
    left = (due - (today or clock.today())).days
    if left == 0:
        return SafeString('<div class="days days-soon days-today">到期<b>今<small>天</small></b></div>')
    kind = " days-late" if left < 0 else " days-soon" if left <= SOON else ""
    word = "逾期" if left < 0 else "剩"
    return format_html('<div class="days{}">{}<b>{}<small>天</small></b></div>', kind, word, abs(left))


@register.simple_tag
def chip(state: str, word: str = "") -> SafeString:
    """Draw the state of a thing: draft, sent, returned, approved, public, late; another word may stand in its place."""
    return marks.chip_mark(str(state), word)


@register.simple_tag
def light(colour: str, word: str = "") -> SafeString:
    """Draw a judgement: green, amber, red, blue or none, always with a word."""
    return marks.light_mark(colour, word)


@register.inclusion_tag("web/finding.html")
def finding(found: Finding | dict[str, Any], anchor: str = "") -> dict[str, Any]:
    """Draw a finding of the engine, or what its ``to_json`` gave."""
    return {"finding": {**marks.finding_shown(found), "id": anchor}}


@register.simple_tag(takes_context=True)
def num(context: Context, value: object, url: str, css: str = "") -> SafeString | str:
    """Draw a number that opens: in the side panel, or as a page of its own where there are no scripts."""
    return marks.number_mark(context.get("request"), value, url, css) if url else str(value)


@register.simple_tag(takes_context=True)
def door(context: Context, name: str, **kwargs: Any) -> str:  # noqa: ANN401 - a URL takes any value
    """Print the address of a page, unit and year of the desk put in."""
    return doors.door(context.get("request"), name, **kwargs)


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: Any) -> str:  # noqa: ANN401 - a query takes any value
    """Print the query string with some of it changed; None takes a key away."""
    return doors.changed_query(context["request"].GET, **changes)


@register.simple_tag(name="once")
def once_tag() -> SafeString:
    """Draw the hidden token that lets a form be sent once."""
    return once.once_field()


@register.inclusion_tag("web/crumbs.html")
def crumbs(*steps: str) -> dict[str, Any]:
    """Draw the way here: title and address in turn, the last title alone."""
    pairs = list(zip(steps[::2], (*steps[1::2], ""), strict=False))
    return {"trail": pairs}


@register.inclusion_tag("web/table.html", takes_context=True)
def data_table(context: Context, table: DataTable) -> dict[str, Any]:
    """Draw a data table with its filters, totals and pager."""
    return {"table": table, "request": context.get("request")}


@register.inclusion_tag("web/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """Draw one field with label, hint, unit and faults."""
    return {"drawn": drawing.drawn(bound)}


@register.inclusion_tag("web/form.html")
def form_body(form: BaseForm) -> dict[str, Any]:
    """Draw all fields of a form in two columns; the form tag, its buttons and ``{% once %}`` are the page's."""
    return {"form": form}


@register.inclusion_tag("web/faults.html")
def fault_summary(*forms: Any) -> dict[str, Any]:  # noqa: ANN401 - forms and formsets: Django has no type for both
    """Draw what is to be mended in forms and formsets, with links to the fields; nothing where all is well."""
    return {"faults": faults.all_faults(one for one in forms if one and one.is_bound)}


@register.inclusion_tag("web/rows.html")
def form_rows(formset: Any, title: str, note: str = "") -> dict[str, Any]:  # noqa: ANN401 - any formset
    """Draw a formset as a table with 添一行."""
    return {**rows.rows_shown(formset), "title": title, "note": note}


@register.inclusion_tag("web/trace.html")
def trace_tree(found: Any) -> dict[str, Any]:  # noqa: ANN401 - a trace, its JSON, or what trace_shown gave
    """Draw a trace of the engine at any depth; with links where the view gave what ``trace.trace_shown`` returned."""
    return found if isinstance(found, dict) and "steps" in found else trace.trace_shown(found)
