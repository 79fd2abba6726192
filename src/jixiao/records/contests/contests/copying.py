"""A contest of last year, or an earlier one of the unit, begins a draft: all but its days, places taken and codes."""

from typing import Any

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.contests.drafting import DAYS, made
from jixiao.records.contests.contests.drafting import FIELDS as OF_CONTEST
from jixiao.records.contests.contests.events import ContestCopied
from jixiao.records.contests.contests.grouping import FIELDS as OF_GROUP
from jixiao.records.contests.contests.queries import (
    MOST_CONTESTS,
    awards_of,
    criteria_of,
    groups_of,
    quotas_of,
    rounds_of,
)
from jixiao.records.contests.contests.telling import tell
from jixiao.records.contests.models import AwardShare, Contest, Criterion, Group, Quota, Round

COPIED = tuple(name for name in OF_CONTEST if name not in DAYS)
MOVED = ("work_from", "work_to")


def contests_to_copy(unit_year: UnitYear) -> list[Contest]:
    """Return the contests of the unit up to this year, newest first."""
    rows = Contest.objects.filter(unit_year__unit=unit_year.unit_id, unit_year__year__lte=unit_year.year)
    return list(rows.select_related("unit_year__unit").order_by("-unit_year__year", "-pk")[:MOST_CONTESTS])


@transaction.atomic
def copy_contest(*, source: Contest, unit_year: UnitYear, by: Actor) -> Contest:
    """Make a draft of this year from a contest of the same unit: groups, scales, awards, rounds, places of schools.

    Days are left out, but that the days between which works are finished move on with the year.
    """
    if source.unit_year.unit_id != unit_year.unit_id or source.unit_year.year > unit_year.year:
        raise Refused("这项赛事不是本单位的", cure="从列出的里面选", code="A017")
    values = {name: getattr(source, name) for name in COPIED}
    copied = made(unit_year, values, by=by, copied_from=source)
    years = unit_year.year - source.unit_year.year
    paired = {one.pk: _group(copied, one, years) for one in groups_of(source)}
    for pk, lines in criteria_of(source).items():
        Criterion.objects.bulk_create(
            Criterion(group=paired[pk], position=one.position, name=one.name, hint=one.hint, most=one.most)
            for one in lines
        )
    for pk, shares in awards_of(source).items():
        AwardShare.objects.bulk_create(
            AwardShare(group=paired[pk], position=one.position, name=one.name, percent=one.percent) for one in shares
        )
    Round.objects.bulk_create(
        Round(contest=copied, level=one.level, name=one.name, most=one.most) for one in rounds_of(source)
    )
    Quota.objects.bulk_create(
        Quota(group=paired[one.group_id], school_id=one.school_id, most=one.most)
        for one in quotas_of(source).values()
        if one.most is not None
    )
    after = {"来源": f"{source.unit_year.year} 年 {source.code} {source.title}"}
    tell(ContestCopied, copied, by, after=after)
    return copied


def _group(contest: Contest, source: Group, years: int) -> Group:
    values: dict[str, Any] = {name: getattr(source, name) for name in OF_GROUP}
    for name in MOVED:
        day = values[name]
        values[name] = None if day is None else _moved(day, years)
    return Group.objects.create(contest=contest, position=source.position, **values)


def _moved(day: Any, years: int) -> Any:  # noqa: ANN401 - a day
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + years, day=28)
