"""From the rows to the scored year: as frozen by the last marking, or live, from what the rooms say now."""

import functools
from collections.abc import Callable, Iterable, Mapping

from jixiao.cycle.evaluation.entries import Entry, entry_of, proofs_by_subject, with_entries
from jixiao.cycle.evaluation.models import Evaluation, ScoreRow
from jixiao.cycle.evaluation.queries import rows_of
from jixiao.cycle.evaluation.rules import KEPT, frozen_rulebook
from jixiao.cycle.goals.queries import goal_sheet_of
from jixiao.cycle.goals.yearbook import goals_into
from jixiao.cycle.indicators.queries import rulebook_of
from jixiao.engine.values import UNFILLED, Period
from jixiao.engine.yearbook import Assessment, Fact, Yearbook, assess, named_facts, read_toml
from jixiao.measures.facts import facts_of
from jixiao.measures.gathering import gather_records, placed
from jixiao.measures.models import Reading
from jixiao.measures.reading import readings_now
from jixiao.orgs.refusing import Refused
from jixiao.orgs.remembering import Memory

MOST_READINGS = 5000
_REMEMBERED: Memory[Assessment] = Memory(32)


def live_yearbook(evaluation: Evaluation) -> Yearbook:
    """Return the year as the rooms know it now, with the promises and with what the rows say."""
    return live_yearbook_of(evaluation, live_readings(evaluation))


def live_yearbook_of(evaluation: Evaluation, readings: Iterable[Reading]) -> Yearbook:
    """Return the year as ``live_yearbook`` does, the proofs of counted values taken from these readings."""
    bare, proofs = _gathered(evaluation), proofs_by_subject(evaluation)
    return _filled(bare, evaluation, facts_beside(bare, readings, proofs=proofs), proofs=proofs)


def preview_assessment(evaluation: Evaluation) -> Assessment:
    """Return the year scored as everything stands now; nothing is frozen."""
    return _recalled(_previewed, evaluation)


def _previewed(evaluation: Evaluation) -> Assessment:
    bare, proofs = _gathered(evaluation), proofs_by_subject(evaluation)
    facts = facts_beside(bare, live_readings(evaluation), proofs=proofs)
    filled = _filled(bare, evaluation, facts, proofs=proofs)
    return assess(filled, rulebook_of(evaluation.unit_year), counted=facts)


def assessment_of(evaluation: Evaluation) -> Assessment:
    """Return the year as it was marked: the frozen record, the frozen readings, the frozen rules.

    Refuses (U550) a self-evaluation that was never marked. No figure of it moves when records change.
    """
    return _recalled(_as_marked, evaluation)


def _as_marked(evaluation: Evaluation) -> Assessment:
    yearbook = frozen_yearbook(evaluation)
    facts = facts_beside(yearbook, frozen_readings(evaluation), proofs=proofs_by_subject(evaluation))
    return assess(yearbook, frozen_rulebook(evaluation), counted=facts)


def rescored_assessment(evaluation: Evaluation, *, rows: Iterable[ScoreRow] | None = None) -> Assessment:
    """Return the marked year with what the rows say now: the records stay as they were frozen."""
    yearbook, proofs = frozen_yearbook(evaluation), proofs_by_subject(evaluation)
    facts = facts_beside(yearbook, frozen_readings(evaluation), proofs=proofs)
    filled = _filled(yearbook, evaluation, facts, proofs=proofs, rows=rows)
    return assess(filled, frozen_rulebook(evaluation), counted=facts)


def standing_assessment(evaluation: Evaluation) -> Assessment:
    """Return what the sheet shows: the marked year, or the live one where nobody has marked it yet."""
    return assessment_of(evaluation) if evaluation.marked_at else preview_assessment(evaluation)


def open_assessment(evaluation: Evaluation) -> Assessment:
    """Return what a sheet that may still be changed shows: the marked year with the words and proofs of now."""
    if not evaluation.marked_at:
        return preview_assessment(evaluation)
    return _recalled(rescored_assessment, evaluation)


def _recalled(assess_it: Callable[[Evaluation], Assessment], evaluation: Evaluation) -> Assessment:
    """Return what a way of assessing gives, remembered until somebody acts at the unit or above it."""
    key = (assess_it.__name__, evaluation.pk)
    return _REMEMBERED.recall(key, lambda: assess_it(evaluation), of=[evaluation.unit_year.unit])


def frozen_yearbook(evaluation: Evaluation) -> Yearbook:
    """Return the year's record as it was frozen, each address with its place in words."""
    if not evaluation.marked_at:
        raise Refused("还没有计分", cure="先取数并计分", code="U550")
    return placed(_read(evaluation.yearbook))


def frozen_readings(evaluation: Evaluation) -> list[Reading]:
    """Return the readings that the last marking took."""
    return list(Reading.objects.filter(batch=evaluation.batch_id).order_by("pk")[:MOST_READINGS])


def live_readings(evaluation: Evaluation) -> list[Reading]:
    """Return what the counters of the board say now, kept nowhere."""
    unit_year = evaluation.unit_year
    return readings_now(unit_year, period=Period(unit_year.year))


def facts_beside(
    yearbook: Yearbook, readings: Iterable[Reading], *, proofs: Mapping[str, tuple[str, ...]]
) -> dict[str, Fact]:
    """Return the readings as facts; one that is 未填 does not hide what the year's own record says by that name."""
    counted = facts_of(readings, proofs=proofs)
    known = named_facts(yearbook)
    return {name: fact for name, fact in counted.items() if fact.value is not UNFILLED or name not in known}


def _gathered(evaluation: Evaluation) -> Yearbook:
    sheet = goal_sheet_of(evaluation.unit_year)
    gathered = gather_records(evaluation.unit_year)
    return gathered if sheet is None else placed(goals_into(gathered, sheet))


def _filled(
    yearbook: Yearbook,
    evaluation: Evaluation,
    facts: Mapping[str, Fact],
    *,
    proofs: Mapping[str, tuple[str, ...]],
    rows: Iterable[ScoreRow] | None = None,
) -> Yearbook:
    entries: dict[str, Entry] = {
        row.indicator.code: entry_of(row) for row in (rows_of(evaluation) if rows is None else rows)
    }
    return placed(with_entries(yearbook, evaluation=evaluation, entries=entries, facts=facts, proofs=proofs))


@functools.lru_cache(maxsize=KEPT)
def _read(text: str) -> Yearbook:
    found = read_toml(text, name="计分时的年度数据")
    if found.yearbook is None:
        fault = found.findings[0]
        raise Refused(f"年度数据有错：{fault.place}，{fault.cause}", cure=fault.cure, code="U553")
    return found.yearbook
