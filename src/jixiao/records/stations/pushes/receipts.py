"""回执: what became of a push at each station and of each content, and who has not received it. Counted, never kept."""

import dataclasses
import datetime
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet, Sum

from jixiao.records.stations.models import Content, Delivery, Push, Station


@dataclasses.dataclass(frozen=True, slots=True)
class Tally:
    """What became of a push: of so many deliveries so many came, were opened, were shown; stations without any."""

    rows: int
    stations: int
    delivered: int
    opened: int
    shown: int
    times_opened: int
    times_shown: int
    stations_reached: int
    recalled: int

    @property
    def stations_missing(self) -> int:
        """Return how many stations have received nothing of it."""
        return self.stations - self.stations_reached


def tally_of(push: Push) -> Tally:
    """Return the sums of a push: one statement."""
    rows = Delivery.objects.filter(push=push)
    came = Q(delivered_at__isnull=False)
    found = rows.aggregate(
        rows_=Count("pk"), stations_=Count("station", distinct=True), delivered_=Count("delivered_at"),
        opened_=Count("opened_at"), shown_=Count("shown_at"), times_opened_=Sum("opened", default=0),
        times_shown_=Sum("shown", default=0), stations_reached_=Count("station", distinct=True, filter=came),
        recalled_=Count("content", distinct=True, filter=Q(content__recalled_at__isnull=False)),
    )  # fmt: skip
    return Tally(**{name.removesuffix("_"): number for name, number in found.items()})


def stations_of_push(push: Push) -> QuerySet[Any]:
    """Return the stations of a push, each with what came, was opened and was shown there."""
    of = Q(deliveries__push=push)
    rows = Station.objects.filter(pk__in=Delivery.objects.filter(push=push).values("station"))
    return rows.annotate(
        listed=Count("deliveries", filter=of), came=Count("deliveries__delivered_at", filter=of),
        looked_at=Count("deliveries__opened_at", filter=of), played=Count("deliveries__shown_at", filter=of),
        times=Sum("deliveries__shown", filter=of, default=0), last_came=Max("deliveries__delivered_at", filter=of),
    )  # fmt: skip


def contents_of_push(push: Push) -> QuerySet[Any]:
    """Return the contents of a push, each with at how many stations it came, was opened and was shown."""
    of = Q(deliveries__push=push)
    rows = Content.objects.filter(pushed__push=push).annotate(place=F("pushed__position"))
    return rows.annotate(
        listed=Count("deliveries", filter=of), came=Count("deliveries__delivered_at", filter=of),
        looked_at=Count("deliveries__opened_at", filter=of), played=Count("deliveries__shown_at", filter=of),
        times=Sum("deliveries__shown", filter=of, default=0),
        still_up=Count("deliveries", filter=of & _still_up()),
    )  # fmt: skip


def deliveries_at(station: Station) -> QuerySet[Delivery]:
    """Return all that was ever pushed to a station, with content and push at hand."""
    return Delivery.objects.filter(station=station).select_related("content", "push__unit_year", "package")


def deliveries_of(content: Content) -> QuerySet[Delivery]:
    """Return at which stations a content is, all that is asked of each at hand."""
    rows = Delivery.objects.filter(content=content)
    return rows.select_related("content", "station", "push__unit_year", "package")


def _still_up() -> Q:
    """Return what may still be on a screen though it was recalled: the terminal has not called since."""
    away = Q(deliveries__station__seen_at=None) | Q(deliveries__station__seen_at__lt=F("recalled_at"))
    return Q(recalled_at__isnull=False, deliveries__delivered_at__isnull=False) & away


def what_became(row: Delivery, *, on: datetime.date) -> str:
    """Return how a content stands at a station, in words: recalled and over come first."""
    content, seen = row.content, row.station.seen_at
    if content.recalled_at is not None:
        is_off = row.delivered_at is None or (seen is not None and seen >= content.recalled_at and row.package is None)
        return "已撤回，已下线" if is_off else "已撤回，终端还没有联系上"
    if content.until_day is not None and content.until_day < on:
        return "已下架"
    if row.shown_at is not None:
        return "已播放"
    if row.opened_at is not None:
        return "已打开"
    return "已送达" if row.delivered_at is not None else "未收到"
