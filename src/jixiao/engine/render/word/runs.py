"""What stands inside a line, as WordprocessingML runs."""

import dataclasses
from html import escape
from typing import assert_never

from jixiao.engine.document import Gap, Inline, Line, Number, Text
from jixiao.engine.render.characters import printable
from jixiao.engine.render.word.comments import Comments

FIELD_BEGIN, FIELD_MIDDLE, FIELD_END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)


@dataclasses.dataclass(slots=True)
class Runs:
    """Writes lines, and keeps count of what has a number of its own in the file."""

    comments: Comments
    headings: int = 0

    def line(self, line: Line, *, style: str = "") -> str:
        """Return the line as runs; plain words take the character style ``style``."""
        return "".join(self._inline(inline, style) for inline in line)

    def _inline(self, inline: Inline, style: str) -> str:
        match inline:
            case Number(text, reference):
                return self.comments.around(run(text, style="Figure"), reference=reference)
            case Gap(text):
                return run(text, style="Missing")
            case Text(text, strong):
                return run(text, style="Strong" if strong else style)
            case _:
                assert_never(inline)


def run(text: str, *, style: str = "") -> str:
    """Return plain words as one run; a line break stays one.

    The hint says that “” — … are Chinese wherever both scripts have them.
    """
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    words = xml_text(text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    return f'<w:r><w:rPr>{named}<w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(runs: str, *, style: str, extra: str = "") -> str:
    """Return a paragraph of ``style``; ``extra`` are properties beyond it, in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{runs}</w:p>'


def field(instruction: str, *, result: str) -> str:
    """Return a field with the result that is shown until Word reckons it anew."""
    return f"{FIELD_BEGIN}{instruct(instruction)}{FIELD_MIDDLE}<w:r><w:t>{xml_text(result)}</w:t></w:r>{FIELD_END}"


def instruct(instruction: str) -> str:
    """Return the run that says what a field does."""
    return f'<w:r><w:instrText xml:space="preserve">{xml_text(instruction)}</w:instrText></w:r>'


def xml_text(text: str) -> str:
    """Return ``text`` as it may stand in XML, in an element or an attribute."""
    return escape(printable(text))
