"""What the clerk says of each indicator, put into the year's record: values, points, reasons, and what proves them."""

import dataclasses
from collections.abc import Iterator, Mapping

from jixiao.cycle.evaluation.models import Evaluation, ScoreRow
from jixiao.engine.formula import Variable, check_formula, names_in
from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Absent, Points
from jixiao.engine.yearbook import Fact, Indicator, Yearbook, known_names
from jixiao.measures.models import ProofLink

MOST_LINKS = 20_000
WORDS = ("total_outcome", "execution_reason")
"""What the clerk writes of the whole; where it stands empty, what a record room says of it stays."""
COUNTED = "记录"
ORIGIN = "；出处："


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """What a row adds to its indicator; ``subjects`` are what a proof may be linked to."""

    actual: str | Absent
    manual: Points | Absent
    deduction: Points | Absent
    reason: str | Absent
    subjects: tuple[str, ...] = ()


def entry_of(row: ScoreRow) -> Entry:
    """Return what the clerk says in a row."""
    return Entry(
        actual=NOT_APPLICABLE if row.not_applicable else row.actual or UNFILLED,
        manual=UNFILLED if row.manual is None else row.manual,
        deduction=UNFILLED if row.deduction is None else row.deduction,
        reason=row.reason or UNFILLED,
        subjects=subjects_of(row),
    )


def subjects_of(row: ScoreRow) -> tuple[str, ...]:
    """Return what a proof of a row is linked to: the row itself, and its indicator."""
    return f"evaluation.row:{row.pk}", f"goals.indicator:{row.indicator_id}"


def proofs_by_subject(evaluation: Evaluation) -> Mapping[str, tuple[str, ...]]:
    """Return the names of the year's proofs by what they prove: one statement."""
    links = ProofLink.objects.filter(proof__unit_year=evaluation.unit_year_id, proof__removed_at=None)
    found: dict[str, list[str]] = {}
    for subject, name in links.order_by("pk").values_list("subject", "proof__name")[:MOST_LINKS]:
        found.setdefault(subject, []).append(name)
    return {subject: tuple(names) for subject, names in found.items()}


def with_entries(
    yearbook: Yearbook,
    *,
    evaluation: Evaluation,
    entries: Mapping[str, Entry],
    facts: Mapping[str, Fact],
    proofs: Mapping[str, tuple[str, ...]],
) -> Yearbook:
    """Return the year with what the rows say, by the code of the indicator; an indicator without a row stays bare."""
    words = {name: getattr(evaluation, name) for name in WORDS if getattr(evaluation, name)}
    profile = dataclasses.replace(yearbook.profile, **words)
    names = known_names(facts)
    indicators = tuple(
        _filled(indicator, entries[indicator.code], facts, names, proofs) if indicator.code in entries else indicator
        for indicator in yearbook.indicators
    )
    return dataclasses.replace(yearbook, profile=profile, indicators=indicators)


def _filled(
    indicator: Indicator,
    entry: Entry,
    facts: Mapping[str, Fact],
    names: Mapping[str, Variable],
    proofs: Mapping[str, tuple[str, ...]],
) -> Indicator:
    left_out = entry.actual is NOT_APPLICABLE
    behind = () if left_out else facts_behind(indicator, facts, names)
    return dataclasses.replace(
        indicator,
        formula=UNFILLED if left_out else indicator.formula,
        actual=entry.actual,
        manual=entry.manual,
        deduction=entry.deduction,
        reason=entry.reason,
        proof=_proof(entry, behind, proofs),
    )


def facts_behind(indicator: Indicator, facts: Mapping[str, Fact], names: Mapping[str, Variable]) -> tuple[Fact, ...]:
    """Return the facts that an indicator's formula takes, in the order of the formula."""
    if isinstance(indicator.formula, Absent):
        return ()
    tree = check_formula(indicator.formula, names=names).tree
    return () if tree is None else tuple(facts[name] for name in names_in(tree) if name in facts)


def _proof(entry: Entry, behind: tuple[Fact, ...], proofs: Mapping[str, tuple[str, ...]]) -> str | Absent:
    """Return what proves a value: papers kept for it or for its records; else the ledger or the 出处 it came from."""
    references = [part.source.reference for fact in behind for part in fact.parts if part.source]
    names = list(dict.fromkeys(name for subject in (*entry.subjects, *references) for name in proofs.get(subject, ())))
    if not names:
        names = list(dict.fromkeys(told for fact in behind for told in _ledger(fact)))
    return "；".join(name.replace("；", "，").replace(";", "，") for name in names) or UNFILLED


def _ledger(fact: Fact) -> Iterator[str]:
    """Yield what a fact stands in where no paper was kept: the counted records, or the paper it was copied from."""
    if fact.source.kind == COUNTED and fact.parts:
        yield f"计数台账：{fact.name}，{len(fact.parts)} 条记录"
    elif ORIGIN in fact.source.place:
        yield fact.source.place.partition(ORIGIN)[2]
