"""Reads that more than one place of the room needs."""

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Prefetch, QuerySet, Sum, Window
from django.db.models.functions import Coalesce

from jixiao.measures.models import ProofLink
from jixiao.orgs.models import TrailEntry, Unit, UnitYear
from jixiao.records.outreach.models import (
    Activity,
    Good,
    MovementKind,
    Outcome,
    Partner,
    StockMovement,
    TrainingSession,
)

MOST_ACTIVITIES = 5000
HISTORY = 50


def activities_of(unit_year: UnitYear) -> QuerySet[Activity]:
    """Return the activities of a year without the recycle bin, with partners, places and occasions at hand."""
    return Activity.objects.filter(unit_year=unit_year, removed_at=None).prefetch_related(
        Prefetch("partners", Partner.objects.order_by("position", "pk")), "coverage", "occasions"
    )


def removed_activities(unit_year: UnitYear) -> QuerySet[Activity]:
    """Return what lies in the recycle bin of a year."""
    return Activity.objects.filter(unit_year=unit_year, removed_at__isnull=False).select_related("removed_by")


def goods_of(unit: Unit) -> QuerySet[Good]:
    """Return the goods of a unit that are in use."""
    return Good.objects.filter(unit=unit, removed_at=None)


def outcomes_of(unit_year: UnitYear) -> QuerySet[Outcome]:
    """Return the results of a year."""
    return Outcome.objects.filter(unit_year=unit_year, removed_at=None)


def ledger_of(good: Good) -> QuerySet[StockMovement]:
    """Return the movements of a good, newest first, each with the stock after it (``balance``)."""
    running = Window(Sum("change"), order_by=["at", "pk"])
    return (
        StockMovement.objects.filter(good=good)
        .annotate(balance=running)
        .select_related("activity", "by", "undoes", "undone_by")
        .order_by("-at", "-pk")
    )


def bought_total(good: Good) -> int:
    """Return how many pieces of a good were ever bought, undone purchases left out."""
    bought = StockMovement.objects.filter(good=good, kind=MovementKind.BOUGHT, undone_by=None)
    return int(bought.aggregate(total=Coalesce(Sum("quantity"), 0))["total"])


def movements_of(activity: Activity) -> QuerySet[StockMovement]:
    """Return what was taken out for an activity and brought back from it, oldest first."""
    return StockMovement.objects.filter(activity=activity).select_related("good", "by", "undone_by").order_by("pk")


def sessions_of(activity: Activity) -> QuerySet[TrainingSession]:
    """Return the sittings of a training in order."""
    return TrainingSession.objects.filter(activity=activity).prefetch_related("subjects").order_by("number")


def history_of(subject: str, unit_year: UnitYear) -> list[TrailEntry]:
    """Return what the trail says of a record, newest first."""
    lines = TrailEntry.objects.filter(subject=subject, unit_id=unit_year.unit_id)
    return list(lines.order_by("-number")[:HISTORY])


def proofs_by_pk(unit_year: UnitYear, kind: str) -> Mapping[int, Sequence[str]]:
    """Return the names of the proofs of each record of that kind (outreach.activity), by its id: one statement."""
    links = ProofLink.objects.filter(
        proof__unit_year=unit_year, proof__removed_at=None, subject__startswith=f"{kind}:"
    ).select_related("proof")
    found: dict[int, list[str]] = defaultdict(list)
    for link in links.order_by("pk"):
        number = link.subject.partition(":")[2]
        if number.isdecimal():
            found[int(number)].append(link.proof.name)
    return found


def day_of(activity: Activity) -> datetime.date | None:
    """Return the day by which an activity belongs to a month: its last day, else its first."""
    return activity.end or activity.start
