"""Publishing and taking back: a version holds from a year on; one published in error becomes void."""

from collections.abc import Sequence

from django.db import transaction

from jixiao.cycle.indicators.defining import about, require_definition, require_no_round
from jixiao.cycle.indicators.definition import Definition
from jixiao.cycle.indicators.events import VersionPublished, VersionVoided
from jixiao.cycle.indicators.models import Indicator, IndicatorVersion, VersionState
from jixiao.cycle.indicators.queries import use_count
from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish


@transaction.atomic
def publish_version(*, version: IndicatorVersion, by: Actor) -> IndicatorVersion:
    """Let a draft hold from its first year on, as ``put_in_force`` does.

    Refuses (U793) one that stands in a round of renewal: it is published together with the others.
    """
    require_no_round(version)
    return put_in_force(version=version, by=by)


@transaction.atomic
def put_in_force(*, version: IndicatorVersion, by: Actor) -> IndicatorVersion:
    """Let a draft hold from its first year on; the version that held before ends the year before.

    Refuses one that would begin before or together with an earlier one: a year has one version.
    """
    Indicator.objects.select_for_update().get(pk=version.indicator_id)
    version = IndicatorVersion.objects.select_for_update().select_related("indicator").get(pk=version.pk)
    if version.state != VersionState.DRAFT:
        raise Refused("这个版本已经发布过", cure="刷新页面看看现在的状态", code="U720")
    require_definition(Definition.of(version))
    ended = _end_earlier(version)
    version.state, version.published_at, version.published_by = VersionState.PUBLISHED, by.at, by.person
    save_stamped(version, stamp=None, fields=["state", "published_at", "published_by"])
    after: dict[str, object] = {"版本状态": "已发布", "启用年度": version.first_year}
    if ended is not None:
        after["替代版本"] = f"第 {ended.number} 版，用到 {ended.last_year} 年度"
    publish(VersionPublished(**about(version), before={"版本状态": "草稿"}, after=after), by=by)
    return version


@transaction.atomic
def publish_drafts(*, versions: Sequence[IndicatorVersion], by: Actor) -> int:
    """Publish several drafts, all or none; return how many there were."""
    for version in versions:
        publish_version(version=version, by=by)
    return len(versions)


@transaction.atomic
def void_version(*, version: IndicatorVersion, why: str, by: Actor) -> IndicatorVersion:
    """Take back a version that was published in error and that nobody has promised; the one before it holds again."""
    Indicator.objects.select_for_update().get(pk=version.indicator_id)
    version = IndicatorVersion.objects.select_for_update().select_related("indicator").get(pk=version.pk)
    if version.state != VersionState.PUBLISHED:
        raise Refused("只有施行中的版本才能作废", cure="刷新页面看看现在的状态", code="U721")
    used = use_count(version)
    if used:
        raise Refused(f"已有 {used} 张申报表引用这一版，不能作废", cure="起草新版本，从下一年度起用", code="U722")
    if not why.strip():
        raise Refused("没有写作废的原因", cure="写一句为什么", code="U723", field="why")
    version.state = VersionState.VOID
    save_stamped(version, stamp=None, fields=["state"])
    earlier = _reopen_earlier(version)
    after = {"版本状态": "已作废"} | ({"恢复施行": f"第 {earlier.number} 版"} if earlier else {})
    publish(VersionVoided(**about(version), before={"版本状态": "已发布"}, after=after, why=why.strip()), by=by)
    return version


def _end_earlier(version: IndicatorVersion) -> IndicatorVersion | None:
    others = version.indicator.versions.select_for_update().filter(
        state__in=[VersionState.PUBLISHED, VersionState.RETIRED]
    )
    ended = None
    for other in others.order_by("number"):
        until = other.last_year if other.state == VersionState.RETIRED else other.first_year
        if version.first_year <= (until or 0):
            cause = f"第 {other.number} 版的年度与它重叠"
            cure = f"启用年度改为 {(until or 0) + 1} 年或更晚"
            raise Refused(cause, cure=cure, code="U724", field="first_year")
        if other.state == VersionState.PUBLISHED:
            other.state, other.last_year = VersionState.RETIRED, version.first_year - 1
            save_stamped(other, stamp=None, fields=["state", "last_year"])
            ended = other
    return ended


def _reopen_earlier(version: IndicatorVersion) -> IndicatorVersion | None:
    earlier = (
        version.indicator.versions.select_for_update()
        .filter(state=VersionState.RETIRED, last_year=version.first_year - 1, successor=None)
        .order_by("-number")
        .first()
    )
    if earlier is not None:
        earlier.state, earlier.last_year = VersionState.PUBLISHED, None
        save_stamped(earlier, stamp=None, fields=["state", "last_year"])
    return earlier
