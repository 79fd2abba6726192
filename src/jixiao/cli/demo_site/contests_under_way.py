"""The demo's other 赛事, each at another stage on the day the demo is built."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from jixiao.cli.demo_site.building import Walk
from jixiao.cli.demo_site.contest_pieces import (
    kept_until,
    mark_all,
    opened,
    points_for,
    print_judge_codes,
    print_school_code,
    seat_panel,
    then,
    there_again,
)
from jixiao.cli.demo_site.contest_works import enter_work, take_in_works
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.records.contests.contests.drafting import draft_contest
from jixiao.records.contests.contests.grouping import Line, add_group, amend_group, keep_scale
from jixiao.records.contests.entering.handing_in import withdraw_entry
from jixiao.records.contests.entering.returning import return_entry
from jixiao.records.contests.entering.writing import begin_entry
from jixiao.records.contests.judging.assigning import assign_balanced
from jixiao.records.contests.judging.avoiding import declare_avoidance
from jixiao.records.contests.judging.marking import save_marks
from jixiao.records.contests.judging.queries import assignments_of
from jixiao.records.contests.judging.recusing import recuse
from jixiao.records.contests.judging.resulting import begin_judging, end_judging
from jixiao.records.contests.models import (
    TICKS,
    Assignment,
    Contest,
    ContestState,
    Entry,
    Likeness,
    LikenessState,
    School,
)
from jixiao.records.contests.publishing.announcing import publish_results
from jixiao.records.contests.publishing.deciding import propose_awards
from jixiao.records.contests.publishing.objecting import answer_objection, file_objection
from jixiao.records.contests.publishing.queries import awarded_of
from jixiao.records.contests.qualifying.comparing import compare_contest
from jixiao.records.contests.qualifying.deciding import qualify_entry
from jixiao.records.contests.qualifying.settling import settle_likeness
from jixiao.records.contests.qualifying.tables import write_earlier

JUDGE_CODES = ("JUDGEA2345", "JUDGEB3456", "JUDGEC4567")
SCHOOL_CODE = "SCHKA23456"
"""Codes that the demo prints: with them anybody can sit down as a judge, or enter works for a school."""
FEWEST = 3
AS_SPECIMEN = "示例：评审和公示的日期按演示当天。"
FILMS = {"J1": 4, "J2": 4, "W1": 4, "W2": 3, "D1": 3, "D2": 4}
IN_FULL = ("J1", "D1")
"""Groups of the film contest in which one more work is entered with its form and pictures."""
ENTRY = {"entry_from": datetime.date(2024, 12, 2), "entry_to": datetime.date(2024, 12, 20)}


def hold_the_others(*, walk: Walk, unit_year: UnitYear, schools: Sequence[School]) -> None:
    """Hold a film contest that is judged, one of paintings on show, one to be decided, one that takes works."""
    _films(walk, unit_year, schools)
    _paintings(walk, unit_year, schools)
    _makings(walk, unit_year, schools)
    _teaching_aids(walk, unit_year, schools)
    values = {
        "kind": "other",
        "title": "示例：科普剧本征集",
        "contact": "0000-0000000",
        "intro": "示例：正在拟定。",
        "kept_until": kept_until(walk),
    }
    draft_contest(unit_year=unit_year, values=values, by=walk.actor(walk.office.clerk))


def address_to_judge() -> str:
    """Return where the contest that is judged lets its judges in, below the address of the site."""
    return f"contest/{_token(ContestState.JUDGING)}/judge/enter/"


def address_to_enter() -> str:
    """Return where the contest that takes works lets schools in, below the address of the site."""
    return f"contest/{_token(ContestState.OPEN)}/school/"


def _token(state: ContestState) -> str:
    return Contest.objects.filter(state=state).order_by("-pk").values_list("token", flat=True)[0]


def _days(walk: Walk, number: int, *, head: bool = False) -> Actor:
    """Return somebody of the office so many days from the day the demo is built."""
    now = walk.actor(walk.office.head if head else walk.office.clerk)
    return Actor(now.person, now.at + datetime.timedelta(days=number), now.address)


def _begun(walk: Walk, unit_year: UnitYear, values: dict[str, Any], *, judges_each: int = FEWEST) -> Contest:
    given = {
        "contact": "0000-0000000",
        "basis": "示例：示例科协发〔2024〕0号",
        "intro": AS_SPECIMEN,
        "kept_until": kept_until(walk),
        **ENTRY,
        **values,
    }
    contest = draft_contest(unit_year=unit_year, values=given, by=then(walk.office.clerk, 11, 20))
    changed = {"judges_each": judges_each, "drops_ends": judges_each > FEWEST}
    for group in contest.groups.order_by("position"):
        group.contest = contest
        amend_group(group=group, values=changed, stamp=group.version, by=then(walk.office.clerk, 11, 20))
    return contest


def _looked_through(contest: Contest, by: Actor) -> None:
    rows = Entry.objects.filter(contest=contest).select_related("contest__unit_year__unit", "group")
    for entry in rows.order_by("number"):
        ticks = dict.fromkeys(TICKS, True)
        qualify_entry(entry=entry, ticks=ticks, passed=True, why="", stamp=entry.version, by=by)


def _tasks(contest: Contest) -> list[Assignment]:
    rows = assignments_of(contest).select_related("judge__contest", "entry__group", "entry__contest", "panel")
    return list(rows.order_by("pk"))


def _films(walk: Walk, unit_year: UnitYear, schools: Sequence[School]) -> None:
    """Five judges a work, highest and lowest left out, two panels evened out; half of the marks are in."""
    values = {
        "kind": "film", "title": "示例：青少年科学影像节县级选拔", "judge_from": _days(walk, -5).on,
        "judge_to": _days(walk, 20).on, "normalises": True,
    }  # fmt: skip
    contest = _begun(walk, unit_year, values, judges_each=5)
    opened(contest, then(walk.office.head, 11, 25))
    take_in_works(contest=there_again(contest), schools=schools, sizes=FILMS, by=then(walk.office.clerk, 12, 18))
    for number, code in enumerate(IN_FULL, start=1):
        group = contest.groups.select_related("contest__unit_year__unit").get(code=code)
        enter_work(group=group, school=schools[20], number=30 + number, by=then(walk.office.clerk, 12, 19))
    _looked_through(contest, _days(walk, -20))
    by = _days(walk, -6)
    for name, judges in (("影像评审一组", "甲乙丙丁戊己"), ("影像评审二组", "庚辛壬癸子丑")):
        seat_panel(contest=there_again(contest), name=name, codes=tuple(FILMS), judges=judges, by=by)
    print_judge_codes(contest=contest, codes=JUDGE_CODES, by=by)
    judge = contest.judges.select_related("contest__unit_year").order_by("number")[3]
    why = "示例：担任这所学校的校外科技辅导员"
    declare_avoidance(judge=judge, thing=schools[0], why=why, by=by)
    assign_balanced(contest=there_again(contest), seed="示例-影像", by=by)
    fresh = there_again(contest)
    begin_judging(contest=fresh, stamp=fresh.version, by=_days(walk, -5, head=True))
    _half_marked(contest, at=_days(walk, -1).at)


def _half_marked(contest: Contest, *, at: datetime.datetime) -> None:
    tasks = _tasks(contest)
    first = [one for one in tasks if one.judge.number == 1]
    others = [one for one in tasks if one.judge.number > len(JUDGE_CODES)]
    mark_all(tasks=[*first[:3], *others[::2]], at=at)
    begun = first[3]
    points = {one.pk: points_for(begun, one) for one in begun.entry.group.criteria.order_by("position")[:2]}
    save_marks(assignment=begun, points=points, remark="示例：还要再看一遍", stamp=None, at=at)
    recuse(assignment=others[1], why="示例：认出是同事的孩子", at=at)


def _paintings(walk: Walk, unit_year: UnitYear, schools: Sequence[School]) -> None:
    """Hold one that is on show today: one objection was upheld and its award taken away, one waits for its answer."""
    values = {
        "kind": "painting", "title": "示例：反邪教绘画比赛", "judge_from": _days(walk, -25).on,
        "judge_to": _days(walk, -15).on,
    }  # fmt: skip
    contest = _judged(walk, unit_year, values, schools=schools, sizes={"P1": 12, "P2": 8})
    propose_awards(contest=there_again(contest), by=_days(walk, -4))
    fresh, head = there_again(contest), _days(walk, -3, head=True)
    last = head.on + datetime.timedelta(days=6)
    publish_results(contest=fresh, first=head.on, last=last, why="", stamp=fresh.version, by=head)
    numbers = list(awarded_of(contest).order_by("rank").values_list("entry__number", flat=True)[:2])
    for number, words, days in (
        (numbers[1], "示例：这幅画和网上的一幅宣传画构图相同，附了网址。", -2),
        (numbers[0], "示例：公示里的学校名称写得不全，请更正。", -1),
    ):
        row, _ = file_objection(
            contest=there_again(contest), number=str(number), text=words, name="示例甲", phone="13800000002",
            at=_days(walk, days).at,
        )  # fmt: skip
        if days == -2:  # noqa: PLR2004 - the first of the two is answered
            said = "示例：经比对，构图确实照搬，异议成立，取消奖项。"
            answer_objection(objection=row, upheld=True, answer=said, cancels=True, by=_days(walk, -1, head=True))


def _makings(walk: Walk, unit_year: UnitYear, schools: Sequence[School]) -> None:
    """Hold one that is judged, with awards proposed and not published: works share a rank."""
    values = {
        "kind": "other", "title": "示例：科技小制作评比", "judge_from": _days(walk, -20).on,
        "judge_to": _days(walk, -10).on,
    }  # fmt: skip
    contest = _judged(walk, unit_year, values, schools=schools, sizes={"M1": 10})
    propose_awards(contest=there_again(contest), by=_days(walk, -8))


def _judged(
    walk: Walk, unit_year: UnitYear, values: dict[str, Any], *, schools: Sequence[School], sizes: dict[str, int]
) -> Contest:
    contest = _begun(walk, unit_year, values)
    if not contest.groups.exists():
        _own_group(contest, then(walk.office.clerk, 11, 20))
    opened(contest, then(walk.office.head, 11, 25))
    take_in_works(contest=there_again(contest), schools=schools, sizes=sizes, by=then(walk.office.clerk, 12, 18))
    _looked_through(contest, _days(walk, -30))
    by = _days(walk, -26)
    seat_panel(contest=there_again(contest), name="评审组", codes=tuple(sizes), judges="甲乙丙", by=by)
    assign_balanced(contest=there_again(contest), seed="示例", by=by)
    fresh = there_again(contest)
    begin_judging(contest=fresh, stamp=fresh.version, by=_days(walk, -25, head=True))
    mark_all(tasks=_tasks(contest), at=_days(walk, -18).at)
    fresh = there_again(contest)
    end_judging(contest=fresh, why="", stamp=fresh.version, by=_days(walk, -9, head=True))
    return contest


def _own_group(contest: Contest, by: Actor) -> None:
    values = {
        "code": "M1", "name": "科技小制作", "work_kind": "making", "grade_from": 1, "grade_to": 6, "judges_each": 3,
    }  # fmt: skip
    group = add_group(contest=contest, values=values, by=by)
    scale = [Line("想法", Decimal(40)), Line("做工", Decimal(40)), Line("讲解", Decimal(20))]
    awards = [Line("一等奖", Decimal(10)), Line("二等奖", Decimal(20)), Line("三等奖", Decimal(30))]
    keep_scale(group=group, criteria=scale, awards=awards, stamp=group.version, by=by)


def _teaching_aids(walk: Walk, unit_year: UnitYear, schools: Sequence[School]) -> None:
    """Hold one that takes works today: one in every state, likenesses with an earlier year."""
    first, by = _days(walk, -10, head=True), _days(walk, -2)
    values = {
        "kind": "teaching_aid", "title": "示例：自制教具评比", "entry_from": first.on, "entry_to": _days(walk, 15).on,
        "qualify_to": _days(walk, 20).on, "judge_from": _days(walk, 22).on, "judge_to": _days(walk, 30).on,
    }  # fmt: skip
    contest = _begun(walk, unit_year, values)
    opened(contest, first)
    print_school_code(contest=there_again(contest), school=schools[0], code=SCHOOL_CODE, by=first)
    take_in_works(contest=there_again(contest), schools=schools, sizes={"T1": 5, "T2": 3}, by=_days(walk, -5))
    rows = Entry.objects.filter(contest=contest).select_related("contest__unit_year__unit", "group", "school")
    sent = list(rows.order_by("number"))
    write_earlier(unit_year, [
        {"year": 2023, "contest": "示例：自制教具评比", "group": "", "school": one.school.name,
         "title": one.title, "abstract": one.abstract}
        for one in sent[:2]
    ], by)  # fmt: skip
    compare_contest(contest=there_again(contest), by=by)
    alike = Likeness.objects.filter(entry=sent[0]).select_related("entry__contest__unit_year", "other", "earlier")
    for likeness in alike:
        why = "示例：与2023年的作品除名称外全部相同"
        settle_likeness(likeness=likeness, state=LikenessState.COPIED, why=why, by=by)
    ticks = {name: name != "own_topic" for name in TICKS}
    why = "示例：与往年作品雷同"
    qualify_entry(entry=sent[0], ticks=ticks, passed=False, why=why, stamp=sent[0].version, by=by)
    good = dict.fromkeys(TICKS, True)
    qualify_entry(entry=sent[2], ticks=good, passed=True, why="", stamp=sent[2].version, by=by)
    why = "示例：使用说明缺第 3 步的图，请补"
    return_entry(entry=sent[3], why=why, stamp=sent[3].version, by=by)
    withdraw_entry(entry=sent[4], why="示例：学校来函撤回", stamp=sent[4].version, at=by.at, by=by)
    group = contest.groups.select_related("contest__unit_year__unit").order_by("position")[0]
    begin_entry(group=group, school=schools[0], title="示例：还没有写完的教具", once="", at=by.at)
