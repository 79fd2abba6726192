"""行业指标集: named sets of shared indicators with suggested points; the bureau keeps them, units pick from them."""

import dataclasses
import functools
import tomllib
from collections.abc import Sequence
from fractions import Fraction
from importlib import resources
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Count, Prefetch, QuerySet

from jixiao.cycle.indicators.events import SetSaved, SetStocked
from jixiao.cycle.indicators.models import Indicator, IndicatorSet, IndicatorVersion, SetMember
from jixiao.cycle.indicators.queries import in_force
from jixiao.engine.values import Points
from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish

MOST_MEMBERS = 200
MOST_SETS = 100
LONGEST_KEY = 9  # digits of an id
FIELDS = ("title", "sector", "remark", "source", "is_offered")
_FOLDER = resources.files("jixiao.cycle.indicators").joinpath("library", "sets")
_SHIPPED = ("kexie",)


@dataclasses.dataclass(frozen=True, slots=True)
class Suggested:
    """One indicator of a set: by its code, with the points that are suggested (None: the unit decides)."""

    code: str
    weight: Points | None


@dataclasses.dataclass(frozen=True, slots=True)
class SetDefinition:
    """What a set says."""

    code: str
    title: str
    sector: str
    remark: str
    source: str
    is_offered: bool
    members: tuple[Suggested, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Offered:
    """A member as a unit picks it for a year: the version in force, None where none is, and the suggested points."""

    indicator: Indicator
    version: IndicatorVersion | None
    weight: Points | None


def sets_offered() -> QuerySet[IndicatorSet]:
    """Return the sets that units may pick from."""
    return IndicatorSet.objects.filter(is_offered=True).annotate(size=Count("members")).order_by("sector", "title")


def suggested_weights(key: str) -> dict[int, Points | None]:
    """Return the suggested points by the id of the indicator for the set of that id, nothing where none is offered."""
    if not key.isdecimal() or len(key) > LONGEST_KEY:
        return {}
    rows = SetMember.objects.filter(indicator_set=int(key), indicator_set__is_offered=True)
    return dict(rows.order_by("order").values_list("indicator", "weight")[:MOST_MEMBERS])


def members_for(found: IndicatorSet, year: int) -> list[Offered]:
    """Return the members of a set with the version of each that holds for a year, in three statements."""
    holding = IndicatorVersion.objects.filter(in_force(year)).order_by("-number")
    rows = found.members.select_related("indicator").order_by("order", "pk")
    rows = rows.prefetch_related(Prefetch("indicator__versions", queryset=holding, to_attr="holding"))
    return [
        Offered(row.indicator, next(iter(row.indicator.holding), None), row.weight)  # type: ignore[attr-defined] # what the prefetch puts there
        for row in rows[:MOST_MEMBERS]
    ]


@transaction.atomic
def save_set(*, given: SetDefinition, kept: IndicatorSet | None, stamp: int | None, by: Actor) -> IndicatorSet:
    """Make a set, or change the one that is there. Raises Stale for an older stamp.

    Refuses (U794) a code that is taken, (U795) without name, sector or members, and codes that the library has not.
    """
    indicators = _indicators_of(given)
    before = {} if kept is None else _said(kept)
    if kept is None:
        kept = _made(given)
    else:
        for name in FIELDS:
            setattr(kept, name, getattr(given, name))
        save_stamped(kept, stamp=stamp, fields=FIELDS)
        kept.members.all().delete()
    SetMember.objects.bulk_create(
        SetMember(indicator_set=kept, indicator=indicators[one.code], weight=one.weight, order=number)
        for number, one in enumerate(given.members, start=1)
    )
    was, became = changes(before, _said(kept))
    if became:
        publish(SetSaved(subject=f"indicators.set:{kept.pk}", name=kept.title, before=was, after=became), by=by)
    return kept


@transaction.atomic
def load_sets(*, by: Actor) -> tuple[str, ...]:
    """Put in the sets that ship; one that is there already stays as the office has it. Return the titles put in."""
    added = []
    for given in shipped_sets():
        known = set(Indicator.objects.filter(owner=None).values_list("code", flat=True))
        if IndicatorSet.objects.filter(code=given.code).exists():
            continue
        there = tuple(one for one in given.members if one.code in known)
        if not there:
            raise Refused(f"指标库里没有「{given.title}」的指标", cure="先装入内置指标库", code="U795")
        save_set(given=dataclasses.replace(given, members=there), kept=None, stamp=None, by=by)
        added.append(given.title)
    if added:
        publish(SetStocked(subject="indicators.sets", name="、".join(added)), by=by)
    return tuple(added)


@functools.cache
def shipped_sets() -> tuple[SetDefinition, ...]:
    """Return the sets that ship."""
    return tuple(_read(tomllib.loads(_FOLDER.joinpath(f"{name}.toml").read_text("utf-8"))) for name in _SHIPPED)


def total_of(members: Sequence[Suggested | Offered]) -> Points:
    """Return the suggested points together."""
    return Points(sum((one.weight.value for one in members if one.weight is not None), Fraction(0)))


def _read(data: dict[str, Any]) -> SetDefinition:
    members = tuple(Suggested(code, Points.of(weight) if weight else None) for code, weight in data["members"].items())
    remark = f"{data['remark']}（{data['mark']}）"
    return SetDefinition(
        data["code"], data["title"], data["sector"], remark, data["source"], is_offered=True, members=members
    )


def _made(given: SetDefinition) -> IndicatorSet:
    try:
        with transaction.atomic():
            return IndicatorSet.objects.create(
                code=given.code.strip(), **{name: getattr(given, name) for name in FIELDS}
            )
    except IntegrityError:
        raise Refused(f"指标集代码 {given.code} 已经用过", cure="换一个代码", code="U794", field="code") from None


def _indicators_of(given: SetDefinition) -> dict[str, Indicator]:
    if not (given.code.strip() and given.title.strip() and given.sector.strip()):
        raise Refused("指标集的代码、名称或行业没有填", cure="三项都填上", code="U795", field="title")
    codes = [one.code for one in given.members]
    if not codes or len(codes) > MOST_MEMBERS or len(set(codes)) < len(codes):
        cure = f"每个指标写一行，不要重复，最多 {MOST_MEMBERS} 个"
        raise Refused("指标集里没有指标，或有重复", cure=cure, code="U795", field="members")
    found = {one.code: one for one in Indicator.objects.filter(owner=None, code__in=codes)}
    unknown = [code for code in codes if code not in found]
    if unknown:
        cause = f"共享库里没有 {'、'.join(unknown[:5])}"
        raise Refused(cause, cure="改成指标库里的代码", code="U795", field="members")
    return found


def _said(kept: IndicatorSet) -> dict[str, Any]:
    rows = kept.members.order_by("order").values_list("indicator__code", "weight")
    listed = [f"{code} {weight.text() if weight is not None else ''}".strip() for code, weight in rows]
    return {
        "指标集名称": kept.title, "适用行业": kept.sector, "指标集说明": kept.remark, "指标集出处": kept.source,
        "供单位选用": "是" if kept.is_offered else "否", "指标": listed,
    }  # fmt: skip
