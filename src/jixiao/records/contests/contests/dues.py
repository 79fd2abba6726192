"""What of this part is due in many units at once: the ends of entry, of looking through, of judging, of the notice."""

import datetime
from collections.abc import Iterable, Iterator, Sequence

from django.urls import reverse

from jixiao.orgs.deadlines.dues import Due
from jixiao.orgs.models import UnitYear
from jixiao.orgs.roles import Role
from jixiao.records.contests.contests.queries import MOST_CONTESTS
from jixiao.records.contests.models import Contest, ContestState

RUNNING = (ContestState.OPEN, ContestState.JUDGING, ContestState.DECIDING, ContestState.PUBLISHED)


def dues_of(unit_years: Sequence[UnitYear]) -> Iterable[Due]:
    """Yield the next day of each running contest of those years: one statement."""
    years = {one.pk: one for one in unit_years}
    rows = Contest.objects.filter(unit_year__in=years, state__in=RUNNING).order_by("pk")
    for one in rows[:MOST_CONTESTS]:
        unit_year = years[one.unit_year_id]
        where = {"unit": unit_year.unit.code, "year": unit_year.year, "pk": one.pk}
        for step, title, turn, due in _steps(one):
            yield Due(
                unit_year=unit_year, matter=f"contests.contest:{one.pk}:{step}", kind="赛事",
                title=f"「{one.title}」{title}", turn=turn, due=due, url=reverse("contests:contest", kwargs=where),
            )  # fmt: skip


def _steps(contest: Contest) -> Iterator[tuple[str, str, Role, datetime.date]]:
    if contest.state == ContestState.OPEN:
        if contest.entry_to:
            yield "entry", "报名截止", Role.CLERK, contest.entry_to
        if contest.qualify_to:
            yield "qualify", "资格审查截止", Role.CLERK, contest.qualify_to
    elif contest.state == ContestState.JUDGING and contest.judge_to:
        yield "judge", "评审截止", Role.CLERK, contest.judge_to
    elif contest.state == ContestState.DECIDING and contest.notice_from:
        yield "decide", "定奖并公示", Role.HEAD, contest.notice_from
    elif contest.state == ContestState.PUBLISHED and contest.notice_to:
        yield "notice", "公示截止并结束", Role.HEAD, contest.notice_to
