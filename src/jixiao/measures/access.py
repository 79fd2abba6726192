"""Who may do what with counts and proofs."""

from jixiao.orgs.access import may_look, may_record

may_see_board = may_look
may_take_readings = may_record
may_enter = may_record
may_see_proofs = may_look
may_keep_proofs = may_record
"""Who uploads, attaches, renames and sets aside proofs: the unit's clerk, while the year is open."""
