"""Background work: comparing the works of a contest."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.urls import reverse

from jixiao.orgs.actor import Actor
from jixiao.orgs.jobs import Progress, ask_for_work
from jixiao.orgs.models import JobRun
from jixiao.records.contests.models import Contest
from jixiao.records.contests.qualifying.comparing import compare_contest

COMPARE = "contests.compare"


@transaction.atomic
def ask_to_compare(*, contest: Contest, by: Actor) -> JobRun:
    """Queue the comparing of a contest; a job under way is given again."""
    free = {JobRun.State.QUEUED, JobRun.State.RUNNING}
    rows = JobRun.objects.filter(kind=COMPARE, unit_year=contest.unit_year, state__in=free)
    under_way = next((one for one in rows.order_by("-pk")[:20] if one.order.get("contest") == contest.pk), None)
    if under_way is not None:
        return under_way
    title = f"比对「{contest.title}」的作品"
    return ask_for_work(kind=COMPARE, title=title, order={"contest": contest.pk}, by=by, unit_year=contest.unit_year)


def compare(progress: Progress) -> Mapping[str, Any]:
    """Compare the works of a contest; done again it finds the same."""
    contest = Contest.objects.select_related("unit_year__unit").get(pk=progress.order["contest"])
    done = compare_contest(contest=contest, by=progress.by, tell_progress=progress.tell)
    where = contest.unit_year
    url = reverse("contests:likenesses", kwargs={"unit": where.unit.code, "year": where.year, "pk": contest.pk})
    return {"works": done.works, "among": done.among, "new": done.new, "links": [["相似发现", url]]}
