"""Contests are drawn up, changed and thrown away while schools were told nothing."""

import datetime
import secrets
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, snapshot
from jixiao.records.contests.contests.events import ContestAmended, ContestDrafted, ContestRemoved
from jixiao.records.contests.contests.grouping import set_up_ready_made
from jixiao.records.contests.contests.ready_made import ready_made
from jixiao.records.contests.contests.telling import require_draft, tell
from jixiao.records.contests.contests.wording import PROMISE, consent_for
from jixiao.records.contests.models import Contest, ContestKind, Group, Level, OneEach, Quota, Round, SchoolAccess

WORDS = ("title", "theme", "organiser", "partners", "contact", "basis", "intro", "consent", "promise")
DAYS = (
    "entry_from",
    "entry_to",
    "qualify_to",
    "judge_from",
    "judge_to",
    "notice_from",
    "notice_to",
    "age_on",
    "kept_until",
)
FIELDS = (*WORDS, "kind", *DAYS, "one_each", "normalises")
WINDOWS = (("entry", "报名"), ("judge", "评审"), ("notice", "公示"))
USUAL_ROUNDS = ((Level.SCHOOL, "校级选拔"), (Level.COUNTY, "县级评审"), (Level.CITY, "推荐到市"))


@transaction.atomic
def draft_contest(*, unit_year: UnitYear, values: Mapping[str, Any], by: Actor) -> Contest:
    """Draw up a contest; where its kind is shipped, its groups, judging scale and awards stand at once."""
    kind = str(values.get("kind", ""))
    ready = ready_made(kind)
    given = {name: value for name, value in values.items() if value not in {"", None}}
    contest = made(unit_year, {**(ready.values if ready else {}), **given}, by=by)
    if ready:
        set_up_ready_made(contest, ready)
    Round.objects.bulk_create(Round(contest=contest, level=level, name=name) for level, name in USUAL_ROUNDS)
    tell(ContestDrafted, contest, by, after=snapshot(contest, FIELDS))
    return contest


@transaction.atomic
def amend_contest(*, contest: Contest, values: Mapping[str, Any], stamp: int | None, by: Actor) -> Contest:
    """Change a draft. Refuses what is open or over; raises Stale for an older stamp."""
    require_draft(contest)
    before = snapshot(Contest.objects.get(pk=contest.pk), FIELDS)
    _fill(contest, values)
    save_stamped(contest, stamp=stamp, fields=FIELDS)
    was, became = changes(before, snapshot(contest, FIELDS))
    tell(ContestAmended, contest, by, before=was, after=became)
    return contest


@transaction.atomic
def remove_contest(*, contest: Contest, stamp: int | None, by: Actor) -> None:
    """Throw a draft away with its groups and places; refuses one for which schools have codes."""
    require_draft(contest)
    if SchoolAccess.objects.filter(contest=contest).exists() or contest.entries.exists():
        cure = "先确认报名码没有发出；不再办的留作草稿"
        raise Refused("已经给学校发过报名码，或者有作品，不能删除", cure=cure, code="A004")
    save_stamped(contest, stamp=stamp, fields=())
    tell(ContestRemoved, contest, by, before=snapshot(contest, FIELDS))
    Quota.objects.filter(group__contest=contest).delete()
    Group.objects.filter(contest=contest).delete()
    contest.delete()


def made(unit_year: UnitYear, values: Mapping[str, Any], *, by: Actor, copied_from: Contest | None = None) -> Contest:
    """Return a new draft with its number and public address."""
    contest = Contest(
        unit_year=unit_year, token=secrets.token_urlsafe(16), copied_from=copied_from, made_by=by.person, made_at=by.at
    )
    _fill(contest, values)
    _begin_with_texts(contest)
    taken = [int(code[1:]) for code in Contest.objects.filter(unit_year=unit_year).values_list("code", flat=True)]
    contest.code = f"S{max(taken, default=0) + 1}"
    try:
        with transaction.atomic():
            contest.save(force_insert=True)
    except IntegrityError:
        raise Refused(f"赛事编号 {contest.code} 刚刚被用掉", cure="再保存一次", code="A005") from None
    return contest


def require_windows(contest: Contest) -> None:
    """Raise Refused where a window ends before it began, beside the field."""
    for name, word in WINDOWS:
        first, last = getattr(contest, f"{name}_from"), getattr(contest, f"{name}_to")
        if first and last and last < first:
            raise Refused(f"{word}截止日期早于开始日期", cure="核对两个日期", code="A007", field=f"{name}_to")


def _fill(contest: Contest, values: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name in values:
            setattr(contest, name, values[name])
    for name in WORDS:
        setattr(contest, name, (getattr(contest, name) or "").strip())
    if not contest.title:
        raise Refused("赛事名称没有填", cure="写文件上的全称", code="A006", field="title")
    if contest.kind not in ContestKind.values or contest.one_each not in OneEach.values:
        raise Refused("没有这种赛事类别", cure="从列出的里面选", code="A006", field="kind")
    require_windows(contest)


def _begin_with_texts(contest: Contest) -> None:
    organiser = contest.organiser or contest.unit_year.unit.name
    contest.consent = contest.consent or consent_for(organiser=organiser, contact=contest.contact)
    contest.promise = contest.promise or PROMISE
    contest.kept_until = contest.kept_until or datetime.date(contest.unit_year.year + 1, 12, 31)
