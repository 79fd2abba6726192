"""Who may do what here: everybody of the trade looks, the clerk of an open year records."""

from jixiao.orgs.access import may_look, may_record

__all__ = ["may_look", "may_record"]
