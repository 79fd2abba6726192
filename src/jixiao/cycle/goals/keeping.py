"""Approved contents are kept as numbered versions that nobody changes."""

from jixiao.cycle.goals.content import content_of
from jixiao.cycle.goals.events import VersionKept
from jixiao.cycle.goals.models import GoalAdjustment, GoalSheet, GoalVersion
from jixiao.cycle.goals.writing import about
from jixiao.orgs.actor import Actor
from jixiao.orgs.trail import publish


def keep_version(*, sheet: GoalSheet, why: str, by: Actor, adjustment: GoalAdjustment | None = None) -> GoalVersion:
    """Freeze what the sheet says now; within the transaction of the approval."""
    content = content_of(sheet)
    last = sheet.versions.order_by("-number").first()
    version = GoalVersion.objects.create(
        sheet=sheet,
        number=last.number + 1 if last else 1,
        why=why[:120],
        content=content,
        adjustment=adjustment,
        made_by=by.person,
        made_at=by.at,
    )
    counts = {"目标": len(content["goals"]), "指标": len(content["indicators"])}
    publish(VersionKept(**about(sheet), after={"版本": version.number, **counts}, why=why), by=by)
    return version
