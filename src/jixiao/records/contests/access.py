"""Who may do what in this room."""

from jixiao.orgs.access import is_clerk, is_head, may_approve, may_look, may_record, year_is_open

may_keep = may_record
"""Who sets contests up, keeps schools and entries, and looks whether a work is the pupils' own."""
may_open = may_approve
"""Who lets a contest begin, decides on awards, publishes and closes it: the head."""
may_see_names = (is_clerk | is_head) & year_is_open
"""Who may have the full names and telephones of an entry shown; each look is written to the trail."""

__all__ = ["may_keep", "may_look", "may_open", "may_see_names"]
