"""The rounds of a contest: where it is held and how many works may be sent there, changed at any time with a trace."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, snapshot
from jixiao.records.contests.contests.events import RoundsKept
from jixiao.records.contests.contests.telling import require_not_over, tell
from jixiao.records.contests.models import Contest, ContestState, Level, Recommendation, Round

FIELDS = ("level", "name", "first_day", "last_day", "most")
MOST_SENT = 10_000


@transaction.atomic
def add_round(*, contest: Contest, values: Mapping[str, Any], by: Actor, why: str = "") -> Round:
    """Add a round; refuses a level that is there already."""
    _require_why(contest, why)
    row = Round(contest=contest)
    _fill(row, values)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise _twice(row) from None
    tell(RoundsKept, contest, by, after=snapshot(row, FIELDS), why=why.strip())
    return row


@transaction.atomic
def amend_round(*, round_: Round, values: Mapping[str, Any], stamp: int | None, by: Actor, why: str = "") -> Round:
    """Change a round, also of a contest that has begun (with the reason). Raises Stale for an older stamp.

    Refuses fewer places than works were sent, whoever sends one in the same moment: the CHECK of the database holds it.
    """
    contest = round_.contest
    _require_why(contest, why)
    stands = Round.objects.get(pk=round_.pk)
    before = snapshot(stands, FIELDS)
    _fill(round_, values)
    if round_.level != stands.level and Recommendation.objects.filter(round=round_).exists():
        cure = "另加一个轮次"
        raise Refused("已经向这一轮推荐过作品，级别不能改", cure=cure, code="A032", field="level")
    try:
        with transaction.atomic():
            save_stamped(round_, stamp=stamp, fields=FIELDS)
    except IntegrityError:
        raise _why_not(round_) from None
    was, became = changes(before, snapshot(round_, FIELDS))
    tell(RoundsKept, contest, by, before=was, after={"轮次": round_.name, **became}, why=why.strip())
    return round_


@transaction.atomic
def remove_round(*, round_: Round, stamp: int | None, by: Actor, why: str = "") -> None:
    """Take a round out; refuses one to which works were sent, also where they were taken back."""
    _require_why(round_.contest, why)
    if Recommendation.objects.filter(round=round_).exists():
        raise Refused(
            "已经向这一轮推荐过作品，不能删除", cure="推荐的记录要留着；不再推荐的把名额改成已推荐的件数", code="A032"
        )
    save_stamped(round_, stamp=stamp, fields=())
    tell(RoundsKept, round_.contest, by, before=snapshot(round_, FIELDS), why=why.strip())
    round_.delete()


def _require_why(contest: Contest, why: str) -> None:
    require_not_over(contest)
    if contest.state != ContestState.DRAFT and not why.strip():
        raise Refused("赛事已经发布，改轮次要写明原因", cure="如：市科协增加推荐名额", code="A025", field="why")


def _fill(row: Round, values: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name in values:
            setattr(row, name, values[name])
    row.name = " ".join((row.name or "").split())
    if not row.name or row.level not in Level.values:
        raise Refused("轮次名称或级别没有填", cure="名称如：推荐到市", code="A030", field="name")
    if row.first_day and row.last_day and row.last_day < row.first_day:
        raise Refused("轮次截止日期早于开始日期", cure="核对两个日期", code="A030", field="last_day")
    if row.most is not None and not 0 <= row.most <= MOST_SENT:
        raise Refused(
            f"推荐名额要在 0 至 {MOST_SENT:,} 之间", cure="改成这个范围里的数；空着不限", code="A030", field="most"
        )


def _why_not(row: Round) -> Refused:
    sent = Round.objects.values_list("sent", flat=True).get(pk=row.pk)
    if row.most is not None and sent > row.most:
        cause = f"{row.name}已经推荐了 {sent} 件，名额不能少于它"
        return Refused(cause, cure="先撤回推荐，再减名额", code="A031", field="most")
    return _twice(row)


def _twice(row: Round) -> Refused:
    cause = f"已经有{Level(row.level).label}的轮次"
    return Refused(cause, cure="改已有的那一个", code="A033", field="level")
