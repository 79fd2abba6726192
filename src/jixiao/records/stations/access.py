"""Who may do what in this room."""

from jixiao.orgs.access import is_clerk, is_head, is_third_party, may_approve, may_look, may_record, year_is_open

may_keep = may_record
"""Who keeps dossiers, checks on the spot, takes months in, inspects, registers content and pushes it."""
may_decide = may_approve
"""Who gives a plate, lets a station rest or closes it, and recalls content: the head."""
may_review_content = (is_clerk | is_head | is_third_party) & year_is_open
"""Who may review content; the act refuses whoever had a hand in it."""
may_see_phone = (is_clerk | is_head) & year_is_open
"""Who may have the telephone of a person in charge shown; each look is written to the trail."""

__all__ = ["may_decide", "may_keep", "may_look", "may_review_content", "may_see_phone"]
