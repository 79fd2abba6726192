"""Who may do what with a self-evaluation."""

from jixiao.orgs.access import is_reviewer, may_approve, may_look, may_record, may_review, year_is_open

may_read = may_look
may_fill = may_record
may_pass = may_approve
may_judge = may_review
may_decide = may_approve | may_review
"""The unit's head passes it on, the finance bureau approves it; each at their own stage."""
may_reopen = is_reviewer & year_is_open
may_see_all = is_reviewer
"""Who sees all units they review, and draws samples among them."""
