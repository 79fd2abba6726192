"""Who holds which post of an organisation, and who of them are the 三长 (医院院长、学校校长、农技站长)."""

import dataclasses
import datetime
from collections.abc import Sequence

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.community.models import Organisation, Post, PostKind, ThreeHeads, Worker
from jixiao.records.community.organisations.events import PostsKept
from jixiao.records.community.organisations.registering import tell
from jixiao.records.community.workers.keys import bare_name
from jixiao.records.community.writing import require_lengths


@dataclasses.dataclass(frozen=True, slots=True)
class Appointed:
    """One post as it is typed; somebody of the register is found by name and workplace."""

    kind: str
    name: str
    workplace: str = ""
    head: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None


@transaction.atomic
def keep_posts(
    *, organisation: Organisation, unit_year: UnitYear, posts: Sequence[Appointed], stamp: int | None, by: Actor
) -> None:
    """Write the posts of an organisation over those that stand there.

    Refuses two chairs at a time, the same post of the same person twice, a post that ends before it begins, and one of
    the 三长 who is no part-time vice chair.
    """
    before = _worded(organisation)
    save_stamped(organisation, stamp=stamp, fields=())
    Post.objects.filter(organisation=organisation).delete()
    known = _registered(organisation, posts)
    for number, one in enumerate(posts, start=1):
        _require_right(one, number)
        post = Post(
            organisation=organisation, kind=one.kind, head=one.head, name=one.name.strip(), workplace=one.workplace,
            since=one.since, until=one.until, worker=known.get((bare_name(one.name), one.workplace)),
        )  # fmt: skip
        require_lengths(post, ("name", "workplace"))
        _write(post, number)
    tell(PostsKept, organisation, unit_year, by=by, before={"任职": before}, after={"任职": _worded(organisation)})


def lacking_heads(organisation: Organisation) -> list[str]:
    """Return which of the 三长 no part-time vice chair of an organisation is."""
    held = {one.head for one in organisation.posts.all() if one.until is None}
    wanted = (ThreeHeads.HOSPITAL, ThreeHeads.SCHOOL, ThreeHeads.FARM_STATION)
    return [str(one.label) for one in wanted if one.value not in held]


def _require_right(one: Appointed, number: int) -> None:
    if not one.name.strip():
        raise Refused(f"第 {number} 行没有写任职人", cure="填姓名，或去掉这一行", code="V216")
    if one.since and one.until and one.until < one.since:
        raise Refused(f"第 {number} 行任职止早于任职起", cure="核对两个日期", code="V219")
    if one.head and one.kind != PostKind.PART_TIME_VICE:
        cure = "“三长”以兼职副主席的身份进班子；任职改为兼职副主席"
        raise Refused(f"第 {number} 行的“三长”不是兼职副主席", cure=cure, code="V220")


def _write(post: Post, number: int) -> None:
    try:
        with transaction.atomic():
            post.save(force_insert=True)
    except IntegrityError:
        cause = "同时有两个主席" if post.kind == PostKind.CHAIR else f"{post.name}的同一任职写了两次"
        raise Refused(f"第 {number} 行：{cause}", cure="去掉一行，或给前一任填任职止", code="V221") from None


def _registered(organisation: Organisation, posts: Sequence[Appointed]) -> dict[tuple[str, str], Worker]:
    names = [bare_name(one.name) for one in posts]
    rows = Worker.objects.filter(unit=organisation.unit_id, removed_at=None, name_key__in=names).order_by("-pk")
    return {(one.name_key, one.workplace): one for one in rows}


def _worded(organisation: Organisation) -> str:
    rows = Post.objects.filter(organisation=organisation).order_by("pk")
    return "；".join(f"{one.get_kind_display()} {one.name}{'（三长）' if one.head else ''}" for one in rows)
