"""The organisation or place a page is about, at this desk; one of another unit is not there (404)."""

from django.shortcuts import get_object_or_404

from jixiao.orgs.seat import Desk
from jixiao.records.community.models import Organisation, Place


def organisation_at(desk: Desk, pk: int) -> Organisation:
    """Return an organisation of the register."""
    rows = Organisation.objects.select_related("place", "unit").prefetch_related("posts__worker")
    return get_object_or_404(rows, unit=desk.unit, removed_at=None, pk=pk)


def place_at(desk: Desk, pk: int) -> Place:
    """Return a township or street."""
    return get_object_or_404(Place, unit=desk.unit, removed_at=None, pk=pk)
