"""Somebody a page is about, in the register of this desk; one of another unit is not there (404)."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from jixiao.orgs.seat import Desk
from jixiao.records.community.models import MergeRecord, Place, Worker


def worker_at(desk: Desk, pk: int) -> Worker:
    """Return somebody who stands in the register."""
    return get_object_or_404(Worker.objects.select_related("place", "unit"), unit=desk.unit, removed_at=None, pk=pk)


def removed_at(desk: Desk, pk: int) -> Worker:
    """Return somebody who was taken out."""
    return get_object_or_404(Worker, unit=desk.unit, removed_at__isnull=False, pk=pk)


def merge_at(desk: Desk, pk: int) -> MergeRecord:
    """Return a merge of this unit."""
    return get_object_or_404(MergeRecord.objects.select_related("kept", "gone", "by"), unit=desk.unit, pk=pk)


def places_at(desk: Desk) -> QuerySet[Place]:
    """Return the places of this unit that a form offers."""
    return Place.objects.filter(unit=desk.unit, removed_at=None).order_by("position", "pk")
