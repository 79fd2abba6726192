"""Who may do what with the paper. Judging and reopening go by the handover (orgs)."""

from jixiao.orgs.access import may_look, may_record

may_read = may_look
may_write = may_record
