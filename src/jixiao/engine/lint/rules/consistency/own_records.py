"""What lies beside a paper that is about the same unit and year: its yearbook, the papers given together with it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rules.consistency.own_names import own_name, split_name
from jixiao.engine.lint.rules.consistency.slips import slip_between
from jixiao.engine.lint.rules.consistency.table_figures import scope_of

if TYPE_CHECKING:
    from jixiao.engine.yearbook import Yearbook

_SHORTEST = 5


def own_yearbook(paper: Paper) -> "Yearbook | None":
    """Return the yearbook where it is of the paper's unit and year, and the paper is not about one project alone."""
    yearbook = paper.known.yearbook
    if yearbook is None or scope_of(paper) not in {"", "整体"}:
        return None
    if paper.year is not None and paper.year != yearbook.profile.year:
        return None
    own = own_name(paper)
    return yearbook if own is None or is_one_unit(own.whole, yearbook.profile.name) else None


def own_companions(paper: Paper) -> Iterator[Paper]:
    """Yield the companions that are of the same unit and the same year, both of which must be named in both."""
    own = own_name(paper)
    for other in paper.companions:
        theirs = own_name(other)
        if own is None or theirs is None or paper.year is None or paper.year != other.year:
            continue
        if is_one_unit(own.whole, theirs.whole):
            yield other


def is_one_unit(one: str, other: str) -> bool:
    """Return whether two names are of one unit: alike, wider places left out, or a slip of the hand apart."""
    if one.endswith(other) or other.endswith(one):
        return True
    (places, core), (their_places, their_core) = split_name(one), split_name(other)
    same_place = places[-1:] == their_places[-1:]
    same_core = core == their_core or (len(core) >= _SHORTEST and slip_between(core, their_core) != "")
    return same_place and same_core
