"""Who may do what in this room."""

from jixiao.orgs.access import is_clerk, is_head, is_third_party, may_approve, may_look, may_record, year_is_open

may_keep = may_record
"""Who writes questions, draws up campaigns and hands prizes out."""
may_open = may_approve
"""Who lets a campaign begin, draws the raffle, decides on exclusions and closes the account: the head."""
may_review_questions = (is_clerk | is_head | is_third_party) & year_is_open
"""Who may review a question; the act refuses its author."""
may_see_contact = (is_clerk | is_head) & year_is_open
"""Who may have the name and telephone of a winner shown; each look is written to the trail."""

__all__ = ["may_keep", "may_look", "may_open", "may_review_questions", "may_see_contact"]
