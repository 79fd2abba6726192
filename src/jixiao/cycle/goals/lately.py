"""What the year before promised and reached, beside each indicator of this year."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from jixiao.cycle.goals.content import Content, content_of
from jixiao.cycle.goals.models import GoalSheet
from jixiao.cycle.indicators.models import IndicatorVersion
from jixiao.engine.formula import Variable, check_formula
from jixiao.engine.values import PERCENT, Quantity, Unit
from jixiao.engine.yearbook import Fact, compute, known_names, named_facts
from jixiao.measures.facts import facts_of
from jixiao.measures.gathering import gather_records
from jixiao.measures.models import Reading, ReadingBatch
from jixiao.orgs.models import UnitYear
from jixiao.orgs.remembering import Memory

MOST_READINGS = 5000
PLACES = 2
_REMEMBERED: Memory[dict[str, Fact]] = Memory(32)


@dataclasses.dataclass(frozen=True, slots=True)
class Lately:
    """One indicator a year ago: what was promised (in words), and what the board says was reached."""

    year: int
    target: str = ""
    result: Quantity | None = None

    @property
    def reached(self) -> str:
        """Return the result as it is printed, a percentage and anything finer with two decimals."""
        if self.result is None:
            return ""
        finer = (self.result.amount * 10**PLACES).denominator != 1 or self.result.unit == PERCENT
        return self.result.text(places=PLACES if finer else None)


def lately_of(unit_year: UnitYear, content: Content) -> dict[str, Lately]:
    """Return last year's target and result by the code of this year's indicators; nothing where there is neither.

    The result is this year's formula over the newest readings of last year: what the board counted and froze.
    """
    year = unit_year.year - 1
    before = UnitYear.objects.select_related("unit").filter(unit=unit_year.unit_id, year=year).first()
    if before is None or not content["indicators"]:
        return {}
    targets = _targets(before, content)
    facts = last_facts(before)
    names = known_names(facts)
    found = {}
    for row in content["indicators"]:
        lately = Lately(year, targets.get(row["code"], ""), reached_by(row, facts, names))
        if lately.target or lately.result is not None:
            found[row["code"]] = lately
    return found


def last_facts(unit_year: UnitYear) -> dict[str, Fact]:
    """Return what a year's newest readings say, over what its records say; nothing where no readings were taken."""
    return _REMEMBERED.recall(unit_year.pk, lambda: _facts_now(unit_year), of=[unit_year.unit])


def _facts_now(unit_year: UnitYear) -> dict[str, Fact]:
    batch = ReadingBatch.objects.filter(unit_year=unit_year).order_by("-taken_at", "-pk").first()
    if batch is None:
        return {}
    readings = Reading.objects.filter(batch=batch).order_by("pk")[:MOST_READINGS]
    return {**named_facts(gather_records(unit_year)), **facts_of(readings)}


def reached_by(row: Mapping[str, Any], facts: Mapping[str, Fact], names: Mapping[str, Variable]) -> Quantity | None:
    """Return what the formula of an indicator gives over those facts, None where it gives no number."""
    if not row["formula"] or not facts:
        return None
    checked = check_formula(row["formula"], names=names)
    if checked.tree is None:
        return None
    value = compute(checked.tree, facts, label=row["name"], unit=Unit.parse(row["unit"])).value
    return value if isinstance(value, Quantity) else None


def target_words(row: Mapping[str, Any]) -> str:
    """Return the promise of an indicator as people write it: ≥ 5 场, 健全."""
    sign = "" if row["operator"] in {"", "定性"} else f"{row['operator']} "
    unit = row["unit"]
    gap = "" if unit in {"%", "％", "‰"} or not unit else " "
    return f"{sign}{row['target']}{gap}{unit}" if row["target"] else ""


def _targets(before: UnitYear, content: Content) -> dict[str, str]:
    sheet = GoalSheet.objects.filter(unit_year=before).first()
    if sheet is None:
        return {}
    earlier = content_of(sheet)["indicators"]
    pinned = {row["version"] for row in (*earlier, *content["indicators"]) if row["version"]}
    indicators = dict(IndicatorVersion.objects.filter(pk__in=pinned).values_list("pk", "indicator_id"))
    by_indicator = {indicators[row["version"]]: target_words(row) for row in earlier if row["version"] in indicators}
    by_name = {row["name"]: target_words(row) for row in earlier}
    return {
        row["code"]: by_indicator.get(indicators.get(row["version"], 0), "") or by_name.get(row["name"], "")
        for row in content["indicators"]
    }
