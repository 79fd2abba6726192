"""What stands inside a line, as HTML: every figure a link to its origin, every gap marked."""

import dataclasses
from collections.abc import Mapping
from html import escape
from typing import assert_never

from jixiao.engine.document import Gap, Inline, Line, Number, Text
from jixiao.engine.render.characters import printable
from jixiao.engine.values import Trace


@dataclasses.dataclass(slots=True)
class Anchors:
    """The addresses within the page, given out while it is written.

    ``panels`` says where the trace of a reference is shown, ``places`` where its figures stand in the text.
    """

    traces: Mapping[str, Trace]
    panels: dict[str, str] = dataclasses.field(default_factory=dict)
    places: dict[str, list[str]] = dataclasses.field(default_factory=dict)
    figures: int = 0
    headings: int = 0

    def heading(self) -> str:
        """Return the address of the next heading."""
        self.headings += 1
        return heading_address(self.headings)

    def figure(self, number: Number) -> str:
        """Return the figure as a link to the panel of its trace; one without a trace is marked as loose."""
        if number.reference not in self.traces:
            return f'<span class="num num-loose" title="没有来源">{words(number.text)}</span>'
        self.figures += 1
        place = f"n-{self.figures}"
        panel = self.panels.setdefault(number.reference, f"t-{len(self.panels) + 1}")
        self.places.setdefault(number.reference, []).append(place)
        return f'<a class="num" href="#{panel}" id="{place}">{words(number.text)}</a>'

    def line(self, line: Line) -> str:
        """Return the line."""
        return "".join(map(self._inline, line))

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Number():
                return self.figure(inline)
            case Gap():
                return f'<mark class="gap">{words(inline.text)}</mark>'
            case Text(text, strong):
                return f"<b>{words(text)}</b>" if strong else words(text)
            case _:
                assert_never(inline)


def heading_address(number: int) -> str:
    """Return the address of the heading with that number among all headings."""
    return f"h-{number}"


def words(text: str) -> str:
    """Return plain text as HTML: nothing in it is markup, a line break stays one."""
    return escape(printable(text)).replace("\n", "<br>")
