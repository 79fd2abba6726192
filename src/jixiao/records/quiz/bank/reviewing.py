"""Two people look at a version: one whether it is true, one whether it may be said; neither had a hand in it.

A round ends when both have passed it or one sends it back; what was changed after that is looked at by two anew.
"""

from django.db import IntegrityError, transaction
from django.db.models import CharField, Count, Exists, F, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Person, TrailEntry, Unit
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.quiz.bank.events import (
    QuestionAmended,
    QuestionWritten,
    VersionBegun,
    VersionReviewed,
    VersionSent,
    VersionTakenBack,
)
from jixiao.records.quiz.bank.writing import subject_of, tell
from jixiao.records.quiz.models import Aspect, QuestionVersion, Review, VersionState

WROTE = (QuestionWritten.code, QuestionAmended.code, VersionBegun.code)
MOST_SENT = 2_000


@transaction.atomic
def send_for_review(*, version: QuestionVersion, stamp: int | None, by: Actor) -> QuestionVersion:
    """Ask two people to look at a draft. Refuses one that was sent back and not changed since."""
    if version.state == VersionState.BACK:
        raise Refused("退回以后还没有修改", cure="按审核意见改好保存，再送审", code="U923")
    if version.state != VersionState.DRAFT:
        raise Refused(f"这个版本{VersionState(version.state).label}，不用再送审", code="U923")
    version.state = VersionState.SENT
    save_stamped(version, stamp=stamp, fields=("state",))
    tell(VersionSent, version, by, after={"第几轮审核": round_of(version)})
    return version


@transaction.atomic
def send_all(*, unit: Unit, by: Actor) -> int:
    """Send every draft of a unit's bank for review; return how many."""
    rows = QuestionVersion.objects.filter(question__unit=unit, question__retired_at=None, state=VersionState.DRAFT)
    drafts = list(rows.select_related("question").order_by("question__number")[:MOST_SENT])
    return len([send_for_review(version=one, stamp=one.version, by=by) for one in drafts])


@transaction.atomic
def take_back(*, version: QuestionVersion, stamp: int | None, by: Actor) -> QuestionVersion:
    """Make a version a draft again that was sent too early. Refuses once somebody has looked at it."""
    if version.state != VersionState.SENT:
        raise Refused("这个版本不在待审", code="U924")
    if Review.objects.filter(version=version, round=round_of(version)).exists():
        raise Refused("已经有人审过，不能收回", cure="要改的，请另一位审核人退回", code="U924")
    version.state = VersionState.DRAFT
    save_stamped(version, stamp=stamp, fields=("state",))
    tell(VersionTakenBack, version, by)
    return version


@transaction.atomic
def review_version(*, version: QuestionVersion, aspect: str, passed: bool, note: str, by: Actor) -> QuestionVersion:
    """Write down what a person finds of one aspect; the second pass passes the version, a no sends it back.

    Refuses whoever had a hand in the version, the same person for both aspects, an aspect that was looked at already,
    and a no without a reason.
    """
    held = QuestionVersion.objects.select_for_update().select_related("question").get(pk=version.pk)
    number = round_of(held)
    _require_may(held, aspect, number, by.person)
    words = note.strip()
    if not passed and not words:
        raise Refused("退回没有写意见", cure="写明哪里不对、怎样改", code="U927", field="note")
    try:
        with transaction.atomic():
            Review.objects.create(
                version=held, aspect=aspect, round=number, passed=passed, note=words, by=by.person, at=by.at
            )
    except IntegrityError:
        raise Refused("这一方面刚刚有人审过", cure="刷新页面再看", code="U926") from None
    if not passed:
        held.state = VersionState.BACK
    elif Review.objects.filter(version=held, round=number, passed=True).count() == len(Aspect):
        held.state = VersionState.PASSED
    save_stamped(held, stamp=None, fields=("state",))
    after = {"审核方面": Aspect(aspect).label, "审核结论": "通过" if passed else "退回"}
    tell(VersionReviewed, held, by, after=after, why=words)
    return held


def round_of(version: QuestionVersion) -> int:
    """Return which round of review a version is in: each round but the last ended with a no."""
    return Review.objects.filter(version=version, passed=False).count() + 1


def hands_of(version: QuestionVersion) -> set[int]:
    """Return who had a hand in a version: its author, and whoever changed it since, as the trail says."""
    lines = TrailEntry.objects.filter(subject=subject_of(version), event__in=WROTE)
    return {version.by_id, *(pk for pk in lines.values_list("person_id", flat=True) if pk)}


def open_aspects(version: QuestionVersion, person: Person) -> list[Aspect]:
    """Return the aspects of a version that this person may still look at."""
    if version.state != VersionState.SENT or person.pk in hands_of(version):
        return []
    done = dict(Review.objects.filter(version=version, round=round_of(version)).values_list("by", "aspect"))
    return [] if person.pk in done else [one for one in Aspect if one not in done.values()]


def awaiting_review(unit: Unit, person: Person) -> QuerySet[QuestionVersion]:
    """Return the versions of a unit's bank that wait for this person: sent, not theirs, not yet looked at by them."""
    back = Review.objects.filter(version=OuterRef("pk"), passed=False).order_by().values("version")
    number = Subquery(back.annotate(number=Count("pk")).values("number"), output_field=IntegerField())
    mine = Review.objects.filter(version=OuterRef("pk"), round=OuterRef("round_now"), by=person)
    subject = Concat(Value("quiz.version:"), Cast(OuterRef("pk"), CharField()))
    wrote = TrailEntry.objects.filter(subject=subject, event__in=WROTE, person=person)
    sent = QuestionVersion.objects.filter(question__unit=unit, question__retired_at=None, state=VersionState.SENT)
    rows = sent.exclude(by=person)
    rows = rows.annotate(round_now=Coalesce(number, 0) + 1)
    return rows.filter(~Exists(mine), ~Exists(wrote)).select_related("question", "by")


def reviews_of_rounds(version: QuestionVersion) -> QuerySet[Review]:
    """Return what was said of a version, the newest round first."""
    return Review.objects.filter(version=version).select_related("by").order_by(F("round").desc(), "at")


def _require_may(version: QuestionVersion, aspect: str, number: int, person: Person) -> None:
    if version.state != VersionState.SENT:
        label = VersionState(version.state).label
        raise Refused(f"这个版本{label}，现在不审", cure="从待审的题目里选", code="U924")
    if aspect not in Aspect.values:
        raise Refused("没有选审核方面", cure="选科学性或导向", code="U926", field="aspect")
    if person.pk in hands_of(version):
        raise Refused("您写过或改过这个版本，不能审它", cure="请另外两个人审核", code="U925")
    done = dict(Review.objects.filter(version=version, round=number).values_list("aspect", "by"))
    if person.pk in done.values():
        raise Refused("您已经审过这一版的另一方面", cure="科学性和导向要由两个人分别审", code="U925")
    if aspect in done:
        raise Refused(f"{Aspect(aspect).label}已经有人审过", cure="选另一方面", code="U926", field="aspect")
