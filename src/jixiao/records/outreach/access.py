"""Who may do what in this room."""

from jixiao.orgs.access import at_the_bureau, is_clerk, is_head, may_look, may_record, may_review

may_keep = may_record
"""Who writes activities, goods, trainings and results."""
may_invite = may_record | (may_review & at_the_bureau)
"""Who asks performance staff to come to a training: the unit that holds it, at the bureau its reviewers too."""
may_see_phone = is_clerk | is_head
"""Who may have a trainee's telephone number shown; each look is written to the trail."""

__all__ = ["may_invite", "may_keep", "may_look", "may_see_phone"]
