"""What every chapter writes from: the scored year and the figures written so far."""

import dataclasses

from jixiao.engine.document import Block, Heading, Number, Paragraph
from jixiao.engine.papers.figures import Figures
from jixiao.engine.scoring import Result
from jixiao.engine.values import Absent, Points, Source, Trace
from jixiao.engine.yearbook import Assessment, Yearbook


@dataclasses.dataclass(frozen=True, slots=True)
class Draft:
    """A paper in the making."""

    assessment: Assessment
    figures: Figures

    @classmethod
    def of(cls, assessment: Assessment) -> "Draft":
        """Return an empty draft about ``assessment``."""
        return cls(assessment, Figures(assessment.yearbook, assessment.facts))

    @property
    def yearbook(self) -> Yearbook:
        """Return the year that is written about."""
        return self.assessment.yearbook

    @property
    def result(self) -> Result:
        """Return the unit's own score."""
        return self.assessment.result

    @property
    def year(self) -> int:
        """Return the year that is evaluated."""
        return self.yearbook.profile.year

    def own(self, section: str) -> tuple[Block, ...]:
        """Return the officer's own paragraphs for ``section`` (一（四）), untouched, each figure traced to them."""
        return tuple(
            Paragraph(self.figures.words(f"passages.{number}.text", f"自写段落 {section}", paragraph), own=True)
            for number, passage in enumerate(self.yearbook.passages, start=1)
            if passage.section.strip() == section
            for paragraph in passage.text.split("\n")
            if paragraph.strip()
        )

    def told(self, section: str, address: str, label: str, text: str | Absent) -> tuple[Block, ...]:
        """Return the officers' words at ``address``, a paragraph a line, then their own paragraphs.

        Only where both are missing does the gap stand.
        """
        own = self.own(section)
        if text is Absent.UNFILLED and own:
            return own
        pieces = [text] if isinstance(text, Absent) else [piece for piece in text.split("\n") if piece.strip()]
        return (*(Paragraph(self.figures.words(address, label, piece)) for piece in pieces), *own)

    def ruled(self, name: str, points: Points) -> Number:
        """Return points that the rulebook sets: the full mark, the weight of a group."""
        rulebook = self.assessment.rulebook
        source = Source("规则", f"规则集 {rulebook.code}《{rulebook.title}》，{rulebook.since.isoformat()}起")
        trace = Trace(f"{name}分值", points.text(), exact=points.value, unit="分", source=source)
        return self.figures.traced(f"rulebook.{name}", trace, points.text())


def chapter(number: str, text: str) -> Heading:
    """Return a chapter heading (一、)."""
    return Heading(1, f"{number}、", text)


def part(number: str, text: str) -> Heading:
    """Return a part heading (（一）)."""
    return Heading(2, f"（{number}）", text)


def item(number: int, text: str) -> Heading:
    """Return an item heading (1.)."""
    return Heading(3, f"{number}.", text)
