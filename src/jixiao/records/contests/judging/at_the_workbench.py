"""What of this part stands on the workbench: works without enough judges, judging that can end."""

from collections.abc import Iterable

from django.db.models import Count, F, Q

from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import ToDo
from jixiao.records.contests.access import may_keep, may_open
from jixiao.records.contests.judging.queries import ACTIVE
from jixiao.records.contests.models import AssignmentState, Contest, ContestState, Entry, EntryState

MOST_TO_DOS = 10


def to_dos(desk: Desk) -> Iterable[ToDo]:
    """Yield contests in judging whose works lack judges, or whose judges are done: two statements."""
    if desk.unit_year is None or not (desk.may(may_open) or desk.may(may_keep)):
        return
    rows = Contest.objects.filter(unit_year=desk.unit_year, state=ContestState.JUDGING)
    contests = list(rows.order_by("judge_to", "pk")[:MOST_TO_DOS])
    if not contests:
        return
    lacking = _lacking(contests)
    for one in contests:
        judges, marks = lacking.get(one.pk, (0, 0))
        if judges and desk.may(may_keep):
            url, told = desk.door("contests:tasks_balance", pk=one.pk), f"{judges} 件作品评委不够（有评委回避或移出）"
            yield ToDo(f"给「{one.title}」补分评委", told, url, "去分配", one.judge_to)
        elif not marks and desk.may(may_open):
            url = desk.door("contests:judging_end", pk=one.pk)
            yield ToDo(f"结束「{one.title}」的评审", "评委都评完了", url, "去结束", one.judge_to)
        elif marks and desk.may(may_keep):
            url = desk.door("contests:judging", pk=one.pk)
            yield ToDo(f"催评「{one.title}」", f"{marks} 件作品没有评完", url, "看进度", one.judge_to)


def _lacking(contests: list[Contest]) -> dict[int, tuple[int, int]]:
    given = Count("assignments", filter=Q(assignments__state__in=ACTIVE), distinct=True)
    marked = Count("assignments", filter=Q(assignments__state=AssignmentState.SUBMITTED), distinct=True)
    works = Entry.objects.filter(contest__in=contests, state=EntryState.QUALIFIED).annotate(given=given, marked=marked)
    found: dict[int, tuple[int, int]] = {}
    short = works.filter(marked__lt=F("group__judges_each"))
    for contest, has, each in short.values_list("contest", "given", "group__judges_each"):
        judges, marks = found.get(contest, (0, 0))
        found[contest] = (judges + (has < each), marks + 1)
    return found
