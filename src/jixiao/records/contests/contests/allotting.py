"""Places of schools in groups: set and changed at any time, never below what is taken."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.contests.events import PlacesKept
from jixiao.records.contests.contests.queries import quotas_of
from jixiao.records.contests.contests.telling import require_not_over, tell
from jixiao.records.contests.models import Contest, Group, Quota, School

MOST_PLACES = 10_000


@transaction.atomic
def allot_places(*, contest: Contest, wanted: Mapping[tuple[int, int], int | None], by: Actor) -> int:
    """Set places by group and school (None: what the group gives every school); return how many lines changed.

    Refuses fewer than were taken, whoever takes one in the same moment: the CHECK of the database holds it.
    """
    require_not_over(contest)
    groups = {one.pk: one for one in Group.objects.filter(contest=contest)}
    schools = {one.pk: one for one in School.objects.filter(unit=contest.unit_year.unit_id)}
    there = quotas_of(contest)
    told: dict[str, str] = {}
    for (group, school), given in wanted.items():
        if group not in groups or school not in schools:
            raise Refused("没有这个组别或学校", cure="从页面上的里面选", code="A020")
        most = groups[group].default_places if given is None else given
        row = there.get((group, school))
        if (row.most if row else groups[group].default_places) == most:
            continue
        _set(groups[group], schools[school], row, most)
        word = "不限" if most is None else str(most)
        told[f"{schools[school].name} {groups[group].name}"] = word
    if told:
        tell(PlacesKept, contest, by, after=told)
    return len(told)


def take_place(*, group: Group, school: School) -> None:
    """Take a place for a work that is handed in, inside its transaction; refuses where none is left."""
    Quota.objects.get_or_create(group=group, school=school, defaults={"most": group.default_places})
    free = Quota.objects.filter(group=group, school=school).filter(Q(most=None) | Q(taken__lt=F("most")))
    if not free.update(taken=F("taken") + 1):
        most = Quota.objects.get(group=group, school=school).most
        cure = "撤回一件已报送的，或向主办单位申请增加名额"
        raise Refused(f"{group.name}给本校的 {most} 个名额已经用完", cure=cure, code="A021")


def give_place_back(*, group: Group, school: School) -> None:
    """Give a place back that a work held."""
    Quota.objects.filter(group=group, school=school, taken__gt=0).update(taken=F("taken") - 1)


def _set(group: Group, school: School, row: Quota | None, most: int | None) -> None:
    if most is not None and not 0 <= most <= MOST_PLACES:
        raise Refused(f"名额要在 0 至 {MOST_PLACES:,} 之间", cure="改成这个范围里的数", code="A020")
    if row is None:
        Quota.objects.create(group=group, school=school, most=most)
        return
    try:
        with transaction.atomic():
            Quota.objects.filter(pk=row.pk).update(most=most)
    except IntegrityError:
        cause = f"{school.name}在{group.name}已经报了 {row.taken} 件，名额不能少于它"
        raise Refused(cause, cure="先退回或请学校撤回", code="A022") from None
