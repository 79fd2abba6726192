"""A contest with groups, criteria, schools, works and judges, written straight into the tables. All of it is 示例."""

import datetime
import secrets
from fractions import Fraction

from jixiao.orgs.actor import SHANGHAI
from jixiao.records.contests.models import (
    Assignment,
    AssignmentState,
    Author,
    AwardShare,
    Contest,
    Criterion,
    Entry,
    EntryFile,
    Group,
    Judge,
    Mark,
    Panel,
    Result,
    School,
    Tutor,
)
from jixiao.records.contests.seals import code_digest, seal

AT = datetime.datetime(2024, 10, 10, 12, 0, tzinfo=SHANGHAI)
CRITERIA = (("创新性", 40), ("科学性", 40), ("表达", 20))
AWARDS = (("一等奖", 10), ("二等奖", 20), ("三等奖", 30))


def a_contest(county, *, state="judging", groups=1, judges_each=3, drops_ends=False, **values):
    """Make a contest of so many groups, each with three criteria and three awards."""
    person = county.people["head"]
    number = Contest.objects.filter(unit_year=county.unit_year).count() + 1
    given = {
        "code": f"S{number}", "title": "示例青少年科技创新大赛", "kind": "innovation", "state": state,
        "entry_from": datetime.date(2024, 9, 1), "entry_to": datetime.date(2024, 9, 30),
        "judge_from": datetime.date(2024, 10, 1), "judge_to": datetime.date(2024, 10, 31),
        "token": secrets.token_urlsafe(12), "made_by": person, "made_at": AT, "opened_by": person, "opened_at": AT,
        "contact": "0316-0000000", **values,
    }  # fmt: skip
    if state == "published":
        given |= {"published_by": person, "published_at": AT}
    made = Contest.objects.create(unit_year=county.unit_year, **given)
    for place in range(1, groups + 1):
        group = Group.objects.create(
            contest=made, position=place, code=f"G{place}", name=f"示例组别{place}", work_kind="project",
            judges_each=judges_each, drops_ends=drops_ends, grade_from=1, grade_to=6,
        )  # fmt: skip
        for position, (name, most) in enumerate(CRITERIA, start=1):
            Criterion.objects.create(group=group, position=position, name=name, most=most)
        for position, (name, percent) in enumerate(AWARDS, start=1):
            AwardShare.objects.create(group=group, position=position, name=name, percent=percent)
    return made


def a_school(contest, number=1):
    """Make a school, or return the one of that number."""
    unit = contest.unit_year.unit
    found, _ = School.objects.get_or_create(
        unit=unit, code=f"X{number}", defaults={"name": f"示例第{number}小学", "stage": "primary"}
    )
    return found


def a_work(contest, number, *, group=0, school=1, state="qualified", author="张示明", consented=True, tutor=""):
    """Enter a work of one author; ``tutor`` is the key of who tutored it."""
    place = contest.groups.order_by("position")[group]
    entry = Entry.objects.create(
        contest=contest, group=place, school=a_school(contest, school), number=f"{place.code}-{number:03d}",
        title=f"示例作品{number}", state=state, made_at=AT, changed_at=AT, handed_in_at=AT, abstract="示例简介",
    )  # fmt: skip
    told = {"consented_on": AT.date(), "consent_text": "示例告知"} if consented else {}
    Author.objects.create(
        entry=entry, contest=contest, position=1, name_seal=seal(author),
        masked=f"{author[0]}*{author[-1]}", key=f"a{entry.pk}", grade=5, **told,
    )  # fmt: skip
    if tutor:
        Tutor.objects.create(entry=entry, position=1, name_seal=seal("李示例"), masked="李*例", key=tutor)
    return entry


def a_file(entry, *, kind="work", name="示例第1小学张示明的作品.pdf", sha256="0" * 64, media="application/pdf"):
    """Add a file to a work."""
    return EntryFile.objects.create(
        entry=entry, kind=kind, name=name, sha256=sha256, media_type=media, size=1000, uploaded_at=AT
    )


def a_panel(contest, *, judges=3, groups=None, name="示例评审组", first=None):
    """Make a panel with so many new judges, for all groups or those."""
    panel = Panel.objects.create(contest=contest, name=name)
    panel.groups.set(groups if groups is not None else contest.groups.all())
    start = first or contest.judges.count() + 1
    return panel, [a_judge(contest, number, panels=[panel]) for number in range(start, start + judges)]


def a_judge(contest, number, *, panels=(), **values):
    """Register a judge whose code is CODE and the number."""
    code = code_of(number)
    given = {
        "name": f"示例评委{number}", "key": f"j{number}",
        "digest": code_digest(contest=contest.pk, door="judge", text=code),
        "code_made_at": AT, **values,
    }  # fmt: skip
    made = Judge.objects.create(contest=contest, number=number, **given)
    made.panels.set(panels)
    return made


def code_of(number):
    """Return the code of the judge of that number."""
    return f"CDEFGHJK{number // 8 + 2}{number % 8 + 2}"


def a_task(county, panel, judge, entry, *, points=None, **values):
    """Give a work to a judge; with points for each criterion, handed in."""
    given = {"way": "hand", "assigned_by": county.people["clerk"], "assigned_at": AT, **values}
    if points is not None:
        given |= {"state": AssignmentState.SUBMITTED, "score": Fraction(sum(points)), "submitted_at": AT}
    made = Assignment.objects.create(panel=panel, judge=judge, entry=entry, **given)
    if points is not None:
        for criterion, value in zip(entry.group.criteria.order_by("position"), points, strict=True):
            Mark.objects.create(assignment=made, criterion=criterion, points=value)
    return made


def a_result(entry, *, rank=1, score=90, award="", **values):
    """Write the result of a work."""
    return Result.objects.create(
        entry=entry, group=entry.group, raw=Fraction(score), score=Fraction(score), judges=3, rank=rank, award=award,
        **values,
    )  # fmt: skip
