"""Formulas of indicators: the names they may use, what is wrong with one, what it says, what it gives for a year."""

import dataclasses
import functools
from collections.abc import Mapping

from jixiao.engine.errors import Finding, worst_first
from jixiao.engine.formula import Checked, check_formula, describe, print_formula
from jixiao.engine.values import RATIO, Absent, Unit
from jixiao.engine.yearbook import Computed, Fact, Profile, Yearbook, compute, named_facts
from jixiao.measures.catalogue import MEASURES
from jixiao.measures.facts import facts_of
from jixiao.measures.gathering import gather_records
from jixiao.measures.models import ReadingBatch
from jixiao.orgs.models import UnitYear

BOARD, RECORD = "计量板", "年度数据"
MOST_READINGS = 5000


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """A name that formulas may use, with its unit, where it comes from and what it counts."""

    name: str
    unit: str
    origin: str
    meaning: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Marked:
    """A finding with the text it is about: before, at and after the fault, and the line of carets under it."""

    finding: Finding
    before: str
    at: str
    after: str
    carets: str


@dataclasses.dataclass(frozen=True, slots=True)
class Read:
    """A formula as it was read: what is wrong with it, and what it says in words."""

    text: str
    checked: Checked
    printed: str
    words: str
    used: tuple[Known, ...]

    @property
    def sound(self) -> bool:
        """Return whether it can be used."""
        return self.checked.sound

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what is wrong with it, the worst first."""
        return worst_first(self.checked.findings)

    @property
    def marked(self) -> list[Marked]:
        """Return what is wrong with it, each with its place in the text."""
        return [_marked(self.text, finding) for finding in self.findings]

    @property
    def result_unit(self) -> str:
        """Return the unit of what it gives, in words."""
        unit = self.checked.unit
        return "" if unit is None else unit.symbol or "比率"


@functools.cache
def names_of_every_year() -> Mapping[str, Known]:
    """Return the names that a year's record has for every unit."""
    facts = named_facts(Yearbook(Profile(name="", year=0)))
    return {name: Known(name, fact.unit.symbol, RECORD, fact.note) for name, fact in facts.items()}


def known_names() -> dict[str, Known]:
    """Return every name that formulas may use: the measures of the board first, then those of the year's record."""
    board = {one.name: Known(one.name, one.unit, BOARD, one.meaning) for one in MEASURES.values()}
    return {**board, **{name: one for name, one in names_of_every_year().items() if name not in board}}


def read_formula(text: str, *, unit: str) -> Read:
    """Return a formula checked against the names there are; ``unit`` is what its result should be in ("": any)."""
    names = known_names()
    wanted = Unit.parse(unit) if unit.strip() else None
    checked = check_formula(text, names={name: Unit.parse(one.unit) for name, one in names.items()}, unit=wanted)
    tree = checked.tree
    return Read(
        text=text,
        checked=checked,
        printed="" if tree is None else print_formula(tree),
        words="" if tree is None else describe(tree),
        used=tuple(names[name] for name in checked.names if name in names),
    )


@dataclasses.dataclass(frozen=True, slots=True)
class Tried:
    """A formula tried on a unit's year; ``batch`` is the readings it was tried on, None where none were taken."""

    computed: Computed
    batch: ReadingBatch | None
    missing: tuple[str, ...]


def facts_of_year(unit_year: UnitYear) -> tuple[dict[str, Fact], ReadingBatch | None]:
    """Return the numbers of a year by name: the latest readings, and what the records give beside them."""
    batch = ReadingBatch.objects.filter(unit_year=unit_year).order_by("-taken_at", "-pk").first()
    facts = dict(named_facts(gather_records(unit_year)))
    if batch is not None:
        for name, fact in facts_of(batch.readings.all()[:MOST_READINGS]).items():
            if name not in facts or not isinstance(fact.value, Absent):
                facts[name] = fact
    return facts, batch


def try_formula(read: Read, *, unit: str, unit_year: UnitYear) -> Tried | None:
    """Return what a formula gives for a year, with its trace; None for one that cannot be used."""
    if read.checked.tree is None or not read.sound:
        return None
    facts, batch = facts_of_year(unit_year)
    shown = Unit.parse(unit) if unit.strip() else read.checked.unit or RATIO
    computed = compute(read.checked.tree, facts, label="试算结果", unit=shown)
    missing = tuple(name for name in read.checked.names if name not in facts or isinstance(facts[name].value, Absent))
    return Tried(computed, batch, missing)


def _marked(text: str, finding: Finding) -> Marked:
    start, end = finding.place.start, finding.place.end
    if start is None or end is None:
        return Marked(finding, text, "", "", "")
    stop = max(end, min(start + 1, len(text)))
    carets = "".join(_blank(letter) for letter in text[:start])
    return Marked(finding, text[:start], text[start:stop], text[stop:], carets + _carets(text[start:stop]))


def _blank(letter: str) -> str:
    return " " if letter.isascii() else "\u3000"


def _carets(text: str) -> str:
    return "".join("^" if letter.isascii() else "＾" for letter in text) or "^"
