"""Who may do what in this room."""

from jixiao.orgs.access import is_clerk, is_head, may_look, may_record

may_keep = may_record
"""Who writes activities, goods, trainings and results."""
may_see_phone = is_clerk | is_head
"""Who may have a trainee's telephone number shown; each look is written to the trail."""

__all__ = ["may_keep", "may_look", "may_see_phone"]
