"""What the contests of the demo are made of: panels, marks, codes. All of it is 示例."""

import datetime
from collections.abc import Sequence
from decimal import Decimal

from jixiao.cli.demo_site.building import Walk
from jixiao.cli.demo_site.contest_works import drawn
from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.records.contests.contests.checking import faults_of
from jixiao.records.contests.contests.opening import open_contest
from jixiao.records.contests.judging.marking import submit_marks
from jixiao.records.contests.judging.panelling import keep_judge, keep_panel
from jixiao.records.contests.models import (
    Assignment,
    Contest,
    Criterion,
    Judge,
    Panel,
    School,
    SchoolAccess,
)
from jixiao.records.contests.seals import code_digest

STEPS = 40
"""How many steps there are between the best and the worst mark: few, so that there are ties."""


def seat_panel(*, contest: Contest, name: str, codes: Sequence[str], judges: Sequence[str], by: Actor) -> Panel:
    """Set up a panel for the groups of those codes with its judges; one is of a school and must avoid it."""
    panel = keep_panel(contest=contest, name=name, groups=list(contest.groups.filter(code__in=codes)), by=by)
    for place, who in enumerate(judges):
        values = {
            "name": f"示例评委{who}", "workplace": "示例县第一中学" if place == 0 else "示例市科技馆",
            "field": "示例：科学教育", "phone": "13800000001",
        }  # fmt: skip
        keep_judge(contest=contest, values=values, panels=[panel], stamp=None, by=by)
    return panel


def print_judge_codes(*, contest: Contest, codes: Sequence[str], by: Actor) -> None:
    """Keep the digests of codes that the demo prints, so that anybody can sit down as a judge."""
    judges = Judge.objects.filter(contest=contest, removed_at=None).order_by("number")
    for judge, code in zip(judges, codes, strict=False):
        judge.digest, judge.code_made_at = code_digest(contest=contest.pk, door="judge", text=code), by.at
        judge.save(update_fields=["digest", "code_made_at"])


def mark_all(*, tasks: Sequence[Assignment], at: datetime.datetime) -> None:
    """Let the judges mark those works and hand the marks in."""
    criteria: dict[int, list[Criterion]] = {}
    for task in tasks:
        group = task.entry.group
        mine = criteria.setdefault(group.pk, list(group.criteria.order_by("position")))
        points = {one.pk: points_for(task, one) for one in mine}
        remark = "示例：想法好，数据再多记几天" if task.pk % 11 == 0 else ""
        submit_marks(assignment=task, points=points, remark=remark, stamp=None, at=at)


def points_for(task: Assignment, criterion: Criterion) -> Decimal:
    """Return what a judge gives for a criterion: near what the work is worth, in half points."""
    worth = 55 + drawn(f"w{task.entry.number}") % STEPS
    leaning = drawn(f"j{task.judge.number}|{task.entry.number}|{criterion.position}") % 7 - 3
    share = Decimal(min(100, worth + leaning)) / 100
    return (criterion.most * share * 2).to_integral_value() / 2


def then(person, month: int, day: int, *, hour: int = 10, year: int = 2024) -> Actor:  # noqa: ANN001 - a person of the office
    """Return somebody on a day of the year."""
    return Actor(person, datetime.datetime(year, month, day, hour, 0, tzinfo=SHANGHAI), "127.0.0.1")


def kept_until(walk: Walk) -> datetime.date:
    """Return until when people are kept: past the day of the demo, or the worker would delete them at once."""
    return datetime.date(walk.at.year + 1, 12, 31)


def there_again(contest: Contest) -> Contest:
    """Return a contest as it stands now."""
    return Contest.objects.select_related("unit_year__unit").get(pk=contest.pk)


def opened(contest: Contest, by: Actor) -> Contest:
    """Open a contest; what could be better is accepted with a reason."""
    fresh = there_again(contest)
    codes = {one.code for one in faults_of(fresh, on=by.on)}
    reason = "示例：演示所设，规则按示例通知"
    return open_contest(contest=fresh, stamp=fresh.version, by=by, accepted=codes, reason=reason)


def print_school_code(*, contest: Contest, school: School, code: str, by: Actor) -> None:
    """Keep the digest of a code that the demo prints, so that anybody can enter works for a school."""
    digest = code_digest(contest=contest.pk, door="school", text=code)
    SchoolAccess.objects.create(contest=contest, school=school, digest=digest, made_by=by.person, made_at=by.at)
