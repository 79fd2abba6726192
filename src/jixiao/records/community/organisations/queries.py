"""Reads that more than one place of the room needs."""

import datetime

from django.db.models import Q, QuerySet

from jixiao.orgs.models import Unit
from jixiao.records.community.models import Organisation, OrganisationState, Place

MOST_PLACES, MOST_ORGANISATIONS = 200, 2000


def places_of(unit: Unit) -> QuerySet[Place]:
    """Return the townships and streets of a unit, in order."""
    return Place.objects.filter(unit=unit, removed_at=None).order_by("position", "pk")


def organisations_of(unit: Unit) -> QuerySet[Organisation]:
    """Return the register of a unit, dissolved ones included."""
    return Organisation.objects.filter(unit=unit, removed_at=None)


def standing_on(day: datetime.date) -> Q:
    """Return: an organisation was there on a day. One whose founding day nobody knows counts as there."""
    founded = Q(founded_on=None) | Q(founded_on__lte=day)
    return founded & (~Q(state=OrganisationState.DISSOLVED) | Q(dissolved_on__gt=day))
