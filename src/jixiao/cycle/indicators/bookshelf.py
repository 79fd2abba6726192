"""The rulebooks there are: those that ship and the office's own, and which of them a unit's year is scored by.

A year keeps its choice as a key: ``MOF101`` for one that ships, ``XH2024@2`` for a version of the office's own.
"""

import dataclasses
import functools

from jixiao.cycle.indicators.models import RulebookVersion, VersionState
from jixiao.engine.scoring import Rulebook, load_rulebook, rulebook_for, rulebooks, shipped_text, whole_text
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused

KEPT = 32
MOST = 200
SEPARATOR = "@"


@dataclasses.dataclass(frozen=True, slots=True)
class Shelved:
    """A rulebook on the shelf; ``version`` is None for one that ships."""

    key: str
    book: Rulebook
    version: RulebookVersion | None

    @property
    def years(self) -> str:
        """Return the budget years it is in force for: a year is evaluated in the next."""
        first = self.book.since.year - 1
        return f"{first} 年度起" if self.book.until is None else f"{first}—{self.book.until.year - 1} 年度"

    @property
    def is_choosable(self) -> bool:
        """Return whether a year may choose it now."""
        return self.version is None or self.version.state == VersionState.PUBLISHED


def shelf() -> list[Shelved]:
    """Return every rulebook: those that ship, then the office's own, newest versions first."""
    shipped = [Shelved(code, book, None) for code, book in rulebooks().items()]
    return shipped + [shelved(version) for version in RulebookVersion.objects.order_by("code", "-number")[:MOST]]


def shelved(version: RulebookVersion) -> Shelved:
    """Return a version of the office's own as it stands on the shelf."""
    return Shelved(key_of(version), opened(version.text), version)


def key_of(version: RulebookVersion) -> str:
    """Return how a year names a version of the office's own."""
    return f"{version.code}{SEPARATOR}{version.number}"


def find_shelved(key: str) -> Shelved | None:
    """Return the rulebook of that key, None where there is none."""
    if key in rulebooks():
        return Shelved(key, rulebooks()[key], None)
    code, _, number = key.partition(SEPARATOR)
    if not number.isdecimal():
        return None
    version = RulebookVersion.objects.filter(code=code, number=int(number)).first()
    return None if version is None else shelved(version)


@functools.lru_cache(maxsize=KEPT)
def opened(text: str) -> Rulebook:
    """Return the rulebook that a kept text states; it was checked when it was uploaded."""
    book, findings = load_rulebook(text, name="本地规则集.toml")
    if book is None:
        message = "\n".join(finding.text() for finding in findings)
        raise ValueError(message)
    return book


def chosen_for(unit_year: UnitYear) -> Shelved:
    """Return what a year is scored by: what was chosen for it, else what the engine takes where nobody chose."""
    if not unit_year.rulebook:
        book = rulebook_for(unit_year.year)
        return Shelved(book.code, book, None)
    found = find_shelved(unit_year.rulebook)
    if found is None:
        cause = f"{unit_year.year} 年度所选的规则集「{unit_year.rulebook}」不在了"
        raise Refused(cause, cure="请财政复核人重新选定这一年度的规则集", code="U760")
    return found


def rulebook_of(unit_year: UnitYear) -> Rulebook:
    """Return the rulebook a unit's year is scored by."""
    return chosen_for(unit_year).book


def rulebook_text_of(unit_year: UnitYear) -> str:
    """Return the text of the rulebook a unit's year is scored by, whole: it stands alone."""
    return text_of(chosen_for(unit_year))


def text_of(found: Shelved) -> str:
    """Return the text of a rulebook with everything written out that it takes over from others."""
    if found.version is None:
        return shipped_text(found.key)
    return whole_text(found.version.text, name=f"{found.key}.toml")
