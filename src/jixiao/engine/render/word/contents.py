"""The 目录 as a TOC field with its result written out: Word shows it at once and renews it when asked to."""

from jixiao.engine.document import Heading
from jixiao.engine.render.word.runs import FIELD_BEGIN, FIELD_END, FIELD_MIDDLE, field, instruct, paragraph, run


def bookmark(number: int) -> str:
    """Return the name of the bookmark on the heading with that number among all headings."""
    return f"_Toc{number:06d}"


def bookmarked(runs: str, *, number: int) -> str:
    """Return the words of a heading within its bookmark."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{bookmark(number)}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'


def contents_markup(entries: tuple[tuple[int, Heading], ...], *, depth: int, pages: dict[int, int]) -> str:
    """Return the 目录; ``pages`` says on which page each heading is reckoned to stand until Word counts anew."""
    title = paragraph(run("目　录"), style="TOCHeading")
    opening = FIELD_BEGIN + instruct(f' TOC \\o "1-{max(depth, 1)}" \\h \\z \\u ') + FIELD_MIDDLE
    lines = [
        paragraph(
            (opening if place == 0 else "")
            + _entry(number, heading, pages[number])
            + (FIELD_END if place == len(entries) - 1 else ""),
            style=f"TOC{max(heading.level, 1)}",
        )
        for place, (number, heading) in enumerate(entries)
    ]
    return title + "".join(lines)


def _entry(number: int, heading: Heading, page: int) -> str:
    name = bookmark(number)
    words = run(heading.whole) + "<w:r><w:tab/></w:r>" + field(f" PAGEREF {name} \\h ", result=str(page))
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{words}</w:hyperlink>'
