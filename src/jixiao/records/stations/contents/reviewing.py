"""Two people look at a content: one whether it is true, one whether it may be said; neither had a hand in it.

A round ends when both have passed it or one sends it back; what was changed after that is looked at by two anew.
"""

from django.db import IntegrityError, transaction
from django.db.models import CharField, Count, Exists, F, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Person, TrailEntry, Unit
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.stations.contents.events import (
    ContentAmended,
    ContentRegistered,
    ContentReviewed,
    ContentSent,
    ContentTakenBack,
)
from jixiao.records.stations.contents.telling import subject_of, tell
from jixiao.records.stations.models import Content, ContentAspect, ContentReview, ContentState

WROTE = (ContentRegistered.code, ContentAmended.code)
MOST_SENT = 2_000


@transaction.atomic
def send_for_review(*, content: Content, stamp: int | None, by: Actor) -> Content:
    """Ask two people to look at a draft. Refuses one that was sent back and not changed since, or recalled."""
    if content.recalled_at is not None:
        raise Refused("这条内容已经撤回", cure="改好的另拟一份替代它", code="X023")
    if content.state == ContentState.BACK:
        raise Refused("退回以后还没有修改", cure="按审核意见改好保存，再送审", code="X023")
    if content.state != ContentState.DRAFT:
        raise Refused(f"这条内容{ContentState(content.state).label}，不用再送审", code="X023")
    content.state = ContentState.SENT
    save_stamped(content, stamp=stamp, fields=("state",))
    tell(ContentSent, content, by, after={"第几轮内容审核": round_of(content)})
    return content


@transaction.atomic
def send_all(*, unit: Unit, by: Actor) -> int:
    """Send every draft of a unit for review; return how many."""
    rows = Content.objects.filter(unit=unit, state=ContentState.DRAFT, removed_at=None, recalled_at=None)
    drafts = list(rows.order_by("number")[:MOST_SENT])
    return len([send_for_review(content=one, stamp=one.version, by=by) for one in drafts])


@transaction.atomic
def take_back(*, content: Content, stamp: int | None, by: Actor) -> Content:
    """Make a content a draft again that was sent too early. Refuses once somebody has looked at it."""
    if content.state != ContentState.SENT:
        raise Refused("这条内容不在待审", code="X023")
    if ContentReview.objects.filter(content=content, round=round_of(content)).exists():
        raise Refused("已经有人审过，不能收回", cure="要改的，请另一位审核人退回", code="X023")
    content.state = ContentState.DRAFT
    save_stamped(content, stamp=stamp, fields=("state",))
    tell(ContentTakenBack, content, by)
    return content


@transaction.atomic
def review_content(*, content: Content, aspect: str, passed: bool, note: str, by: Actor) -> Content:
    """Write down what a person finds of one aspect; the second pass passes the content, a no sends it back.

    Refuses whoever had a hand in the content, the same person for both aspects, an aspect that was looked at already,
    and a no without a reason.
    """
    held = Content.objects.select_for_update().get(pk=content.pk)
    number = round_of(held)
    _require_may(held, aspect, number, by.person)
    words = note.strip()
    if not passed and not words:
        raise Refused("退回没有写意见", cure="写明哪里不对、怎样改", code="X025", field="note")
    try:
        with transaction.atomic():
            ContentReview.objects.create(
                content=held, aspect=aspect, round=number, passed=passed, note=words[:300], by=by.person, at=by.at
            )
    except IntegrityError:
        raise Refused("这一方面刚刚有人审过", cure="刷新页面再看", code="X025") from None
    if not passed:
        held.state = ContentState.BACK
    elif ContentReview.objects.filter(content=held, round=number, passed=True).count() == len(ContentAspect):
        held.state, held.passed_at = ContentState.PASSED, by.at
    save_stamped(held, stamp=None, fields=("state", "passed_at"))
    after = {"审核方面": ContentAspect(aspect).label, "审核结论": "通过" if passed else "退回"}
    tell(ContentReviewed, held, by, after=after, why=words)
    return held


def round_of(content: Content) -> int:
    """Return which round of review a content is in: each round but the last ended with a no."""
    return ContentReview.objects.filter(content=content, passed=False).count() + 1


def hands_of(content: Content) -> set[int]:
    """Return who had a hand in a content: who registered it, and whoever changed it since, as the trail says."""
    lines = TrailEntry.objects.filter(subject=subject_of(content), event__in=WROTE)
    return {content.by_id, *(pk for pk in lines.values_list("person_id", flat=True) if pk)}


def open_aspects(content: Content, person: Person) -> list[ContentAspect]:
    """Return the aspects of a content that this person may still look at."""
    if content.state != ContentState.SENT or content.recalled_at or person.pk in hands_of(content):
        return []
    rows = ContentReview.objects.filter(content=content, round=round_of(content))
    done = dict(rows.values_list("by", "aspect"))
    return [] if person.pk in done else [one for one in ContentAspect if one not in done.values()]


def awaiting_review(unit: Unit, person: Person) -> QuerySet[Content]:
    """Return the contents of a unit that wait for this person: sent, not theirs, not yet looked at by them."""
    back = ContentReview.objects.filter(content=OuterRef("pk"), passed=False).order_by().values("content")
    number = Subquery(back.annotate(number=Count("pk")).values("number"), output_field=IntegerField())
    mine = ContentReview.objects.filter(content=OuterRef("pk"), round=OuterRef("round_now"), by=person)
    subject = Concat(Value("stations.content:"), Cast(OuterRef("pk"), CharField()))
    wrote = TrailEntry.objects.filter(subject=subject, event__in=WROTE, person=person)
    sent = Content.objects.filter(unit=unit, state=ContentState.SENT, removed_at=None, recalled_at=None)
    rows = sent.exclude(by=person).annotate(round_now=Coalesce(number, 0) + 1)
    return rows.filter(~Exists(mine), ~Exists(wrote)).select_related("by")


def reviews_of_rounds(content: Content) -> QuerySet[ContentReview]:
    """Return what was said of a content, the newest round first."""
    return ContentReview.objects.filter(content=content).select_related("by").order_by(F("round").desc(), "at")


def _require_may(content: Content, aspect: str, number: int, person: Person) -> None:
    if content.state != ContentState.SENT or content.recalled_at or content.removed_at:
        label = "已撤回" if content.recalled_at else ContentState(content.state).label
        raise Refused(f"这条内容{label}，现在不审", cure="从待审的内容里选", code="X023")
    if aspect not in ContentAspect.values:
        raise Refused("没有选审核方面", cure="选科学性或导向", code="X025", field="aspect")
    if person.pk in hands_of(content):
        raise Refused("您登记过或改过这条内容，不能审它", cure="请另外两个人审核", code="X024")
    done = dict(ContentReview.objects.filter(content=content, round=number).values_list("aspect", "by"))
    if person.pk in done.values():
        raise Refused("您已经审过这条的另一方面", cure="科学性和导向要由两个人分别审", code="X024")
    if aspect in done:
        label = ContentAspect(aspect).label
        raise Refused(f"{label}已经有人审过", cure="选另一方面", code="X025", field="aspect")
