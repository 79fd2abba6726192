"""A contest begins, its days are put off with a reason, and it ends."""

import datetime
from collections.abc import Collection, Mapping

from django.db import transaction

from jixiao.engine.errors import Finding, Severity
from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, snapshot
from jixiao.records.contests.contests.checking import faults_of
from jixiao.records.contests.contests.drafting import require_windows
from jixiao.records.contests.contests.events import ContestChanged, ContestClosed, ContestOpened
from jixiao.records.contests.contests.queries import groups_of
from jixiao.records.contests.contests.telling import require_draft, require_running, tell
from jixiao.records.contests.models import Contest, ContestState, Entry, EntryState, Objection, ObjectionState

CHANGEABLE = (
    "entry_to", "qualify_to", "judge_from", "judge_to", "notice_from", "notice_to", "kept_until", "contact",
)  # fmt: skip
MOST_TOLD = 3


@transaction.atomic
def open_contest(
    *, contest: Contest, stamp: int | None, by: Actor, accepted: Collection[str] = (), reason: str = ""
) -> Contest:
    """Let a contest begin: schools may enter within its window.

    ``accepted`` are the codes of the findings 应当改 that were ticked, with one ``reason`` for all of them.
    """
    require_draft(contest)
    found = faults_of(contest, on=by.on)
    _require_mended(found, accepted, reason)
    contest.state, contest.opened_by, contest.opened_at = ContestState.OPEN, by.person, by.at
    save_stamped(contest, stamp=stamp, fields=("state", "opened_by", "opened_at"))
    after = {
        "报名日期": f"{contest.entry_from} 至 {contest.entry_to}", "组别": len(groups_of(contest)),
        "已知问题": "；".join(f"{one.code} {one.cause}" for one in found if one.severity == Severity.SHOULD),
    }  # fmt: skip
    tell(ContestOpened, contest, by, after=after, why=reason.strip())
    return contest


@transaction.atomic
def change_days(
    *, contest: Contest, values: Mapping[str, datetime.date | str | None], why: str, stamp: int | None, by: Actor
) -> Contest:
    """Change days (or the telephone) of a contest that has begun, with the reason.

    Entry never ends earlier, and people are never kept longer than their guardians were told.
    """
    require_running(contest)
    if not why.strip():
        raise Refused("变更要写明原因", cure="如：按市科协通知延期", code="A025", field="why")
    before = snapshot(Contest.objects.get(pk=contest.pk), CHANGEABLE)
    was_last, was_kept = contest.entry_to, contest.kept_until
    for name in CHANGEABLE:
        if name in values:
            setattr(contest, name, values[name])
    if contest.entry_to is None or (was_last and contest.entry_to < was_last):
        cure = "学校按公布的日期准备，只能延后"
        raise Refused("报名截止不能提前", cure=cure, code="A026", field="entry_to")
    if was_kept and (contest.kept_until is None or contest.kept_until > was_kept):
        cure = "监护人同意的就是这一天，只能提前"
        raise Refused("个人信息保存期不能延长", cure=cure, code="A034", field="kept_until")
    require_windows(contest)
    was, became = changes(before, snapshot(contest, CHANGEABLE))
    if not became:
        raise Refused("没有变化", cure="改日期，或返回", code="A025", field="entry_to")
    save_stamped(contest, stamp=stamp, fields=CHANGEABLE)
    tell(ContestChanged, contest, by, before=was, after=became, why=why.strip())
    return contest


@transaction.atomic
def close_contest(*, contest: Contest, reason: str, stamp: int | None, by: Actor) -> Contest:
    """End a contest: nothing of it is changed any more. While things are left, a reason is asked for."""
    require_running(contest)
    left = unfinished(contest, on=by.on)
    if left and not reason.strip():
        raise Refused("、".join(left), cure="办完再结束；提前结束的写明原因", code="A027", field="reason")
    contest.state, contest.closed_by, contest.closed_at = ContestState.CLOSED, by.person, by.at
    save_stamped(contest, stamp=stamp, fields=("state", "closed_by", "closed_at"))
    tell(ContestClosed, contest, by, after={"未了事项": "、".join(left) or "无"}, why=reason.strip())
    return contest


def unfinished(contest: Contest, *, on: datetime.date) -> list[str]:
    """Return in words what of a running contest is not over yet."""
    found = []
    if contest.entry_to and on <= contest.entry_to:
        found.append(f"报名到 {contest.entry_to} 才截止")
    waiting = Entry.objects.filter(contest=contest, state__in=(EntryState.SUBMITTED, EntryState.RETURNED)).count()
    if waiting:
        found.append(f"还有 {waiting} 件作品没有审查")
    if contest.state != ContestState.PUBLISHED:
        found.append("结果没有公布")
    if contest.notice_to and on <= contest.notice_to:
        found.append(f"公示到 {contest.notice_to}")
    objections = Objection.objects.filter(contest=contest, state=ObjectionState.OPEN).count()
    if objections:
        found.append(f"还有 {objections} 条异议没有答复")
    return found


def _require_mended(found: Collection[Finding], accepted: Collection[str], reason: str) -> None:
    must = [one for one in found if one.severity == Severity.MUST]
    if must:
        told = "；".join(f"{one.name}（{one.cause}）" for one in must[:MOST_TOLD])
        raise Refused(f"还有 {len(must)} 处必须改：{told}", cure="逐条改好再发布", code="A028")
    should = [one for one in found if one.severity == Severity.SHOULD]
    left = [one for one in should if one.code not in accepted]
    if left:
        raise Refused(f"「{left[0].name}」没有改，也没有勾选照办", cure="改好，或勾选并写明理由", code="A028")
    if should and not reason.strip():
        raise Refused("照办没有写理由", cure="写明为什么不改", code="A028", field="reason")
