"""What a judge sees: their own works, least reviewed first, and of each only what does not say whose it is."""

import dataclasses
from collections.abc import Sequence

from django.db.models import Case, Count, F, Q, QuerySet, Value, When

from jixiao.records.contests.judging.queries import ACTIVE
from jixiao.records.contests.models import Assignment, AssignmentState, Criterion, EntryFile, FileKind, Judge, Mark

SHOWN = (FileKind.WORK, FileKind.PHOTO, FileKind.REPORT, FileKind.NOVELTY)
"""What of the files judges see: not the sheet with the seal, nor the consent of guardians: both are full of names."""
MOST_WORKS, MOST_FILES = 2000, 60


@dataclasses.dataclass(frozen=True, slots=True)
class BlindFile:
    """A file under a name that says nothing."""

    pk: int
    name: str
    kind: str
    size: int
    pages: int
    media_type: str


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A criterion and what the judge gave for it."""

    criterion: Criterion
    field: str
    typed: str


def tasks_of(judge: Judge) -> QuerySet[Assignment]:
    """Return what a judge has, with how many judges have handed in marks for each work (``reviewed``)."""
    done = Count("entry__assignments", filter=Q(entry__assignments__state=AssignmentState.SUBMITTED), distinct=True)
    rows = Assignment.objects.filter(judge=judge, state__in=ACTIVE).select_related("entry__group", "panel")
    return rows.annotate(reviewed=done)


def in_turn(rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Return tasks in the order in which they are best done: open ones first, of those the least reviewed."""
    place = Case(When(state=AssignmentState.SUBMITTED, then=Value(1)), default=Value(0))
    return rows.order_by(place, F("reviewed"), "entry__number")


def next_task(judge: Judge, *, after: Assignment) -> Assignment | None:
    """Return the open task with the fewest marks from anybody, other than the one just done; None where all is done."""
    rows = tasks_of(judge).exclude(pk=after.pk).exclude(state=AssignmentState.SUBMITTED)
    return in_turn(rows).first()


def files_of(task: Assignment) -> list[BlindFile]:
    """Return the files of a work that judges see, named by the work and their place."""
    rows = EntryFile.objects.filter(entry=task.entry_id, removed_at=None, kind__in=SHOWN).order_by("pk")[:MOST_FILES]
    return [blind(task, one, place) for place, one in enumerate(rows, start=1)]


def blind(task: Assignment, file: EntryFile, place: int) -> BlindFile:
    """Return a file as judges see it."""
    name = f"{task.entry.number} {FileKind(file.kind).label}{place}"
    return BlindFile(file.pk, name, FileKind(file.kind).label, file.size, file.pages or 1, file.media_type)


def lines_of(task: Assignment, criteria: Sequence[Criterion]) -> list[Line]:
    """Return the criteria with what is kept of a judge's points: one statement."""
    kept = dict(Mark.objects.filter(assignment=task).values_list("criterion", "points"))
    return [
        Line(one, f"c{one.pk}", "" if one.pk not in kept else f"{kept[one.pk].normalize():f}") for one in criteria
    ]  # fmt: skip


def answers_of(task: Assignment) -> list[tuple[str, str]]:
    """Return the fields of the group's own form that were filled in, as label and words."""
    answers = task.entry.answers if isinstance(task.entry.answers, dict) else {}
    found = []
    for field in task.entry.group.form:
        value = answers.get(field.get("key"))
        if value not in (None, "", []):
            words = "、".join(map(str, value)) if isinstance(value, list) else str(value)
            found.append((str(field.get("label", "")), words))
    return found
