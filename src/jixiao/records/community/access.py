"""Who may do what in this room, and whom they see by name."""

import rules

from jixiao.orgs.access import is_clerk, is_head, may_approve, may_look, may_record, year_is_open
from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk
from jixiao.records.community.models import Privacy

may_keep = may_record
"""Who keeps the registers, writes down visits and activities, and hands appeals on."""
may_answer = (is_clerk | is_head) & year_is_open
"""Who answers an appeal, calls back and closes it."""
may_refuse = may_approve
"""Who refuses an appeal: the head."""


@rules.predicate
def may_see_everybody(desk: Desk) -> bool:
    """Return whether the person sees everybody by name, those of 保密 too, and may ask for a telephone number."""
    return bool(is_clerk(desk) or is_head(desk))


def levels_seen(desk: Desk) -> tuple[Privacy, ...]:
    """Return the privacy levels that are shown by name at this desk."""
    if may_see_everybody(desk):
        return tuple(Privacy)
    return (Privacy.OPEN, Privacy.OFFICE) if Role.VIEWER in desk.roles else (Privacy.OPEN,)


__all__ = ["levels_seen", "may_answer", "may_keep", "may_look", "may_refuse", "may_see_everybody"]
