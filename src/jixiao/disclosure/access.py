"""Who may do what with what is made public."""

from jixiao.orgs.access import may_approve, may_look, may_record

may_read = may_look
may_prepare = may_record
may_publish = may_approve
may_withdraw = may_approve
