"""A work is looked through by the six of 三自三性: it may be judged, or not, with the reason; many at once too."""

import dataclasses
from collections.abc import Mapping, Sequence

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.contests.entering.queries import entries_of, whole
from jixiao.records.contests.entering.telling import tell, write_step
from jixiao.records.contests.models import (
    TICKS,
    Contest,
    ContestState,
    Entry,
    EntryState,
    Group,
    Likeness,
    LikenessState,
    Qualification,
    StepKind,
)
from jixiao.records.contests.qualifying.events import EntryQualified, EntryUnqualified, QualificationUndone

MOST_AT_ONCE = 500


@dataclasses.dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking through one of many works: it passed, or why not."""

    entry: Entry
    refused: Refused | None = None


def ticks_of(group: Group) -> list[str]:
    """Return which of the six apply in a group, in their order."""
    return [name for name in TICKS if name in group.ticks]


@transaction.atomic
def qualify_entry(
    *, entry: Entry, ticks: Mapping[str, bool], passed: bool, why: str, stamp: int | None, by: Actor
) -> Qualification:
    """Say whether a work may be judged. What passes has every tick that applies; what does not says why.

    Refuses a work that is not handed in, one with a likeness found to be a copy, and a second look beside the first.
    """
    _require_waiting(entry)
    asked = ticks_of(entry.group)
    lacking = [name for name in asked if not ticks.get(name)]
    if passed and lacking:
        words = "、".join(str(Qualification._meta.get_field(one).verbose_name) for one in lacking)  # type: ignore[union-attr] # noqa: SLF001 - columns of the table
        raise Refused(f"{words}没有勾选，不能判合格", cure="逐项核对后勾选，或判不合格并写明原因", code="A252")
    if not passed and not why.strip():
        raise Refused("不合格要写明原因", cure="学校看得到，写清哪一项不符合", code="A252", field="why")
    if passed and Likeness.objects.filter(entry=entry, state=LikenessState.COPIED).exists():
        raise Refused("这件作品已经认定雷同，不能判合格", cure="先改相似核查的结论", code="A252")
    made = Qualification(
        entry=entry, passed=passed, why=why.strip()[:500], entry_version=entry.version, by=by.person, at=by.at,
        **{name: bool(ticks.get(name)) for name in asked},
    )  # fmt: skip
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise Refused("别人刚刚审查过这件作品", cure="刷新页面再看", code="A257") from None
    entry.state = EntryState.QUALIFIED if passed else EntryState.UNQUALIFIED
    save_stamped(entry, stamp=stamp, fields=("state",))
    write_step(entry, StepKind.QUALIFIED if passed else StepKind.UNQUALIFIED, at=by.at, by=by, why=why)
    told = EntryQualified if passed else EntryUnqualified
    tell(told, entry, by, after={"作品编号": entry.number or ""}, why=why.strip())
    return made


def qualify_many(*, contest: Contest, pks: Sequence[int], by: Actor) -> list[Looked]:
    """Pass many works with every tick; each by itself, and what came of each is told."""
    if not pks or len(pks) > MOST_AT_ONCE:
        raise Refused(f"一次勾选 1 至 {MOST_AT_ONCE} 件作品", cure="勾选看过的作品", code="A254")
    found = []
    for entry in whole(entries_of(contest)).filter(pk__in=set(pks)).order_by("number"):
        ticks = dict.fromkeys(ticks_of(entry.group), True)
        try:
            qualify_entry(entry=entry, ticks=ticks, passed=True, why="", stamp=entry.version, by=by)
        except Refused as refused:
            found.append(Looked(entry, refused))
        else:
            found.append(Looked(entry))
    if not found:
        raise Refused("勾选的作品不在这项赛事里", cure="刷新页面，重新勾选", code="A254")
    return found


@transaction.atomic
def undo_qualification(*, entry: Entry, why: str, stamp: int | None, by: Actor) -> Entry:
    """Take the decision on a work back: it waits to be looked through again. Refused once judging has begun."""
    if not why.strip():
        raise Refused("撤销审查要写明原因", cure="如：学校补交了查新报告", code="A253", field="reason")
    held = Qualification.objects.filter(entry=entry, undone_at=None)
    if entry.contest.state != ContestState.OPEN or not held.update(undone_at=by.at, undone_by=by.person):
        raise Refused("评审已经开始，或没有生效的审查", cure="评审开始以后的更正写进公示答复", code="A253")
    entry.state = EntryState.SUBMITTED
    save_stamped(entry, stamp=stamp, fields=("state",))
    write_step(entry, StepKind.REOPENED, at=by.at, by=by, why=why)
    tell(QualificationUndone, entry, by, after={"作品编号": entry.number or ""}, why=why.strip())
    return entry


def _require_waiting(entry: Entry) -> None:
    if entry.contest.state != ContestState.OPEN or entry.state != EntryState.SUBMITTED:
        cause = f"作品{EntryState(entry.state).label}，赛事{ContestState(entry.contest.state).label}，不能审查"
        raise Refused(cause, cure="审查过的先撤销审查；退回的等学校改好重报", code="A251")
