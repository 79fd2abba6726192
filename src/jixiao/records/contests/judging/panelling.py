"""Panels are set up, changed and removed; judges are registered, changed and removed."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Max

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import snapshot
from jixiao.records.contests.judging.assigning import free_works
from jixiao.records.contests.judging.events import JudgeKept, JudgeRemoved, PanelKept, PanelRemoved
from jixiao.records.contests.judging.queries import ACTIVE, judge_words, tell
from jixiao.records.contests.judging.stages import require_preparing
from jixiao.records.contests.models import (
    Assignment,
    AssignmentState,
    Contest,
    Group,
    Judge,
    Panel,
    School,
)
from jixiao.records.contests.seals import adult_key, seal
from jixiao.web.masking import plain_name, plain_phone
from jixiao.web.searching import initials

MOST_PANELS, MOST_JUDGES = 50, 500
JUDGE_FIELDS = ("name", "workplace", "field", "school")
_KEPT = ("name", "initials", "key", "workplace", "field", "phone_seal", "school")


@transaction.atomic
def keep_panel(
    *, contest: Contest, name: str, groups: Collection[Group], by: Actor, panel: Panel | None = None
) -> Panel:
    """Set up a panel for some groups, or change one. Refuses a name that is taken, and a group it has works of."""
    require_preparing(contest)
    said = name.strip()
    if not said:
        raise Refused("没有写评审组名称", cure="如：创新成果小学组", code="A502", field="name")
    if panel is None and contest.panels.count() >= MOST_PANELS:
        raise Refused(f"一次赛事最多 {MOST_PANELS} 个评审组", code="A502")
    row = panel or Panel(contest=contest)
    row.name = said
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise Refused(f"已有评审组「{said}」", cure="换一个名称", code="A503", field="name") from None
    left = set(row.groups.values_list("pk", flat=True)) - {one.pk for one in groups}
    if Assignment.objects.filter(panel=row, entry__group__in=left, state__in=ACTIVE).exists():
        raise Refused("去掉的组别里已经分了作品", cure="先收回这个组别的评审任务", code="A504", field="groups")
    row.groups.set(groups)
    Panel.objects.filter(pk=row.pk).update(version=F("version") + 1)
    tell(PanelKept, contest, by, after={"评审组": said, "组别": "、".join(one.name for one in groups)})
    return row


@transaction.atomic
def remove_panel(*, panel: Panel, by: Actor) -> None:
    """Remove a panel. Refuses one that was given works."""
    require_preparing(panel.contest)
    if Assignment.objects.filter(panel=panel).exists():
        raise Refused("这个评审组已经分过作品，不能删除", cure="改名称，或把评委移走", code="A504")
    before = {"评审组": panel.name}
    panel.delete()
    tell(PanelRemoved, panel.contest, by, before=before)


@transaction.atomic
def keep_judge(
    *,
    contest: Contest,
    values: Mapping[str, Any],
    panels: Sequence[Panel],
    stamp: int | None,
    by: Actor,
    judge: Judge | None = None,
) -> Judge:
    """Register a judge, or change one. ``values``: name, workplace, field, phone, school.

    Refuses a name that is none, a telephone that is none, and to take a judge out of a panel whose works they have.
    """
    require_preparing(contest)
    row = judge or Judge(contest=contest, number=_next_number(contest))
    before = snapshot(row, JUDGE_FIELDS) if judge else {}
    _fill(row, values)
    if judge is None:
        row.save(force_insert=True)
    else:
        save_stamped(row, stamp=stamp, fields=_KEPT)
    left = set(row.panels.values_list("pk", flat=True)) - {one.pk for one in panels}
    if Assignment.objects.filter(judge=row, panel__in=left, state__in=ACTIVE).exists():
        raise Refused("这位评委在移出的评审组里还有作品", cure="先收回评审任务", code="A505", field="panels")
    row.panels.set(panels)
    after = {**snapshot(row, JUDGE_FIELDS), "评审组": "、".join(one.name for one in panels)}
    tell(JudgeKept, contest, by, before=before, after=after)
    return row


@transaction.atomic
def remove_judge(*, judge: Judge, why: str, by: Actor) -> int:
    """Let a judge mark nothing more, and return how many works not marked yet were freed; what was marked stays."""
    require_preparing(judge.contest)
    if judge.removed_at:
        raise Refused("这位评委已经移出", cure="刷新页面", code="A506")
    if not why.strip():
        raise Refused("没有写移出原因", cure="如：因公出差不能参加", code="A507", field="reason")
    judge.removed_at, judge.digest = by.at, None
    judge.save(update_fields=["removed_at", "digest"])
    waiting = Assignment.objects.filter(judge=judge, state__in=(AssignmentState.ASSIGNED, AssignmentState.DRAFT))
    freed = free_works(waiting)
    after = {"评委": judge_words(judge), "收回作品": freed}
    tell(JudgeRemoved, judge.contest, by, after=after, why=why.strip())
    return freed


def _fill(row: Judge, values: Mapping[str, Any]) -> None:
    name, phone = plain_name(str(values.get("name") or "")), plain_phone(str(values.get("phone") or ""))
    if not name:
        raise Refused("评委姓名不对", cure="写 2 至 30 个字的姓名", code="A508", field="name")
    if phone is None:
        raise Refused("评委电话不对", cure="写手机号或座机，不写就空着", code="A509", field="phone")
    workplace = str(values.get("workplace") or "").strip()
    school: School | None = values.get("school") or _school_named(row.contest, workplace)
    row.name, row.initials, row.workplace = name, initials(name)[:40], workplace
    row.field = str(values.get("field") or "").strip()
    row.school = school
    row.key = adult_key(unit=row.contest.unit_year.unit_id, name=name)
    if "phone" in values:
        row.phone_seal = seal(phone)


def _school_named(contest: Contest, workplace: str) -> School | None:
    """Return the school that a workplace names, so that nobody forgets to say that it is their own."""
    if not workplace:
        return None
    return School.objects.filter(unit=contest.unit_year.unit_id, name=workplace).first()


def _next_number(contest: Contest) -> int:
    last = contest.judges.aggregate(last=Max("number"))["last"] or 0
    if last >= MOST_JUDGES:
        raise Refused(f"一次赛事最多 {MOST_JUDGES} 位评委", code="A506")
    return int(last) + 1
