"""Who may do what with the goals of a year."""

from jixiao.orgs.access import is_reviewer, may_look, may_record, may_review, year_is_open

may_read = may_look
may_draft = may_record
"""The clerk drafts, hands in, withdraws, rolls over and asks for adjustments."""
may_decide = may_review
"""The finance bureau decides on an adjustment."""
may_reopen = is_reviewer & year_is_open
may_see_all = is_reviewer
"""Who sees the sheets of all units they review."""
