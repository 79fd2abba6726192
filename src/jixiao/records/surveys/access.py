"""Who may do what in this room."""

from jixiao.orgs.access import may_look, may_record

may_keep = may_record
"""Who draws up, opens and closes surveys, prints codes and types in paper sheets."""

__all__ = ["may_keep", "may_look"]
