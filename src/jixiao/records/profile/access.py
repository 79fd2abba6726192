"""Who may do what with a unit's description."""

from jixiao.orgs.access import may_look, may_record

may_see_profile = may_look
may_describe = may_record
