"""The traces as Word comments: one at the first figure of each trace, short enough to be read in the margin."""

import dataclasses
from collections.abc import Mapping
from html import escape

from jixiao.engine.render.characters import printable
from jixiao.engine.values import Period, Trace

AUTHOR, INITIALS = "绩效", "绩"
MOST = 400  # comments in one paper; Word grows slow with more
LINES = 30  # in one comment
WIDTH = 160  # characters in one line of a comment
MARK = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclasses.dataclass(slots=True)
class Comments:
    """The comments of one paper, collected while it is written; without ``traces`` there are none."""

    traces: Mapping[str, Trace]
    texts: list[tuple[str, ...]] = dataclasses.field(default_factory=list)
    told: set[str] = dataclasses.field(default_factory=set)

    def around(self, run: str, *, reference: str) -> str:
        """Return ``run`` with a comment on it, where this is the first figure of its trace."""
        trace = self.traces.get(reference)
        if trace is None or reference in self.told or len(self.texts) == MOST:
            return run
        number = len(self.texts)
        self.told.add(reference)
        self.texts.append(shortened(trace, last=number + 1 == MOST))
        mark = MARK.format(number=number)
        return f'<w:commentRangeStart w:id="{number}"/>{run}<w:commentRangeEnd w:id="{number}"/>{mark}'

    def part(self, *, year: int) -> str:
        """Return the comments as the XML of their part, dated the last day of ``year``."""
        date = f"{Period(year).last_day.isoformat()}T00:00:00Z"
        comments = "".join(
            f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:initials="{INITIALS}" w:date="{date}">'
            f"{''.join(map(_paragraph, lines))}</w:comment>"
            for number, lines in enumerate(self.texts)
        )
        return f'{DECLARATION}<w:comments xmlns:w="{SPACE}">{comments}</w:comments>'


def shortened(trace: Trace, *, last: bool) -> tuple[str, ...]:
    """Return the lines of ``trace`` that go into a comment, and what was left out; ``last`` says none will follow."""
    lines = [line if len(line) <= WIDTH else f"{line[:WIDTH]}……" for line in trace.lines()]
    left_out = len(lines) - LINES
    if left_out > 0:
        lines = [*lines[:LINES], f"（还有 {left_out} 行，见 HTML 版本）"]
    if last:
        lines.append(f"（批注以 {MOST} 条为限，其后数字的来源见 HTML 版本）")
    return tuple(lines)


def _paragraph(line: str) -> str:
    text = escape(printable(line))
    return (
        '<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
        f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )
