"""Who may do what with nominations; who reviews a call is appointed, and the act asks for that."""

from jixiao.orgs.access import may_look, year_is_open
from jixiao.records.community.access import levels_seen, may_keep, may_refuse, may_see_everybody

may_decide = may_refuse
"""Who opens a call, appoints reviewers, settles the review, shows the notice and recommends: the head."""
may_review = may_look & year_is_open
"""Who may be a reviewer at all: whoever reads here; the act refuses whoever was not appointed."""

__all__ = ["levels_seen", "may_decide", "may_keep", "may_look", "may_review", "may_see_everybody"]
