"""What is asked of the bank in more than one place."""

import dataclasses
from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, QuerySet, Value

from jixiao.orgs.models import Unit
from jixiao.records.quiz.models import QuestionVersion, VersionState


class HasTag(Func):
    """Whether a list of tags has one: the same answer on every database."""

    output_field = BooleanField()

    def __init__(self, tag: str, *, field: str = "tags") -> None:
        super().__init__(F(field), Value(tag))

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, Sequence[Any]]:  # type: ignore[override] # noqa: ANN401 - what Django gives
        """Return the question as SQLite and PostgreSQL understand it."""
        (tags, first), (tag, second) = (compiler.compile(one) for one in self.get_source_expressions())
        if connection.vendor == "postgresql":
            return f"jsonb_exists({tags}, {tag})", (*first, *second)
        return f"EXISTS (SELECT 1 FROM json_each({tags}) one WHERE one.value = {tag})", (*first, *second)


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
