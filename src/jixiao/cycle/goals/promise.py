"""Everything the checks look at, gathered once: the content, the year's records, the rules, the library, last year."""

import dataclasses
from collections.abc import Mapping

from jixiao.cycle.goals.content import KINDS, Content, content_of
from jixiao.cycle.goals.lately import Lately, lately_of
from jixiao.cycle.goals.models import GoalSheet
from jixiao.cycle.goals.yearbook import content_into
from jixiao.cycle.indicators.models import IndicatorVersion
from jixiao.cycle.indicators.queries import rulebook_of
from jixiao.engine.errors import Finding, Place
from jixiao.engine.scoring import Rulebook
from jixiao.engine.yearbook import SECTIONS, Yearbook
from jixiao.engine.yearbook.checks.placing import where
from jixiao.engine.yearbook.columns import columns_of
from jixiao.engine.yearbook.parsed import shortened
from jixiao.measures.gathering import gather_records, placed
from jixiao.orgs.models import UnitYear

OWN = {"evidence": "佐证材料要求"}
"""Fields of this room that the year's record has not."""


@dataclasses.dataclass(frozen=True, slots=True)
class Promise:
    """A year with its promises put in. ``versions`` are those that indicators pin, ``lately`` is by indicator code."""

    year: int
    content: Content
    yearbook: Yearbook
    rulebook: Rulebook
    versions: Mapping[int, IndicatorVersion]
    lately: Mapping[str, Lately]

    def finding(self, code: str, address: str, *, cause: str, cure: str, quote: str = "") -> Finding:
        """Return a finding at an address of the year's record (goals.G1.money)."""
        return Finding(code, Place(where=self.where(address), quote=quote, path=address), cause, cure)

    def where(self, address: str) -> str:
        """Return an address in words: 《绩效指标》「科普活动场次」年度指标值, filled in or not."""
        key, _, rest = address.partition(".")
        code, _, field = rest.rpartition(".")
        rows = self.content[key] if key in KINDS else ()
        row = next((one for one in rows if one["code"] == code), None)
        if row is None:
            return where(self.yearbook, address)
        section = next(one for one in SECTIONS if one.key == key)
        headings = {column.key: column.heading for column in columns_of(section.row_type)}
        name = row.get("name") or code
        return f"《{section.title}》「{shortened(name, length=24)}」{(headings | OWN).get(field, field)}"


def promise_of(sheet: GoalSheet) -> Promise:
    """Return the promise that a sheet makes now, in a number of statements that does not depend on its rows."""
    return promise_with(sheet.unit_year, content_of(sheet))


def promise_with(unit_year: UnitYear, content: Content) -> Promise:
    """Return the promise that a content would make: that of the sheet, or of an adjustment."""
    yearbook = placed(content_into(gather_records(unit_year), content))
    pinned = {row["version"] for row in content["indicators"] if row["version"]}
    versions = IndicatorVersion.objects.select_related("indicator", "successor").in_bulk(pinned)
    return Promise(
        year=unit_year.year,
        content=content,
        yearbook=yearbook,
        rulebook=rulebook_of(unit_year),
        versions=versions,
        lately=lately_of(unit_year, content),
    )
