"""The sample plan: how many of those served there are, how many of each group are asked, and at most how many."""

import dataclasses
from collections.abc import Sequence

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.surveys.drafting import require_draft, tell
from jixiao.records.surveys.events import PlanKept
from jixiao.records.surveys.models import Group, Survey
from jixiao.records.surveys.queries import groups_of

MOST_GROUPS = 60
MOST_OVER = 200


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """A group as it is planned."""

    name: str
    population: int | None = None
    wanted: int = 0
    quota: int | None = None
    liaison: str = ""


@transaction.atomic
def keep_plan(*, survey: Survey, parts: Sequence[Part], stamp: int | None, by: Actor) -> Survey:
    """Write the groups of a draft over those that stand there.

    Refuses a name twice, more asked than there are or than the quota lets in, groups with more people than the whole.
    """
    require_draft(survey)
    if survey.codes.exists():
        raise Refused("已经制作了答题码，分组不能再改", cure="先作废没有发出的答题码，再复制一份调查", code="U845")
    _require_sound(survey, parts)
    before = [_words(one.name, one.wanted, one.quota) for one in groups_of(survey)]
    save_stamped(survey, stamp=stamp, fields=())
    Group.objects.filter(survey=survey).delete()
    Group.objects.bulk_create(
        Group(survey=survey, position=number, name=one.name.strip(), population=one.population, wanted=one.wanted,
              quota=one.quota, liaison=one.liaison.strip())
        for number, one in enumerate(parts, start=1)
    )  # fmt: skip
    after = [_words(one.name, one.wanted, one.quota) for one in parts]
    tell(PlanKept, survey, by, before={"分组": "；".join(before)}, after={"分组": "；".join(after)})
    return survey


@transaction.atomic
def spread_sample(
    *, survey: Survey, parts: Sequence[Part], total: int, over: int | None, stamp: int | None, by: Actor
) -> Survey:
    """Write the groups of a draft with the sample spread over them by size, and the quota ``over`` per cent above it.

    Refuses no groups, groups of which nobody knows how many are served, a sample of none or of more than there are.
    """
    sizes = [one.population for one in parts if one.population]
    if not parts or len(sizes) < len(parts):
        unknown = next((one.name for one in parts if not one.population), "")
        cause = f"「{unknown}」没有写服务对象人数" if parts else "还没有分组"
        raise Refused(cause, cure="每组写上人数，才能按人数分配", code="U877", field="groups")
    if not 0 < total <= sum(sizes):
        raise Refused(f"样本数要在 1 至 {sum(sizes):,} 之间", cure="不能多于服务对象", code="U878", field="total")
    if over is not None and over > MOST_OVER:
        raise Refused(f"配额上限最多比计划多 {MOST_OVER}%", cure="不设上限的空着", code="U878", field="over")
    wanted = spread(total, sizes)
    planned = [
        dataclasses.replace(one, wanted=number, quota=None if over is None else number + -(-number * over // 100))
        for one, number in zip(parts, wanted, strict=True)
    ]
    return keep_plan(survey=survey, parts=planned, stamp=stamp, by=by)


def spread(total: int, populations: Sequence[int]) -> list[int]:
    """Return how a sample is spread over groups by their size: largest remainders, so that the parts add up."""
    whole = sum(populations)
    if not whole:
        return [0] * len(populations)
    parts = [total * number // whole for number in populations]
    order = sorted(range(len(populations)), key=lambda place: (-(total * populations[place] % whole), place))
    for place in order[: total - sum(parts)]:
        parts[place] += 1
    return [min(part, number) for part, number in zip(parts, populations, strict=True)]


def _require_sound(survey: Survey, parts: Sequence[Part]) -> None:
    names = [one.name.strip() for one in parts]
    if len(parts) > MOST_GROUPS or len(set(names)) < len(names) or not all(names):
        raise Refused("分组名称空着或重复", cure=f"每组一个名称，最多 {MOST_GROUPS} 组", code="U849")
    for one in parts:
        if one.population is not None and one.wanted > one.population:
            cause = f"「{one.name}」计划 {one.wanted} 份，多于服务对象 {one.population} 人"
            raise Refused(cause, cure="核对两个数", code="U850")
        if one.quota is not None and one.wanted > one.quota:
            cause = f"「{one.name}」计划 {one.wanted} 份，多于配额上限 {one.quota} 份"
            raise Refused(cause, cure="提高上限，或不设上限", code="U850")
    told = [one.population for one in parts if one.population is not None]
    if survey.population is not None and sum(told) > survey.population:
        cause = f"各组合计 {sum(told)} 人，多于服务对象总数 {survey.population} 人"
        raise Refused(cause, cure="核对总数和各组", code="U850")


def _words(name: str, wanted: int, quota: int | None) -> str:
    return f"{name} {wanted} 份" + ("" if quota is None else f"，上限 {quota} 份")
