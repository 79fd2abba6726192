"""题组: questions of a unit's bank that are asked together; offered to whoever asks sets, such as a training."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from jixiao.measures.question_sets import QuestionSet as OfferedSet
from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.models import Unit, UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish, snapshot
from jixiao.records.quiz.bank.events import SetAmended, SetMade, SetRemoved
from jixiao.records.quiz.models import Question, QuestionSet

FIELDS = ("name", "note")
MOST_QUESTIONS = 2_000
_NAMED = 10


@transaction.atomic
def make_set(*, unit: Unit, values: Mapping[str, Any], by: Actor) -> QuestionSet:
    """Make a set of questions, empty. Refuses a name that another set of the unit has."""
    made = QuestionSet(unit=unit)
    _fill(made, values)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise _name_taken(made) from None
    _tell(SetMade, made, by, after=snapshot(made, FIELDS))
    return made


@transaction.atomic
def amend_set(*, questions: QuestionSet, values: Mapping[str, Any], stamp: int | None, by: Actor) -> QuestionSet:
    """Give a set another name or note."""
    before = snapshot(QuestionSet.objects.get(pk=questions.pk), FIELDS)
    _fill(questions, values)
    others = QuestionSet.objects.filter(unit=questions.unit_id, name=questions.name, removed_at=None)
    if others.exclude(pk=questions.pk).exists():
        raise _name_taken(questions)
    save_stamped(questions, stamp=stamp, fields=FIELDS)
    was, became = changes(before, snapshot(questions, FIELDS))
    if became:
        _tell(SetAmended, questions, by, before=was, after=became)
    return questions


@transaction.atomic
def put_in(*, questions: QuestionSet, chosen: Iterable[int], by: Actor) -> int:
    """Put questions of the unit's bank into a set; return how many are new to it. Refuses those of another unit."""
    wanted = set(chosen)
    found = set(Question.objects.filter(pk__in=wanted, unit=questions.unit_id).values_list("pk", flat=True))
    if wanted - found:
        raise Refused("选中的题不在本单位题库里", cure="刷新页面，重新选", code="U932")
    held = set(questions.questions.values_list("pk", flat=True))
    if len(held | found) > MOST_QUESTIONS:
        raise Refused(f"题组最多 {MOST_QUESTIONS:,} 道题", cure="分成几个题组", code="U932")
    new = found - held
    if new:
        questions.questions.add(*new)
        _change(questions, by, added=new)
    return len(new)


@transaction.atomic
def take_out(*, questions: QuestionSet, chosen: Iterable[int], by: Actor) -> int:
    """Take questions out of a set; they stay in the bank. Return how many there were."""
    gone = set(questions.questions.filter(pk__in=set(chosen)).values_list("pk", flat=True))
    if gone:
        questions.questions.remove(*gone)
        _change(questions, by, removed=gone)
    return len(gone)


@transaction.atomic
def remove_set(*, questions: QuestionSet, stamp: int | None, by: Actor) -> None:
    """Offer a set no more; its questions stay, and where it was chosen its name stays."""
    if questions.removed_at is not None:
        raise Refused("这个题组已经删除", code="U933")
    questions.removed_at = by.at
    save_stamped(questions, stamp=stamp, fields=("removed_at",))
    _tell(SetRemoved, questions, by, before=snapshot(questions, FIELDS))


def sets_of(unit: Unit) -> QuerySet[Any]:
    """Return the sets of a unit with the number of their questions that are in use."""
    rows = QuestionSet.objects.filter(unit=unit, removed_at=None)
    return rows.annotate(number=Count("questions", filter=Q(questions__retired_at=None)))


def offered_sets(unit_year: UnitYear) -> list[OfferedSet]:
    """Return what the unit offers to whoever asks sets of questions: one statement."""
    rows = sets_of(unit_year.unit).filter(number__gt=0).order_by("name")
    desk = {"unit": unit_year.unit.code, "year": unit_year.year}
    return [OfferedSet(reference_of(one), one.name, reverse("quiz:set", kwargs={**desk, "pk": one.pk})) for one in rows]


def reference_of(questions: QuestionSet) -> str:
    """Return the name of a set for the trail and for other rooms."""
    return f"quiz.set:{questions.pk}"


def _fill(questions: QuestionSet, values: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name in values:
            setattr(questions, name, str(values[name]).strip())
    if not questions.name:
        raise Refused("题组名称没有填", code="U931", field="name")


def _name_taken(questions: QuestionSet) -> Refused:
    return Refused(f"已有题组「{questions.name}」", cure="换一个名称", code="U931", field="name")


def _change(questions: QuestionSet, by: Actor, *, added: Iterable[int] = (), removed: Iterable[int] = ()) -> None:
    save_stamped(questions, stamp=None, fields=())
    after = {word: _named(pks) for word, pks in (("加入题目", added), ("移出题目", removed)) if pks}
    _tell(SetAmended, questions, by, after=after)


def _named(pks: Iterable[int]) -> str:
    numbers = sorted(Question.objects.filter(pk__in=set(pks)).values_list("number", flat=True))
    named = "、".join(f"T{number}" for number in numbers[:_NAMED])
    return f"{named}等 {len(numbers)} 道" if len(numbers) > _NAMED else named


def _tell(told: type[Event], questions: QuestionSet, by: Actor, **said: Any) -> None:  # noqa: ANN401 - as Event has them
    publish(told(unit_id=questions.unit_id, subject=reference_of(questions), name=questions.name, **said), by=by)
