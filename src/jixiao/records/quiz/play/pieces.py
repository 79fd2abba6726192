"""The two parts of a question's page that repeat a line: its options, and how far one is.

A template takes four times as long over a loop, and this page is what a whole county asks for in one evening.
"""

from collections.abc import Collection

from django.utils.html import escape
from django.utils.safestring import SafeString

from jixiao.records.quiz.play.asking import Shown

_CHOICE = (
    '<label class="choice"><input type="{kind}" name="c{place}" value="{value}"{checked}>'
    '<i aria-hidden="true">{letter}</i><span>{words}</span></label>'
)
_PROGRESS = '<ol class="ticks" aria-label="进度：{number} 题答了 {answered} 题">{ticks}</ol>'
_NOW, _DONE, _OPEN = '<li class="is-now" aria-current="step"></li>', '<li class="is-done"></li>', "<li></li>"


def choices_of(shown: Shown) -> SafeString:
    """Return the options of a question, as what is pressed."""
    kind = "checkbox" if shown.is_multi else "radio"
    return SafeString(
        "".join(
            _CHOICE.format(
                kind=kind, place=shown.place, value=one.place, checked=" checked" if one.is_chosen else "",
                letter=one.letter, words=escape(one.words),
            )
            for one in shown.choices
        )
    )  # fmt: skip


def progress_of(number: int, open_places: Collection[int], now: int) -> SafeString:
    """Return how far a set is: a mark for each question, which are open, and which is shown (-1 for none)."""
    ticks = "".join(_NOW if at == now else _OPEN if at in open_places else _DONE for at in range(number))
    return SafeString(_PROGRESS.format(number=number, answered=number - len(open_places), ticks=ticks))
