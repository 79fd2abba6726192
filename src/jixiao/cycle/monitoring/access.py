"""Who may do what with monitoring."""

from jixiao.orgs.access import is_reviewer, may_look, may_record

may_read = may_look
may_fill = may_record
may_issue = is_reviewer
"""The finance bureau issues rounds, sees all sheets, reads them in one go, and asks for rectification."""
