"""Retiring: an indicator is promised no more after a year, perhaps another takes its place."""

from django.db import transaction

from jixiao.cycle.indicators.defining import about
from jixiao.cycle.indicators.events import VersionRetired
from jixiao.cycle.indicators.models import Indicator, IndicatorVersion, VersionState
from jixiao.cycle.indicators.queries import version_for
from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish


@transaction.atomic
def retire_version(
    *, version: IndicatorVersion, last_year: int, successor: Indicator | None, why: str, by: Actor
) -> IndicatorVersion:
    """End the version in force after ``last_year``; it stays in force for the years it had.

    Refuses an end before its beginning, one that goals of later years forbid, and a successor that does not hold.
    """
    Indicator.objects.select_for_update().get(pk=version.indicator_id)
    version = IndicatorVersion.objects.select_for_update().select_related("indicator").get(pk=version.pk)
    if version.state != VersionState.PUBLISHED:
        raise Refused("只有施行中的版本才能停用", cure="刷新页面看看现在的状态", code="U730")
    if last_year < version.first_year:
        cure = f"填 {version.first_year} 年或以后；发布错了、还没有人引用的，请作废"
        raise Refused("停用年度早于启用年度", cure=cure, code="U731", field="last_year")
    if not why.strip():
        raise Refused("没有写停用的原因", cure="写一句为什么", code="U732", field="why")
    _require_nobody_after(version, last_year)
    if successor is not None:
        _require_successor(successor, of=version, year=last_year + 1)
    version.state, version.last_year, version.successor = VersionState.RETIRED, last_year, successor
    save_stamped(version, stamp=None, fields=["state", "last_year", "successor"])
    after = {"版本状态": "已停用", "停用年度": last_year, "替代指标": successor.code if successor else ""}
    publish(VersionRetired(**about(version), before={"版本状态": "已发布"}, after=after, why=why.strip()), by=by)
    return version


def _require_nobody_after(version: IndicatorVersion, last_year: int) -> None:
    later = IndicatorVersion.objects.filter(pk=version.pk, uses__sheet__unit_year__year__gt=last_year).count()
    if later:
        cause = f"{last_year} 年度以后已有 {later} 张申报表引用这一版"
        raise Refused(cause, cure="改为更晚的年度，或先在那些申报表里换掉它", code="U733", field="last_year")


def _require_successor(successor: Indicator, *, of: IndicatorVersion, year: int) -> None:
    if successor.pk == of.indicator_id:
        raise Refused("替代指标就是它自己", cure="选另一个指标，或留空", code="U734", field="successor")
    if successor.owner_id not in {None, of.indicator.owner_id}:
        raise Refused("替代指标不在这个库里", cure="选共享库或本单位的指标", code="U734", field="successor")
    if version_for(successor, year) is None:
        raise Refused(
            f"替代指标「{successor.code}」在 {year} 年度没有施行的版本",
            cure="先发布它，或换一个",
            code="U734",
            field="successor",
        )
