"""Who may do what with counts and proofs."""

from jixiao.orgs.access import may_look, may_record
from jixiao.orgs.models import UnitYear
from jixiao.orgs.seat import Desk

may_see_board = may_look
may_take_readings = may_record
may_enter = may_record
may_see_proofs = may_look
may_keep_proofs = may_record
"""Who uploads, attaches, renames and sets aside proofs: the unit's clerk, while the year is open."""


def year_at(desk: Desk) -> UnitYear:
    """Return the unit's year of a desk: ``at_desk`` found it, or answered 404."""
    assert desk.unit_year is not None  # noqa: S101 - as the sentence above says
    return desk.unit_year
