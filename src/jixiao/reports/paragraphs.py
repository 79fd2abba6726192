"""The paragraphs of a report as comments name them: by section and place, so that a comment outlives its draft.

A key is section × 1000 + place: 一（二） 第 3 段 is 102003, the third of 摘要 is 3. It holds for the newest draft.
"""

import dataclasses
import functools

from django.urls import reverse

from jixiao.engine.document import Contents, Cover, Document, Heading, PageBreak, document_from_json, lines_of, plain
from jixiao.engine.papers.wording import numeral
from jixiao.orgs.comments.subjects import Commented
from jixiao.orgs.models import UnitYear
from jixiao.reports.models import ReportVersion

KIND = "reports.paragraph"
SUMMARY = "摘要"
PLACES, SECTIONS = 1000, 100
QUOTED, KEPT = 24, 32
_NUMBERS = {numeral(number): number for number in range(1, SECTIONS)}


@dataclasses.dataclass(frozen=True, slots=True)
class Spot:
    """One paragraph: its key, its number among the blocks, where it stands in words, and how it begins."""

    key: int
    block: int
    where: str
    quote: str

    @property
    def label(self) -> str:
        """Return what people call it."""
        return f"自评报告 {self.where}「{self.quote}」"


def spots_of(document: Document) -> tuple[Spot, ...]:
    """Return the paragraphs, lists and tables of the running text, in order; cover, contents and annexes are none."""
    found: list[Spot] = []
    section, chapter, place = -1, 0, 0
    for number, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            moved = _section(block, chapter)
            if moved is not None and moved != section:
                section, chapter, place = moved, moved // SECTIONS, 0
            elif block.level == 0 and block.text != SUMMARY:
                section = -1
            continue
        words = "".join(plain(line) for line in lines_of(block)).strip()
        if section < 0 or not words or isinstance(block, Cover | Contents | PageBreak):
            continue
        place += 1
        where = f"{section_words(section)} 第 {place} 段"
        found.append(Spot(section * PLACES + place, number, where, words[:QUOTED] + ("…" if words[QUOTED:] else "")))
    return tuple(found)


def section_words(section: int) -> str:
    """Return the name of a section: 一（二）, or 摘要."""
    chapter, part = divmod(section, SECTIONS)
    if not chapter:
        return SUMMARY
    return numeral(chapter) + (f"（{numeral(part)}）" if part else "")


@functools.lru_cache(maxsize=KEPT)
def spots_in(pk: int, digest: str) -> tuple[Spot, ...]:
    """Return the paragraphs of a version, which never changes."""
    return spots_of(
        document_from_json(ReportVersion.objects.values_list("document", flat=True).get(pk=pk, digest=digest))
    )


def commented_paragraph(unit_year: UnitYear, key: int) -> Commented | None:
    """Return a paragraph of the newest draft as comments name it, None where that draft has none of that key."""
    rows = ReportVersion.objects.filter(report__unit_year=unit_year).order_by("-number")
    newest = rows.values_list("pk", "digest").first()
    spot = next((one for one in spots_in(*newest) if one.key == key), None) if newest else None
    if spot is None:
        return None
    url = reverse("reports:report", kwargs={"unit": unit_year.unit.code, "year": unit_year.year})
    return Commented(spot.label, f"{url}#b-{spot.block}")


def _section(heading: Heading, chapter: int) -> int | None:
    """Return the number of the section that a heading opens, None where it opens none."""
    number = _NUMBERS.get(heading.number.strip("（）、 "), 0)
    if heading.level == 0:
        return 0 if heading.text == SUMMARY else None
    if heading.level == 1 and number:
        return number * SECTIONS
    return chapter * SECTIONS + number if heading.level == 2 and number and chapter else None  # noqa: PLR2004 - （一）
