"""The sheet as a tree: 一级指标 › 二级指标 › rows, each with its sums, what may be typed, and what is wrong with it."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby

from jixiao.cycle.evaluation.checking import WANTING_REASON, by_row
from jixiao.cycle.evaluation.entering import BY_HAND, chosen_method
from jixiao.cycle.evaluation.models import ScoreRow
from jixiao.cycle.evaluation.scores import printed_value
from jixiao.cycle.evaluation.sheets import result_for
from jixiao.engine.errors import Finding
from jixiao.engine.scoring import RowScore, Rulebook
from jixiao.engine.scoring.methods import Takes
from jixiao.engine.scoring.rulebook import Band
from jixiao.engine.values import (
    NOT_APPLICABLE,
    Absent,
    Points,
    Quantity,
    Rounding,
    Undefined,
    print_decimal,
    round_exactly,
)
from jixiao.engine.yearbook import Assessment

CENT = 2


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """One indicator as the sheet shows it.

    ``typed`` says what the value cell takes: formula (nothing), number, grade (one of ``bands``), words or points.
    """

    row: ScoreRow
    scored: RowScore
    target: str
    actual: str
    typed: str
    bands: tuple[tuple[str, str], ...]
    takes_points: bool
    band: str
    lost: Fraction
    wants_reason: bool
    findings: tuple[Finding, ...]
    sources: tuple[str, ...]

    @property
    def key(self) -> str:
        """Return what the ids on its page are made of."""
        return str(self.row.pk)

    @property
    def score(self) -> Points | None:
        """Return the score, None where there is none yet."""
        return self.scored.score if isinstance(self.scored.score, Points) else None

    @property
    def weight(self) -> Points | None:
        """Return the effective weight, None where it was moved elsewhere."""
        return self.scored.weight if isinstance(self.scored.weight, Points) else None

    @property
    def is_out(self) -> bool:
        """Return whether the indicator does not apply."""
        return self.scored.reading.value is NOT_APPLICABLE or self.scored.weight is NOT_APPLICABLE

    @property
    def unscored(self) -> str:
        """Return why there is no score."""
        return self.scored.score.reason if isinstance(self.scored.score, Undefined) else ""

    @property
    def shows_reason(self) -> bool:
        """Return whether there is anything to explain: points lost, a finding that asks for it, or words there."""
        return bool(self.wants_reason or self.lost > 0 or self.row.reason or self.is_out)

    @property
    def css(self) -> str:
        """Return the mark of the row."""
        if any(str(found.severity) == "必须改" for found in self.findings):
            return "is-error"
        return "is-warn" if self.findings else ""


@dataclasses.dataclass(frozen=True, slots=True)
class Branch:
    """A 一级 or 二级指标 with the sums of its rows: exact, ``scored`` being how many of its points could be judged."""

    key: str
    name: str
    weight: Points
    score: Points
    scored: Points
    parts: tuple["Branch", ...]
    lines: tuple[Line, ...]

    @property
    def is_open(self) -> bool:
        """Return whether any of its points could not be judged yet."""
        return self.scored != self.weight


def tree_of(assessment: Assessment, rows: Sequence[ScoreRow], *, project: str) -> tuple[Branch, ...]:
    """Return the tree of one sheet: the unit's, or that of a project."""
    result = result_for(assessment, project)
    if result is None:
        return ()
    by_code = {row.indicator.code: row for row in rows}
    findings = by_row(assessment)
    lines = [
        line_of(by_code[scored.row.code], scored, assessment.rulebook, findings)
        for scored in result.rows
        if scored.row.code in by_code
    ]
    return tuple(_branches(lines))


def line_of(row: ScoreRow, scored: RowScore, rulebook: Rulebook, findings: Mapping[str, tuple[Finding, ...]]) -> Line:
    """Return one row as the sheet shows it."""
    own = findings.get(scored.row.code, ())
    chosen = chosen_method(row.indicator, rulebook)
    takes = chosen.method.takes if chosen else None
    bands = rulebook.bands.bands if takes is Takes.GRADED else ()
    return Line(
        row=row,
        scored=scored,
        target=target_words(scored),
        actual=printed_value(scored),
        typed=_typed(row, takes),
        bands=tuple((band.words[0], band_words(band, scored, first=band is bands[0])) for band in bands),
        takes_points=takes in BY_HAND,
        band=_own_band(row, bands, scored),
        lost=_lost(scored),
        wants_reason=any(found.code in WANTING_REASON for found in own),
        findings=own,
        sources=scored.reading.proofs,
    )


def _typed(row: ScoreRow, takes: Takes | None) -> str:
    if row.indicator.formula:
        return "formula"
    kinds = {Takes.GRADED: "grade", Takes.MANUAL: "points", Takes.MEASURED: "number", Takes.LEVEL: "number"}
    return "words" if takes is None else kinds.get(takes, "words")


def target_words(scored: RowScore) -> str:
    """Return 年度指标值 with its operator: ≥ 12场, 健全（定性）."""
    target, operator = scored.row.target, scored.row.operator
    if isinstance(target, Absent):
        return str(target)
    words = target.text() if isinstance(target, Quantity) else target
    if operator == "定性":
        return f"{words}（定性）"
    return words if isinstance(operator, Absent) else f"{operator} {words}"


def band_words(band: Band, scored: RowScore, *, first: bool) -> str:
    """Return the points a 档 allows: 3.20—4.00 分."""
    weight = scored.weight.value if isinstance(scored.weight, Points) else Fraction(0)
    low, high = (
        round_exactly(share * weight, places=CENT, mode=Rounding.HALF_UP) for share in (band.lowest, band.highest)
    )
    lowest, highest = (print_decimal(points, places=CENT) for points in (low, high))
    return f"{lowest}—{highest} 分{'' if first else f'，不含 {highest}'}"


def _own_band(row: ScoreRow, bands: Sequence[Band], scored: RowScore) -> str:
    found = next((band for band in bands if row.actual in band.words), None)
    return band_words(found, scored, first=found is bands[0]) if found else ""


def _lost(scored: RowScore) -> Fraction:
    if isinstance(scored.score, Points) and isinstance(scored.weight, Points):
        return scored.weight.value - scored.score.value
    return Fraction(0)


def _branches(lines: Sequence[Line]) -> Iterator[Branch]:
    """Yield the 一级指标 in the order they first appear, each once, with its 二级指标 likewise."""
    for number, (name, own) in enumerate(_gathered(lines, "level1"), start=1):
        inner = enumerate(_gathered(own, "level2"), start=1)
        parts = tuple(_branch(f"{number}-{place}", part, found, ()) for place, (part, found) in inner)
        yield _branch(str(number), name, own, parts)


def _gathered(lines: Sequence[Line], level: str) -> Iterator[tuple[str, list[Line]]]:
    order = list(dict.fromkeys(getattr(line.scored.row, level) for line in lines))
    ranked = sorted(lines, key=lambda line: order.index(getattr(line.scored.row, level)))
    for name, found in groupby(ranked, key=lambda line: getattr(line.scored.row, level)):
        yield name, list(found)


def _branch(key: str, name: str, lines: Sequence[Line], parts: tuple[Branch, ...]) -> Branch:
    weights = [line.weight.value for line in lines if line.weight is not None]
    judged = [line for line in lines if line.score is not None]
    return Branch(
        key=key,
        name=name,
        weight=Points(sum(weights, Fraction(0))),
        score=Points(sum((line.score.value for line in judged if line.score), Fraction(0))),
        scored=Points(sum((line.weight.value for line in judged if line.weight), Fraction(0))),
        parts=parts,
        lines=() if parts else tuple(lines),
    )
