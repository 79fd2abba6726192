"""Who may do what with problems, letters, advice and the register."""

from jixiao.orgs.access import is_reviewer, may_approve, may_look, may_record, may_review

may_read = may_look
may_mend = may_record
"""The unit says who puts a problem right, and reports."""
may_find = may_review
"""The finance bureau writes problems down, issues letters, registers steps, decides on the advice."""
may_see_all = is_reviewer
may_answer = may_record | may_approve
"""The unit says what it thinks of the advice on its budget: its clerk or its head."""
