"""What a person sees of the library, found by its id: another unit's own indicators are not there."""

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404

from jixiao.cycle.indicators.models import Indicator, IndicatorVersion
from jixiao.cycle.indicators.queries import seen_by
from jixiao.orgs.seat import Desk

CHIPS = {"draft": "draft", "published": "approved", "retired": "returned", "void": "returned"}
STATES = {"draft": "草稿", "published": "施行中", "retired": "已停用", "void": "已作废"}


def seen_indicator(desk: Desk, pk: int) -> Indicator:
    """Return an indicator that the unit sees; another unit's own is not there."""
    has_versions = Exists(IndicatorVersion.objects.filter(indicator=OuterRef("pk")))
    found = Indicator.objects.select_related("owner").filter(seen_by(desk.unit), has_versions)
    return get_object_or_404(found, pk=pk)


def seen_version(desk: Desk, pk: int) -> IndicatorVersion:
    """Return a version of an indicator that the unit sees."""
    found = IndicatorVersion.objects.filter(seen_by(desk.unit, "indicator__"))
    return get_object_or_404(found.select_related("indicator__owner"), pk=pk)


def newest_of(found: Indicator) -> IndicatorVersion:
    """Return the newest version, whose name stands for the indicator."""
    newest = found.versions.order_by("-number").first()
    if newest is None:
        raise Http404("没有这个指标")
    return newest
