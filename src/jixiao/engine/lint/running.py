"""Running the rules over a paper: all of them, each on its own, and none able to stop the others."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import islice
from types import MappingProxyType
from typing import Any

from jixiao.engine.errors import Finding, Place
from jixiao.engine.intake import Taken
from jixiao.engine.lint.paper import Known, Paper
from jixiao.engine.lint.registry import RULES
from jixiao.engine.lint.rule import Rule
from jixiao.engine.lint.rules.consistency.own_names import own_name

MOST_OF_ONE = 100  # findings of one rule in one paper; a reader needs no more to see the pattern
MOST_COUNTED = 300  # of those beyond, so that a paper of one fault without end does not take long
_NOTHING = Known()
_ALONE: Mapping[str, Taken] = MappingProxyType({})


@dataclasses.dataclass(frozen=True, slots=True)
class Checked:
    """A paper and what was found in it, in the order of the text; ``taken.findings`` are among them.

    ``unit`` is whose paper it is, as the registry, the cover or the title has it, or "".
    """

    name: str
    taken: Taken
    findings: tuple[Finding, ...]
    unit: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return file and findings as plain JSON values; offsets are those of the plain text."""
        return {"file": self.name, "findings": [self._told(finding) for finding in self.findings]}

    def _told(self, finding: Finding) -> dict[str, Any]:
        place = finding.place
        quote = place.quote if place.start is None else self.taken.text[place.start : place.end]
        return {
            "code": finding.code,
            "name": finding.name,
            "severity": str(finding.severity),
            "start": place.start,
            "end": place.end,
            "quote": quote,
            "where": place.where,
            "message": finding.cause,
            "cure": finding.cure,
            "block": block_of(finding),
            "replacement": finding.replacement,
        }


def block_of(finding: Finding) -> int | None:
    """Return the index of the block a finding is about, or None."""
    path = finding.place.path
    return int(path[len("blocks[") : -1]) if path.startswith("blocks[") else None


def check_paper(
    taken: Taken,
    *,
    name: str,
    known: Known = _NOTHING,
    companions: Mapping[str, Taken] = _ALONE,
    ignored: AbstractSet[str] = frozenset(),
) -> Checked:
    """Return every finding about a paper.

    ``companions`` are papers given together with it, by the names of their files, ``ignored`` codes or family letters
    that are not wanted. A rule that fails becomes a finding of its own.
    """
    others = tuple(Paper(one, called) for called, one in companions.items() if one.document is not None)
    paper = Paper(taken, name, known, others)
    rules = RULES if taken.document is not None else ()
    found = [*taken.findings]
    for rule in rules:
        if not is_ignored(rule.code, ignored):
            found += _findings_of(rule, paper)
    wanted = [finding for finding in found if not is_ignored(finding.code, ignored)]
    return Checked(name, taken, tuple(sorted(wanted, key=_place_in_text)), _unit_of(paper))


def _unit_of(paper: Paper) -> str:
    own = None if paper.unit or paper.taken.document is None else own_name(paper)
    return paper.unit if own is None else own.whole


def is_ignored(code: str, ignored: AbstractSet[str]) -> bool:
    """Return whether ``code`` or its family is among ``ignored``."""
    return code in ignored or code[0] in ignored


def _findings_of(rule: Rule, paper: Paper) -> list[Finding]:
    try:
        return _bounded(rule.check(paper))
    except Exception as error:  # noqa: BLE001 - a rule that fails never stops the others
        cause = f"检查 {rule.code}（{rule.entry.name}）时程序出错：{type(error).__name__}: {error}"
        return [Finding("L901", Place(where=paper.name), cause, "其余各项已照常检查；请把这句话和文稿发给维护的人")]


def _bounded(findings: Iterable[Finding]) -> list[Finding]:
    rest: Iterator[Finding] = iter(findings)
    kept = list(islice(rest, MOST_OF_ONE))
    if len(kept) < MOST_OF_ONE:
        return kept
    more = sum(1 for _ in islice(rest, MOST_COUNTED))
    if more:
        last = kept[-1]
        told = f"{more} 处" if more < MOST_COUNTED else f"{MOST_COUNTED} 处以上"
        kept[-1] = dataclasses.replace(last, cause=f"{last.cause}（此外还有 {told}同类问题，不再逐条列出）")
    return kept


def _place_in_text(finding: Finding) -> tuple[int, int, str]:
    start = finding.place.start
    return (-1 if start is None else start, finding.place.end or 0, finding.code)
