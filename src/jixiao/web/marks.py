"""Marks: a shape and a word each. Chips for states, lights for judgements, findings, and numbers that open."""

from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jixiao.engine.errors import Finding
from jixiao.web.doors import changed_query

CHIPS = {
    "draft": ("draft", "草稿"),
    "sent": ("sent", "已送审"),
    "returned": ("back", "退回"),
    "approved": ("pass", "通过"),
    "public": ("public", "已公开"),
    "late": ("late", "逾期"),
}
LIGHTS = {"green": "绿", "amber": "黄", "red": "红", "blue": "蓝", "none": "未到期"}
LEVELS = {"必须改": "must", "应当改": "should", "应改": "should", "建议": "may"}


def chip_mark(state: str, word: str = "") -> SafeString:
    """Return the chip of a state; a state of the room's own is drawn as a draft with the word it brings."""
    css, usual = CHIPS.get(state, ("draft", state))
    return format_html('<span class="chip chip-{}">{}</span>', css, word or usual)


def light_mark(colour: str, word: str = "") -> SafeString:
    """Return the light of a colour with its word (绿 正常); without one, the name of the colour."""
    if colour not in LIGHTS:
        message = f"{colour!r} is no light: {', '.join(LIGHTS)}"
        raise ValueError(message)
    return format_html('<span class="light light-{}">{}</span>', colour, word or LIGHTS[colour])


def finding_shown(found: Finding | dict[str, Any]) -> dict[str, Any]:
    """Return what the page shows of a finding: the engine's own, or what its ``to_json`` gave."""
    data = found.to_json() if isinstance(found, Finding) else dict(found)
    quote = f"「{data['quote']}」" if data.get("quote") else ""
    where = str(found.place) if isinstance(found, Finding) else f"{data.get('where', '')}{quote}"
    return {**data, "where": where, "level": LEVELS.get(data.get("severity", ""), "may")}


def number_mark(request: HttpRequest | None, value: object, url: str, css: str = "") -> SafeString:
    """Return a number that opens in the side panel; a plain link where there are no scripts.

    The address of the page keeps what is open as ``?trace=``. ``css`` may be ``num-entered`` (typed, with a proof) or
    ``num-loose`` (no source at all).
    """
    pushed = f"{request.path}{changed_query(request.GET, trace=url)}" if request else "false"
    return format_html(
        '<a class="num{}" href="{}" hx-get="{}" hx-target="#side" hx-swap="innerHTML" hx-push-url="{}"'
        ' aria-expanded="false" aria-controls="side">{}</a>',
        f" {css}" if css else "",
        url,
        url,
        pushed,
        value,
    )
