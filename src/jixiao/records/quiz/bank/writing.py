"""Questions are written, changed while drafts, given another wording, and taken away while nobody was asked."""

import dataclasses
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from jixiao.measures.keeping import attach, detach
from jixiao.measures.materials import PICTURE, material_of
from jixiao.measures.models import Proof
from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.models import Unit
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish, snapshot
from jixiao.records.quiz.bank.events import QuestionAmended, QuestionWritten, VersionBegun, VersionRemoved
from jixiao.records.quiz.bank.wording import Said, answer_words, judged, plain_of
from jixiao.records.quiz.models import PoolEntry, Question, QuestionVersion, Review, VersionState

FIELDS = (
    "kind", "text", "options", "right", "explanation", "source", "tags", "difficulty", "picture", "picture_words",
)  # fmt: skip
UNDER_WAY = (VersionState.DRAFT, VersionState.SENT, VersionState.BACK)
_KEPT = (*FIELDS, "plain", "state", "by", "at")


@transaction.atomic
def write_question(*, unit: Unit, said: Said, by: Actor, picture: Proof | None = None) -> QuestionVersion:
    """Put a question into the bank of a unit, as the draft of its first version. Refuses what nobody could answer."""
    kept = judged(said)
    question = Question(unit=unit, number=_next_number(unit))
    try:
        with transaction.atomic():
            question.save(force_insert=True)
    except IntegrityError:
        raise Refused(f"题库编号 T{question.number} 刚刚被用掉", cure="再保存一次", code="U919") from None
    return _begin(question, kept, picture=picture, told=QuestionWritten, by=by)


@transaction.atomic
def amend_draft(
    *, version: QuestionVersion, said: Said, stamp: int | None, by: Actor, picture: Proof | None = None
) -> QuestionVersion:
    """Change a draft; one that was sent back becomes a draft again and begins a new round.

    Refuses a version that is under review or has passed; raises Stale for an older stamp.
    """
    require_draft(version)
    before, was = shown(version), version.picture
    _fill(version, judged(said), picture)
    old, new = changes(before, shown(version))
    if new:
        version.state = VersionState.DRAFT
    save_stamped(version, stamp=stamp, fields=_KEPT)
    if new:
        _hold_picture(version, was, by)
        tell(QuestionAmended, version, by, before=old, after=new)
    return version


@transaction.atomic
def begin_version(*, question: Question, by: Actor) -> QuestionVersion:
    """Begin another wording of a question that has passed, from the newest one; the passed one stays and is drawn.

    Refuses where another version is under way.
    """
    newest = question.versions.order_by("-number").first()
    if newest is None or newest.state != VersionState.PASSED:
        cure = "先把在办的版本审完，或直接修改它"
        raise Refused("这道题已有一个版本在办", cure=cure, code="U921")
    return _begin(question, said_by(newest), picture=newest.picture, told=VersionBegun, by=by)


@transaction.atomic
def remove_version(*, version: QuestionVersion, stamp: int | None, by: Actor) -> None:
    """Take a draft away, with its question where it was the only version. Refuses what was asked or is under review."""
    require_draft(version)
    save_stamped(version, stamp=stamp, fields=())
    drop_version(version, by=by)


def drop_version(version: QuestionVersion, *, by: Actor) -> None:
    """Take a version away, and its question where no other is left; refuses one that a campaign asks."""
    if PoolEntry.objects.filter(version=version).exists():
        raise Refused(f"{version.question} 已经被竞答活动选用", cure="不再用的，停用它", code="U929")
    question, before = version.question, shown(version)
    subject = subject_of(version)
    if version.picture is not None:
        detach(proof=version.picture, subject=picture_subject(version), by=by)
    Review.objects.filter(version=version).delete()
    version.delete()
    if not question.versions.exists():
        question.delete()
    publish(
        VersionRemoved(unit_id=question.unit_id, subject=subject, name=_name(question, version), before=before), by=by
    )


def require_draft(version: QuestionVersion) -> None:
    """Raise Refused where a version is looked at by reviewers or has passed: what was looked at must not change."""
    if version.state in (VersionState.DRAFT, VersionState.BACK):
        return
    passed = version.state == VersionState.PASSED
    cure = "要改的，另起一个版本" if passed else "要改的，先收回送审，或请审核人退回"
    raise Refused(f"这个版本{VersionState(version.state).label}，不能修改", cure=cure, code="U922")


def require_picture(proof: Proof) -> None:
    """Raise Refused for a proof that nobody can look at as a picture."""
    if material_of(proof.media_type).family != PICTURE:
        raise Refused(f"「{proof.name}」不是图片", cure="选 JPG、PNG 或 WEBP", code="U920", field="picture")


def said_by(version: QuestionVersion) -> Said:
    """Return what a version says."""
    values = {field.name: getattr(version, field.name) for field in dataclasses.fields(Said)}
    return Said(**{**values, "options": tuple(version.options), "tags": tuple(version.tags)})


def subject_of(version: QuestionVersion) -> str:
    """Return the name of a version in the trail."""
    return f"quiz.version:{version.pk}"


def picture_subject(version: QuestionVersion) -> str:
    """Return what a picture is kept for."""
    return f"quiz.questionversion:{version.pk}"


def shown(version: QuestionVersion) -> dict[str, Any]:
    """Return a version as the trail shows it: the answer as people write it."""
    found = snapshot(version, [name for name in FIELDS if name not in {"right", "options", "tags"}])
    found["选项"], found["标签"] = "；".join(version.options), "、".join(version.tags)
    return found | {"正确答案": answer_words(version.kind, version.right)}


def tell(told: type[Event], version: QuestionVersion, by: Actor, **said: Any) -> None:  # noqa: ANN401 - as Event has them
    """Write an act on a version to the trail."""
    question = version.question
    publish(told(unit_id=question.unit_id, subject=subject_of(version), name=_name(question, version), **said), by=by)


def _begin(question: Question, said: Said, *, picture: Proof | None, told: type[Event], by: Actor) -> QuestionVersion:
    last = question.versions.aggregate(last=Max("number"))["last"] or 0
    version = QuestionVersion(question=question, number=last + 1, by=by.person, at=by.at)
    _fill(version, said, picture)
    try:
        with transaction.atomic():
            version.save(force_insert=True)
    except IntegrityError:
        raise Refused("这道题已有一个版本在办", cure="刷新页面，修改那一个", code="U921") from None
    _hold_picture(version, None, by)
    tell(told, version, by, after=shown(version))
    return version


def _fill(version: QuestionVersion, said: Said, picture: Proof | None) -> None:
    for field in dataclasses.fields(Said):
        setattr(version, field.name, getattr(said, field.name))
    version.options, version.tags = list(said.options), list(said.tags)
    version.plain = plain_of(said.text)
    version.picture = picture
    if picture is None:
        version.picture_words = ""
    elif not said.picture_words:
        cure = "写明图上是什么，看不见图的人靠它答题"
        raise Refused("题图没有文字说明", cure=cure, code="U920", field="picture_words")
    else:
        require_picture(picture)


def _hold_picture(version: QuestionVersion, was: Proof | None, by: Actor) -> None:
    """Attach the picture to the version, so that nobody sets it aside, and let go of the one before."""
    if was is not None and was != version.picture:
        detach(proof=was, subject=picture_subject(version), by=by)
    if version.picture is not None and was != version.picture:
        label = f"题图 {version.question}"
        attach(proof=version.picture, subject=picture_subject(version), label=label, by=by)


def _next_number(unit: Unit) -> int:
    return int(Question.objects.filter(unit=unit).aggregate(last=Max("number"))["last"] or 0) + 1


def _name(question: Question, version: QuestionVersion) -> str:
    return f"{question} 第 {version.number} 版 {version.text}"
