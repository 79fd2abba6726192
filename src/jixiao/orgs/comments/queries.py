"""Reads of comments: those of a subject, how many are open, who may be mentioned, what a person was asked to see."""

import datetime
from collections.abc import Iterable

from django.db.models import Count, Prefetch, Q, QuerySet

from jixiao.orgs.models import Comment, Delegation, Duty, Mention, Person, Unit, UnitYear, YearState
from jixiao.orgs.queries import in_force, roles_at
from jixiao.orgs.roles import REACHING_DOWN, TRADE
from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import ToDo

MOST = 200
MOST_SUBJECTS = 5000


def comments_of(unit_year: UnitYear, subject: str) -> list[Comment]:
    """Return the comments on a subject, open ones first, each with its answers and mentions; in five statements."""
    mentions = Prefetch("mentions", Mention.objects.select_related("person").order_by("pk"))
    answers = Prefetch("answers", Comment.objects.select_related("by").prefetch_related(mentions).order_by("at", "pk"))
    rows = Comment.objects.filter(unit_year=unit_year, subject=subject, parent=None)
    rows = rows.select_related("by", "resolved_by").prefetch_related(mentions, answers)
    return sorted(rows.order_by("-at", "-pk")[:MOST], key=lambda row: row.resolved_at is not None)


def open_counts(unit_year: UnitYear) -> dict[str, tuple[int, int]]:
    """Return by subject how many comments are open and how many there are at all; in one statement."""
    rows = Comment.objects.filter(unit_year=unit_year, parent=None).values("subject")
    found = rows.annotate(open=Count("pk", filter=Q(resolved_at=None)), all=Count("pk")).order_by("subject")
    return {row["subject"]: (row["open"], row["all"]) for row in found[:MOST_SUBJECTS]}


def open_comments(unit_year: UnitYear, kind: str) -> list[Comment]:
    """Return the comments on records of a kind that are not settled, oldest first; one statement."""
    rows = Comment.objects.filter(unit_year=unit_year, parent=None, resolved_at=None, subject__startswith=f"{kind}:")
    return list(rows.select_related("by").order_by("at", "pk")[:MOST])


def colleagues_of(unit: Unit, *, on: datetime.date) -> QuerySet[Person]:
    """Return the people who see the trade of a unit: its own, those above whose role reaches down, and stand-ins."""
    above = [int(part) for part in unit.path.split("/") if part]
    places = Q(unit=unit) | Q(unit__in=above, role__in=REACHING_DOWN & TRADE)
    duties = Duty.objects.filter(in_force(on) & places, role__in=TRADE)
    standing_in = Delegation.objects.filter(duty__in=duties, first_day__lte=on, last_day__gte=on, ended_at=None)
    there = Q(pk__in=duties.values("person")) | Q(pk__in=standing_in.values("to"))
    return Person.objects.filter(there, is_active=True).order_by("name", "pk")


def to_dos_of(desk: Desk) -> Iterable[ToDo]:
    """Return what the person was asked to look at, in every unit that they still see."""
    rows = Mention.objects.filter(person=desk.person, done_at=None, comment__unit_year__state=YearState.OPEN)
    for row in rows.select_related("comment__unit_year__unit", "comment__by").order_by("pk")[:MOST]:
        comment, unit_year = row.comment, row.comment.unit_year
        if roles_at(unit_year.unit, desk.held) & TRADE:
            yield ToDo(
                title=f"{comment.by.name}请您看「{comment.label}」的批注",
                where=f"{unit_year.unit.name} · {unit_year.year} 年度 · {comment.text[:60]}",
                url=f"{desk.door('orgs:comments', unit=unit_year.unit.code, year=unit_year.year)}?on={comment.subject}",
                action="去看",
            )
