"""``{% load readings %}``: readings and entered values as pages print them."""

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jixiao.engine.values import Absent, Period
from jixiao.measures.board import CHANGES, COLOURS, MOVED, Line
from jixiao.measures.models import Reading
from jixiao.measures.wording import Valued, number_text, value_of, value_text
from jixiao.web import doors, marks, printing

register = template.Library()
_DIFFERENCES = {**CHANGES, MOVED: "不同", "same": "相同", "new": "这批才有", "gone": "这批没有"}


@register.filter
def reading_text(row: Valued) -> SafeString:
    """Print number and unit, or the mark of their absence."""
    value = value_of(row)
    blank = printing.absent(value)
    return format_html("{}", value_text(row)) if blank is None else blank


@register.filter
def reading_number(row: Valued) -> SafeString:
    """Print the number alone, or the mark of its absence."""
    value = value_of(row)
    if isinstance(value, Absent):
        return printing.absent(value) or SafeString("")
    return format_html("{}", number_text(value, row.unit))


@register.filter
def change_colour(line: Line) -> str:
    """Return the light of what became of a measure since it was frozen."""
    return COLOURS[line.change]


@register.filter
def difference_words(line: Line) -> str:
    """Return what a measure is in one batch against another."""
    return line.change_words.replace(CHANGES[line.change], _DIFFERENCES[line.change])


@register.simple_tag(takes_context=True)
def measure_number(context: Context, line: Line, period: Period) -> SafeString:
    """Draw what a measure counts now, so that it opens."""
    request = context["request"]
    url = doors.door(request, "measures:measure", code=line.code)
    if period != Period(period.year):
        url += f"?first_month={period.first_month}&last_month={period.last_month}"
    assert line.now is not None  # noqa: S101 - the template asks first
    return marks.number_mark(request, reading_text(line.now), url, "num-entered" if line.is_entered else "")


@register.simple_tag(takes_context=True)
def reading_link(context: Context, reading: Reading) -> SafeString:
    """Draw a frozen reading, so that it opens."""
    request = context["request"]
    css = "num-entered" if reading.source == "entered" else ""
    return marks.number_mark(
        request, reading_text(reading), doors.door(request, "measures:reading", pk=reading.pk), css
    )
