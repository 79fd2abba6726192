"""What is asked of the bank in more than one place."""

import dataclasses
from collections import Counter

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from jixiao.orgs.models import TrailEntry, Unit
from jixiao.records.quiz.models import PoolEntry, Question, QuestionVersion, VersionState
from jixiao.web.tagged import HasTag

HISTORY = 30
_NUMBER = IntegerField()


@dataclasses.dataclass(frozen=True, slots=True)
class TagCount:
    """A tag, and how many questions that can be drawn have it."""

    tag: str
    number: int


def passed_versions(unit: Unit, *, tag: str = "") -> QuerySet[QuestionVersion]:
    """Return what may be drawn: the newest passed version of each question of the unit that is not retired."""
    newer = Q(question=OuterRef("question"), state=VersionState.PASSED, number__gt=OuterRef("number"))
    rows = QuestionVersion.objects.filter(
        ~Exists(QuestionVersion.objects.filter(newer)),
        question__unit=unit,
        question__retired_at=None,
        state=VersionState.PASSED,
    )
    return rows.filter(HasTag(tag)) if tag else rows


def tags_of(unit: Unit) -> list[TagCount]:
    """Return the tags of what may be drawn, the most frequent first: one statement."""
    counted = Counter(tag for tags in passed_versions(unit).values_list("tags", flat=True) for tag in tags)
    return [TagCount(tag, number) for tag, number in sorted(counted.items(), key=lambda one: (-one[1], one[0]))]


def newest_versions(unit: Unit) -> QuerySet[QuestionVersion]:
    """Return the newest version of each question of a unit, whatever its state, the retired ones included."""
    newer = QuestionVersion.objects.filter(question=OuterRef("question"), number__gt=OuterRef("number"))
    rows = QuestionVersion.objects.filter(~Exists(newer), question__unit=unit)
    return rows.select_related("question", "by")


def with_uses(versions: QuerySet[QuestionVersion]) -> QuerySet[QuestionVersion]:
    """Annotate versions with the campaigns that ask, or asked, their question in any version, and what is drawn now.

    ``uses`` is the number of those campaigns, ``drawn`` that of the newest passed version, None where none has.
    """
    pooled = PoolEntry.objects.filter(version__question=OuterRef("question")).order_by().values("version__question")
    number = Subquery(pooled.annotate(number=Count("campaign", distinct=True)).values("number"), output_field=_NUMBER)
    passed = QuestionVersion.objects.filter(question=OuterRef("question"), state=VersionState.PASSED)
    drawn = Subquery(passed.order_by("-number").values("number")[:1])
    return versions.annotate(uses=Coalesce(number, 0), drawn=drawn)


def tags_in(unit: Unit) -> list[str]:
    """Return every tag of a unit's bank, in order: one statement."""
    return sorted({tag for tags in newest_versions(unit).values_list("tags", flat=True) for tag in tags})


def uses_of(question: Question) -> QuerySet[PoolEntry]:
    """Return where a question was asked, or is to be, the newest campaign first."""
    rows = PoolEntry.objects.filter(version__question=question).select_related("campaign__unit_year__unit", "version")
    return rows.order_by("-campaign__pk")


def history_of(question: Question) -> list[TrailEntry]:
    """Return what the trail says of a question and of its versions, newest first."""
    subjects = [f"quiz.question:{question.pk}", *(f"quiz.version:{one.pk}" for one in question.versions.all())]
    lines = TrailEntry.objects.filter(subject__in=subjects, unit_id=question.unit_id)
    return list(lines.order_by("-number")[:HISTORY])
