"""批注: commented on, answered, resolved and opened again; whoever is mentioned finds it among what they have to do."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet

from jixiao.orgs.actor import Actor
from jixiao.orgs.comments.queries import colleagues_of
from jixiao.orgs.comments.subjects import commented
from jixiao.orgs.events import Event, event
from jixiao.orgs.models import Comment, Mention, Person, UnitYear, YearState
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish_in

LONGEST, MOST_MENTIONS = 1000, 20


@event("orgs.commented", "批注")
class Said(Event):
    """Somebody commented on something, or answered a comment."""


@event("orgs.comment_resolved", "解决批注")
class Resolved(Event):
    """A comment is settled."""


@event("orgs.comment_reopened", "重开批注")
class Reopened(Event):
    """A comment is open again."""


@transaction.atomic
def comment_on(*, unit_year: UnitYear, subject: str, text: str, by: Actor, mentioned: Sequence[Person] = ()) -> Comment:
    """Comment on a record of a unit's year. Refuses one of another unit (U396), people who do not see it (U399)."""
    _require_open(unit_year)
    found = commented(subject, unit_year=unit_year)
    if found is None:
        raise Refused("批注的对象不在这个单位的年度里", cure="从它的页面上批注", code="U396")
    made = Comment.objects.create(
        unit_year=unit_year, subject=subject, label=found.label[:200], text=_plain(text), by=by.person, at=by.at
    )
    _mention(made, mentioned, by)
    _tell(Said, made, by, after={"批注": made.text, "请看": [person.name for person in mentioned]})
    return made


@transaction.atomic
def answer_comment(*, comment: Comment, text: str, by: Actor, mentioned: Sequence[Person] = ()) -> Comment:
    """Answer a comment: what the person was asked to look at in it is done by that."""
    _require_open(comment.unit_year)
    first = comment.parent or comment
    if first.resolved_at is not None:
        raise Refused("这条批注已经解决", cure="先重开，再答复", code="U397")
    made = Comment.objects.create(
        unit_year=first.unit_year, subject=first.subject, label=first.label, parent=first, text=_plain(text),
        by=by.person, at=by.at,
    )  # fmt: skip
    _mentions_within(first).filter(person=by.person).update(done_at=by.at)
    _mention(made, mentioned, by)
    _tell(Said, made, by, after={"答复": made.text, "请看": [person.name for person in mentioned]})
    return made


@transaction.atomic
def resolve_comment(*, comment: Comment, by: Actor, stamp: int | None = None) -> Comment:
    """Settle a comment: nobody has to look at it any more. Refuses one that is settled (U398)."""
    _require_open(comment.unit_year)
    if comment.parent_id is not None or comment.resolved_at is not None:
        raise Refused("这条批注已经解决", cure="刷新页面", code="U398")
    comment.resolved_by, comment.resolved_at = by.person, by.at
    save_stamped(comment, stamp=stamp, fields=("resolved_by", "resolved_at"))
    _mentions_within(comment).update(done_at=by.at)
    _tell(Resolved, comment, by)
    return comment


@transaction.atomic
def reopen_comment(*, comment: Comment, by: Actor, stamp: int | None = None) -> Comment:
    """Open a settled comment again: its people have to look at it once more."""
    _require_open(comment.unit_year)
    if comment.resolved_at is None:
        raise Refused("这条批注没有解决过", cure="刷新页面", code="U398")
    at = comment.resolved_at
    comment.resolved_by, comment.resolved_at = None, None
    save_stamped(comment, stamp=stamp, fields=("resolved_by", "resolved_at"))
    Mention.objects.filter(comment__in=_thread(comment), done_at=at).update(done_at=None)
    _tell(Reopened, comment, by)
    return comment


def _thread(first: Comment) -> QuerySet[Comment]:
    return Comment.objects.filter(pk=first.pk) | Comment.objects.filter(parent=first.pk)


def _mentions_within(first: Comment) -> QuerySet[Mention]:
    return Mention.objects.filter(comment__in=_thread(first), done_at=None)


def _mention(comment: Comment, people: Sequence[Person], by: Actor) -> None:
    if not people:
        return
    if len(people) > MOST_MENTIONS:
        raise Refused(f"一次最多请 {MOST_MENTIONS} 人看", code="U399", field="mentioned")
    known = {person.pk for person in colleagues_of(comment.unit_year.unit, on=by.on)}
    strangers = [person.name for person in people if person.pk not in known]
    if strangers:
        raise Refused(f"{strangers[0]}看不到这个单位", cure="从名单里选", code="U399", field="mentioned")
    others = {person.pk: person for person in people if person.pk != by.person.pk}
    Mention.objects.bulk_create(Mention(comment=comment, person=person) for person in others.values())


def _plain(text: str) -> str:
    plain = text.strip()
    if not plain:
        raise Refused("没有写批注", cure="写一句话", code="U387", field="text")
    if len(plain) > LONGEST:
        raise Refused(f"批注最多 {LONGEST} 字", cure="写短一些", code="U387", field="text")
    return plain


def _require_open(unit_year: UnitYear) -> None:
    if unit_year.state == YearState.CLOSED:
        raise Refused(f"{unit_year.year} 年度已经关闭，不能批注", cure="请财政部门重新开放年度", code="U386")


def _tell(told: type[Event], comment: Comment, by: Actor, *, after: dict[str, object] | None = None) -> None:
    unit_year = comment.unit_year
    publish_in(
        unit_year, told, subject=comment.subject, name=comment.label, after=after or {"批注": comment.text}, by=by
    )
