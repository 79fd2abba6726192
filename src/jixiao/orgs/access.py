"""Who may do what: predicates over the desk. A predicate that says no has its sentence in REFUSALS."""

from typing import TYPE_CHECKING

import rules

from jixiao.orgs.models import UnitKind, YearState
from jixiao.orgs.roles import TRADE, Role

if TYPE_CHECKING:
    from jixiao.orgs.seat import Desk


@rules.predicate
def may_look(desk: "Desk") -> bool:
    """Return whether the person reads the trade pages of this unit; administrators do not."""
    return bool(desk.roles & TRADE)


@rules.predicate
def is_clerk(desk: "Desk") -> bool:
    """Return whether the person records for this unit."""
    return Role.CLERK in desk.roles


@rules.predicate
def is_head(desk: "Desk") -> bool:
    """Return whether the person approves for this unit."""
    return Role.HEAD in desk.roles


@rules.predicate
def is_reviewer(desk: "Desk") -> bool:
    """Return whether the person reviews this unit for the finance bureau."""
    return Role.REVIEWER in desk.roles


@rules.predicate
def is_third_party(desk: "Desk") -> bool:
    """Return whether the person looks at this unit as a third party."""
    return Role.THIRD_PARTY in desk.roles


@rules.predicate
def is_system(desk: "Desk") -> bool:
    """Return whether the person administers units and people."""
    return Role.SYSTEM in desk.roles


@rules.predicate
def is_security(desk: "Desk") -> bool:
    """Return whether the person administers sign-ins and sessions."""
    return Role.SECURITY in desk.roles


@rules.predicate
def is_audit(desk: "Desk") -> bool:
    """Return whether the person reads the trail."""
    return Role.AUDIT in desk.roles


@rules.predicate
def year_is_open(desk: "Desk") -> bool:
    """Return whether the year may still be written in."""
    return desk.unit_year is not None and desk.unit_year.state == YearState.OPEN


may_record = is_clerk & year_is_open
"""Who writes records, goals, self-scores and papers."""
may_approve = is_head & year_is_open
may_review = is_reviewer & year_is_open
may_judge = may_approve | may_review
"""Who passes or returns something that was handed in: the unit's head or the finance bureau."""


@rules.predicate
def at_the_bureau(desk: "Desk") -> bool:
    """Return whether the desk is that of the finance bureau."""
    return desk.unit.kind == UnitKind.FINANCE


may_keep_calendar = is_system & at_the_bureau
"""Who enters 休 and 班: the system administrator of the bureau, at its own desk."""
may_import = may_record | may_review | may_keep_calendar
"""Who imports tables at all; the door of each says who it is for."""
may_see_imports = may_look | may_keep_calendar
may_comment = may_look & year_is_open
"""Who comments on what a unit wrote: whoever reads it, while the year is open."""
may_see_trail = is_audit | is_head | is_reviewer
may_see_units = is_system | is_reviewer
may_see_people = is_system | is_security


@rules.predicate
def may_sit(desk: "Desk") -> bool:
    """Return whether the person has any role here."""
    return bool(desk.roles)


def refusal_of(desk: "Desk", may: rules.Predicate) -> str:
    """Return the sentence that says why ``may`` says no at this desk."""
    if desk.unit_year is not None and desk.is_closed and may.name in _WRITING:
        return f"{desk.year} 年度已经关闭，只能查看。需要修改时，请财政部门重新开放年度"
    held = "、".join(role.label for role in sorted(desk.roles)) or "没有角色"
    asked = _ROLES_OF.get(may.name, "")
    wanted = f"要由「{asked}」办理" if asked else "不属于您的角色"
    return f"这件事{wanted}，您现在的角色是「{held}」。确需办理的，请联系本单位负责人或系统管理员"


_WRITING = frozenset(
    {may_record.name, may_approve.name, may_review.name, may_judge.name, may_import.name, may_comment.name}
)
_ROLES_OF: dict[str, str] = {
    may_comment.name: "填报、审核、财政复核、第三方、查看",
    may_look.name: "填报、审核、财政复核、第三方、查看",
    may_record.name: "填报",
    may_approve.name: "审核",
    may_review.name: "财政复核",
    may_judge.name: "审核、财政复核",
    may_import.name: "填报",
    may_see_imports.name: "填报、审核、财政复核、第三方、查看",
    may_keep_calendar.name: "财政部门的系统管理",
    is_clerk.name: "填报",
    is_head.name: "审核",
    is_reviewer.name: "财政复核",
    is_third_party.name: "第三方",
    is_system.name: "系统管理",
    is_security.name: "安全管理",
    is_audit.name: "审计管理",
    may_see_trail.name: "审计管理、审核、财政复核",
    may_see_units.name: "系统管理、财政复核",
    may_see_people.name: "系统管理、安全管理",
}
