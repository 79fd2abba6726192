"""What is asked of rules, pushes and what may be pushed in more than one place."""

import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from jixiao.orgs.models import TrailEntry, Unit, UnitYear
from jixiao.records.stations.models import Content, ContentState, Push, PushContent, PushRule
from jixiao.records.stations.pushes.telling import subject_of

HISTORY = 40
MOST_RULES = 200
MOST_CONTENTS = 2_000


def pushable(unit: Unit, *, on: datetime.date) -> QuerySet[Content]:
    """Return what may be pushed on a day: passed, not recalled, not over. What begins later may be sent ahead."""
    rows = Content.objects.filter(unit=unit, removed_at=None, recalled_at=None, state=ContentState.PASSED)
    return rows.filter(Q(until_day=None) | Q(until_day__gte=on))


def rules_of(unit: Unit) -> QuerySet[Any]:
    """Return the rules of a unit, each with the number of pushes that went by it."""
    return PushRule.objects.filter(unit=unit, removed_at=None).annotate(used=Count("pushes"))


def pushes_of(unit_year: UnitYear) -> QuerySet[Push]:
    """Return the pushes of a year with unit, rule and sender at hand."""
    return Push.objects.filter(unit_year=unit_year).select_related("unit_year__unit", "rule", "sent_by")


def contents_of(push: Push) -> list[PushContent]:
    """Return the contents of a push in their order."""
    rows = PushContent.objects.filter(push=push).select_related("content__file")
    return list(rows.order_by("position", "pk")[:MOST_CONTENTS])


def history_of(push: Push) -> list[TrailEntry]:
    """Return what the trail says of a push, newest first."""
    lines = TrailEntry.objects.filter(subject=subject_of(push), unit_id=push.unit_year.unit_id)
    return list(lines.order_by("-number")[:HISTORY])
