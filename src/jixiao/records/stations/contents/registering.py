"""Contents are registered, changed while drafts, and set aside while nobody has seen them; one may replace another."""

from django.db import IntegrityError, transaction
from django.db.models import Max

from jixiao.measures.keeping import attach, detach
from jixiao.measures.models import Proof
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Unit
from jixiao.orgs.refusing import Refused
from jixiao.orgs.spelling import initials_of
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes
from jixiao.records.stations.contents.events import ContentAmended, ContentRegistered, ContentRemoved
from jixiao.records.stations.contents.telling import shown, subject_of, tell
from jixiao.records.stations.contents.wording import FIELDS, Said, judged
from jixiao.records.stations.models import (
    Content,
    ContentReads,
    ContentReview,
    ContentState,
    Delivery,
    PushContent,
)

DRAFTS = (ContentState.DRAFT, ContentState.BACK)
_KEPT = (*FIELDS, "initials", "state")


@transaction.atomic
def register_content(*, unit: Unit, said: Said, by: Actor, replaces: Content | None = None) -> Content:
    """Register a content as a draft; ``replaces`` is the one it stands in for. Refuses what cannot be shown."""
    kept = judged(said, on=by.on)
    content = Content(unit=unit, number=_next_number(unit), by=by.person, at=by.at, replaces=replaces)
    _fill(content, kept)
    try:
        with transaction.atomic():
            content.save(force_insert=True)
    except IntegrityError:
        raise Refused(f"内容编号 N{content.number} 刚刚被用掉", cure="再保存一次", code="X021") from None
    _hold_file(content, None, by)
    tell(ContentRegistered, content, by, after=shown(content))
    return content


@transaction.atomic
def amend_content(*, content: Content, said: Said, stamp: int | None, by: Actor) -> Content:
    """Change a draft; one that was sent back becomes a draft again and begins a new round.

    Refuses a content that is under review or has passed; raises Stale for an older stamp.
    """
    require_draft(content)
    before, was = shown(content), content.file
    _fill(content, judged(said, on=by.on))
    old, new = changes(before, shown(content))
    if new:
        content.state = ContentState.DRAFT
    save_stamped(content, stamp=stamp, fields=_KEPT)
    if new:
        _hold_file(content, was, by)
        tell(ContentAmended, content, by, before=old, after=new)
    return content


@transaction.atomic
def remove_content(*, content: Content, stamp: int | None, by: Actor) -> None:
    """Set a draft aside that nobody reviewed, pushed or counted. Refuses any other: that one is recalled."""
    require_draft(content)
    hung = _hung_on(content)
    if hung:
        raise Refused(f"这条内容已经有{'、'.join(hung)}，不能删除", cure="不再用的，撤回它", code="X028")
    content.removed_at = by.at
    save_stamped(content, stamp=stamp, fields=("removed_at",))
    if content.file is not None:
        detach(proof=content.file, subject=subject_of(content), by=by)
    tell(ContentRemoved, content, by, before=shown(content))


def require_draft(content: Content) -> None:
    """Raise Refused where a content is looked at by reviewers or has passed: what was looked at must not change."""
    if content.recalled_at is None and content.state in DRAFTS:
        return
    if content.recalled_at is not None:
        raise Refused("这条内容已经撤回，不能修改", cure="改好的另拟一份替代它", code="X023")
    passed = content.state == ContentState.PASSED
    cure = "要改的，另拟一份替代它，再撤回这一份" if passed else "要改的，先收回送审，或请审核人退回"
    raise Refused(f"这条内容{ContentState(content.state).label}，不能修改", cure=cure, code="X023")


def said_by(content: Content) -> Said:
    """Return what a content says."""
    values = {name: getattr(content, name) for name in FIELDS}
    return Said(**{**values, "topics": tuple(content.topics), "audiences": tuple(content.audiences)})


def _fill(content: Content, said: Said) -> None:
    for name in FIELDS:
        setattr(content, name, getattr(said, name))
    content.topics, content.audiences = list(said.topics), list(said.audiences)
    content.initials = initials_of(said.title)


def _hold_file(content: Content, was: Proof | None, by: Actor) -> None:
    """Attach the file to the content, so that nobody sets it aside, and let go of the one before."""
    if was is not None and was != content.file:
        detach(proof=was, subject=subject_of(content), by=by)
    if content.file is not None and was != content.file:
        attach(proof=content.file, subject=subject_of(content), label=f"科普内容 {content.title}", by=by)


def _next_number(unit: Unit) -> int:
    return int(Content.objects.filter(unit=unit).aggregate(last=Max("number"))["last"] or 0) + 1


def _hung_on(content: Content) -> list[str]:
    asked = (("审核记录", ContentReview), ("阅读数", ContentReads), ("推送", PushContent), ("送达", Delivery))
    return [word for word, model in asked if model.objects.filter(content=content).exists()]
