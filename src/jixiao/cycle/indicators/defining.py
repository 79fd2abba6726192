"""Drafting: a new indicator, the next version of one, changing a draft, throwing it away."""

import re
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max, Q

from jixiao.cycle.indicators.definition import DEFINED, OPERATORS, Definition, Place
from jixiao.cycle.indicators.definition import QUALITATIVE as WORDS_ONLY
from jixiao.cycle.indicators.events import DraftDiscarded, DraftRevised, IndicatorDrafted
from jixiao.cycle.indicators.formulas import read_formula
from jixiao.cycle.indicators.frames import frames
from jixiao.cycle.indicators.likeness import near_duplicates
from jixiao.cycle.indicators.models import Indicator, IndicatorVersion, RoundState, VersionState
from jixiao.engine.errors import Severity
from jixiao.engine.scoring import find_method
from jixiao.engine.values import FIRST_YEAR, LAST_YEAR
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Unit
from jixiao.orgs.refusing import Refused
from jixiao.orgs.spelling import initials_of
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish, snapshot

CODE = re.compile(r"[A-Z][A-Z0-9]{0,9}-[A-Z]?[0-9]{2,4}")
UNDER_WAY = ~Q(round__state=RoundState.PUBLISHED)
PLACED = ("code", "frame", "level1", "level2")


@transaction.atomic
def draft_indicator(
    *, owner: Unit | None, place: Place, definition: Definition, distinct: bool, by: Actor
) -> IndicatorVersion:
    """Put a new indicator with its first version, a draft, into a library; ``owner`` is None for the shared one.

    ``distinct`` says that a person has looked at those named alike and found it to be another; else they refuse it.
    """
    require_place(place, owner=owner, but=None)
    definition = require_definition(definition)
    if owner is not None and not distinct:
        _require_unlike(definition, owner)
    try:
        with transaction.atomic():
            indicator = Indicator.objects.create(
                owner=owner, code=place.code, frame=place.frame, level1=place.level1, level2=place.level2,
                order=place.order or _last_order(owner) + 10,
            )  # fmt: skip
    except IntegrityError:
        raise _code_taken(place.code) from None
    return _add_version(indicator, definition, number=1, by=by)


@transaction.atomic
def draft_next_version(*, indicator: Indicator, first_year: int, by: Actor) -> IndicatorVersion:
    """Copy the newest version of an indicator as a draft that is to hold from a year on; refuses a second draft."""
    Indicator.objects.select_for_update().get(pk=indicator.pk)
    last = indicator.versions.exclude(state=VersionState.VOID).order_by("-number").first()
    if last is None:
        last = indicator.versions.order_by("-number").first()
    if last is None or last.state == VersionState.DRAFT:
        raise Refused("这个指标已经有一份草稿", cure="改那份草稿，或先放弃它", code="U701")
    values = {**Definition.of(last).values(), "first_year": first_year}
    highest = indicator.versions.aggregate(highest=Max("number"))["highest"]
    return _add_version(indicator, require_definition(Definition(**values)), number=highest + 1, by=by)


@transaction.atomic
def revise_draft(
    *, version: IndicatorVersion, definition: Definition, place: Place, stamp: int | None, by: Actor
) -> IndicatorVersion:
    """Change a draft. The place changes only while the indicator has never been published."""
    version = _locked_draft(version)
    require_no_round(version)
    definition = require_definition(definition)
    indicator = version.indicator
    before = {**snapshot(indicator, PLACED), **snapshot(version, DEFINED)}
    if place.code != indicator.code or Place.of(indicator) != place:
        _move(indicator, place, number=version.number)
    for name, value in definition.values().items():
        setattr(version, name, value)
    version.initials = initials_of(version.name)
    save_stamped(version, stamp=stamp, fields=[*DEFINED, "initials"])
    old, new = changes(before, {**snapshot(indicator, PLACED), **snapshot(version, DEFINED)})
    if new:
        publish(DraftRevised(**about(version), before=old, after=new), by=by)
    return version


@transaction.atomic
def discard_draft(*, version: IndicatorVersion, by: Actor) -> None:
    """Throw a draft away, and with it an indicator that never had another version."""
    version = _locked_draft(version)
    require_no_round(version)
    indicator = version.indicator
    said = about(version)
    before = {**snapshot(indicator, PLACED), **snapshot(version, DEFINED)}
    version.delete()
    if not indicator.versions.exists():
        indicator.delete()
    publish(DraftDiscarded(**said, before=before), by=by)


def require_place(place: Place, *, owner: Unit | None, but: Indicator | None) -> None:
    """Refuse a code that is not well formed or taken, and levels that the frame has not."""
    if not CODE.fullmatch(place.code):
        cure = "写成大写字母、短横、两到四位数字，如 GX-01、KX-C36"
        raise Refused(f"指标代码「{place.code}」的写法不对", cure=cure, code="U702", field="code")
    frame = frames().get(place.frame)
    if frame is None:
        raise Refused("没有这个指标框架", cure="从列表里选一个", code="U703", field="frame")
    if place.level1 not in frame.levels:
        cure = f"改为：{'、'.join(frame.levels)}"
        raise Refused(f"「{frame.title}」没有一级指标「{place.level1}」", cure=cure, code="U704", field="level1")
    if not place.level2 or not frame.holds(place.level1, place.level2):
        inner = "、".join(frame.levels[place.level1]) or "填一个二级指标"
        cause = f"「{place.level1}」下没有二级指标「{place.level2}」"
        raise Refused(cause, cure=f"改为：{inner}", code="U704", field="level2")
    taken = Indicator.objects.filter(code=place.code, owner__isnull=True) | Indicator.objects.filter(
        code=place.code, owner=owner
    )
    if taken.exclude(pk=but.pk if but else 0).exists():
        raise _code_taken(place.code)


def require_definition(definition: Definition) -> Definition:
    """Return the definition with its method by code; refuse one without name, operator, unit, or with a bad formula."""
    if not definition.name:
        raise Refused("三级指标没有填", cure="写一个短名词，不含数值", code="U705", field="name")
    if definition.operator not in OPERATORS:
        raise Refused("指标性质没有选", cure=f"选一个：{'、'.join(OPERATORS)}", code="U705", field="operator")
    if not FIRST_YEAR <= definition.first_year <= LAST_YEAR:
        raise Refused(
            "启用年度不对", cure=f"填 {FIRST_YEAR} 到 {LAST_YEAR} 之间的年份", code="U705", field="first_year"
        )
    if definition.operator != WORDS_ONLY and not definition.unit:
        raise Refused("定量指标没有度量单位", cure="填单位，比率填 %", code="U706", field="unit")
    if definition.operator == WORDS_ONLY and definition.formula:
        raise Refused("定性指标不用公式", cure="去掉公式，或把指标性质改为定量", code="U707", field="formula")
    require_formula(definition)
    method = find_method(definition.scoring_method) if definition.scoring_method else None
    if definition.scoring_method and method is None:
        cause = f"没有叫「{definition.scoring_method}」的计分方法"
        raise Refused(cause, cure="从列表里选一个，或留空由规则集选定", code="U708", field="scoring_method")
    values = {**definition.values(), "scoring_method": method.code if method else ""}
    return Definition(**values)


def require_formula(definition: Definition) -> None:
    """Refuse a formula that cannot be used, with the first fault that must be mended."""
    if not definition.formula:
        return
    read = read_formula(definition.formula, unit=definition.unit)
    if not read.sound:
        faults = [one for one in read.findings if one.severity is Severity.MUST]
        place = f"「{faults[0].place.quote}」" if faults[0].place.quote else ""
        raise Refused(f"公式有错{place}：{faults[0].cause}", cure=faults[0].cure, code="U709", field="formula")


def require_no_round(version: IndicatorVersion) -> None:
    """Refuse (U793) a draft that stands in a round of renewal: what units are asked about does not move."""
    if version.proposals.filter(UNDER_WAY).exists():
        cure = "还在提议中的，先从这一轮撤下；已经征求意见的，等这一轮办完"
        raise Refused("这份草稿在指标库更新里", cure=cure, code="U793")


def about(version: IndicatorVersion) -> dict[str, Any]:
    """Return what an event says of a version: whose it is and what it is called."""
    indicator = version.indicator
    return {
        "unit_id": indicator.owner_id,
        "subject": f"indicators.indicator:{indicator.pk}",
        "name": f"{indicator.code} {version.name} 第 {version.number} 版",
    }


def _add_version(indicator: Indicator, definition: Definition, *, number: int, by: Actor) -> IndicatorVersion:
    version = IndicatorVersion.objects.create(
        indicator=indicator, number=number, initials=initials_of(definition.name), **definition.values()
    )
    after = {**snapshot(indicator, PLACED), **snapshot(version, DEFINED)}
    publish(IndicatorDrafted(**about(version), after=after), by=by)
    return version


def _locked_draft(version: IndicatorVersion) -> IndicatorVersion:
    found = IndicatorVersion.objects.select_for_update().filter(pk=version.pk).first()
    if found is None or found.state != VersionState.DRAFT:
        raise Refused("这个版本不是草稿，不能改", cure="要改内容，请起草新版本", code="U710")
    return found


def _move(indicator: Indicator, place: Place, *, number: int) -> None:
    if number > 1:
        raise Refused("发布过的指标不能换代码和分类", cure="停用它，另设一个指标", code="U711", field="code")
    require_place(place, owner=indicator.owner, but=indicator)
    for name in PLACED:
        setattr(indicator, name, getattr(place, name))
    indicator.save(update_fields=PLACED)


def _require_unlike(definition: Definition, owner: Unit) -> None:
    near = near_duplicates(name=definition.name, unit=definition.unit, at=owner, year=definition.first_year)
    if near:
        first = near[0].version
        cause = f"与「{first.indicator.code} {first.name}」相近（{near[0].likeness}%）"
        cure = "看看能不能直接用它；确实不同的，勾选「已核对，不是同一个指标」"
        raise Refused(cause, cure=cure, code="U712", field="distinct")


def _last_order(owner: Unit | None) -> int:
    return int(Indicator.objects.filter(owner=owner).aggregate(last=Max("order"))["last"] or 0)


def _code_taken(code: str) -> Refused:
    return Refused(f"指标代码 {code} 已经用过", cure="换一个代码，或给已有的指标起草新版本", code="U702", field="code")
