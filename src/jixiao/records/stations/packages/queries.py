"""What is asked of packages in more than one place."""

from django.db.models import QuerySet

from jixiao.orgs.models import Unit
from jixiao.records.stations.models import Package


def packages_of(unit: Unit) -> QuerySet[Package]:
    """Return the packages of a unit with station and maker at hand."""
    return Package.objects.filter(station__unit=unit).select_related("station__unit", "built_by", "read_back_by")
