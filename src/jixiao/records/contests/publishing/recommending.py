"""Works are sent to the next level within its places, and what came of them there is written down."""

import datetime
from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.db.models import F, Max

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.judging.queries import tell
from jixiao.records.contests.models import Contest, ContestState, Entry, Level, Recommendation, ResultState, Round
from jixiao.records.contests.publishing.events import (
    OutcomesRecorded,
    RecommendationWithdrawn,
    WorkRecommended,
)

ABOVE = (Level.CITY, Level.PROVINCE, Level.NATION)
"""Levels that works are sent to; a county does not send to itself."""
MOST_AWARD, MOST_WHY = 20, 300


@transaction.atomic
def recommend_work(*, entry: Entry, round_: Round, why: str, by: Actor) -> Recommendation:
    """Send a work to the next level. Refuses one without a published award, twice, and beyond the places of the round.

    The places are held by one UPDATE that the database checks: two people cannot take the last one.
    """
    contest = round_.contest
    _require_published(contest)
    if round_.level not in ABOVE:
        raise Refused(f"{round_} 不是上级轮次", cure="选市级、省级或国家级轮次", code="A640", field="round")
    result = getattr(entry, "result", None)
    if result is None or result.state != ResultState.PUBLISHED or not result.award:
        raise Refused(f"作品 {entry.number} 没有公布的奖项", cure="从获奖作品里推荐", code="A641", field="entry")
    try:
        with transaction.atomic():
            Round.objects.filter(pk=round_.pk).update(sent=F("sent") + 1)
    except IntegrityError:
        cause = f"{round_} 的推荐名额 {round_.most} 个已经用完"
        raise Refused(cause, cure="撤回一件，或先更正名额", code="A642", field="round") from None
    rows = Recommendation.objects.filter(round=round_)
    last = rows.aggregate(last=Max("position"))["last"] or 0
    try:
        with transaction.atomic():
            made = Recommendation.objects.create(
                entry=entry, round=round_, position=last + 1, why=why.strip()[:MOST_WHY], by=by.person, on=by.on
            )
    except IntegrityError:
        raise Refused(f"作品 {entry.number} 已经推荐过", cure="不用再推荐", code="A643", field="entry") from None
    tell(WorkRecommended, contest, by, after={"作品编号": entry.number, "轮次": str(round_)}, why=made.why)
    return made


@transaction.atomic
def withdraw_recommendation(*, recommendation: Recommendation, why: str, by: Actor) -> Recommendation:
    """Take a work back from the next level; its place is free again. Refuses where a result is known."""
    if not why.strip():
        raise Refused("没有写撤回原因", cure="如：作者放弃", code="A644", field="reason")
    rows = Recommendation.objects.filter(pk=recommendation.pk, withdrawn_at=None, result_on=None)
    if not rows.update(withdrawn_at=by.at, version=F("version") + 1):
        raise Refused("这件已经撤回，或上级结果已经登记", cure="刷新页面", code="A645")
    Round.objects.filter(pk=recommendation.round_id, sent__gt=0).update(sent=F("sent") - 1)
    contest, entry = recommendation.round.contest, recommendation.entry
    before = {"作品编号": entry.number, "轮次": str(recommendation.round)}
    tell(RecommendationWithdrawn, contest, by, before=before, why=why.strip())
    recommendation.refresh_from_db()
    return recommendation


@transaction.atomic
def record_outcomes(
    *,
    contest: Contest,
    rows: Sequence[Recommendation],
    award: str,
    on: datetime.date | None,
    remark: str,
    by: Actor,
) -> int:
    """Write down what works had at the next level, all of them the same: 9 件获三等奖; "" for no award.

    Said again it overwrites what was said before, and the trail keeps both.
    """
    if not rows:
        raise Refused("没有选作品", cure="勾选结果相同的作品", code="A646", field="chosen")
    if on is None or on > by.on:
        raise Refused("结果日期不对", cure="填上级文件的日期，不能晚于今天", code="A647", field="on")
    pks = [row.pk for row in rows]
    before = {row.entry.number: row.award or "无" for row in rows if row.result_on}
    number = Recommendation.objects.filter(pk__in=pks, withdrawn_at=None).update(
        award=award.strip()[:MOST_AWARD], result_on=on, result_remark=remark.strip()[:MOST_WHY], result_by=by.person,
        version=F("version") + 1,
    )  # fmt: skip
    named = "、".join(str(row.entry.number) for row in rows[:30])
    after = {"作品": number, "上级奖项": award.strip() or "没有获奖", "作品编号": named}
    tell(OutcomesRecorded, contest, by, before=before, after=after, why=remark.strip())
    return number


def _require_published(contest: Contest) -> None:
    if contest.state not in {ContestState.PUBLISHED, ContestState.CLOSED}:
        raise Refused("结果还没有公布", cure="公布以后再推荐上报", code="A648")
