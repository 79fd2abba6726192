"""All results are published at once; a published award is only ever taken away, with a reason."""

import datetime

from django.db import transaction
from django.db.models import F

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.contests.judging.queries import tell
from jixiao.records.contests.models import AwardCertificate, Contest, ContestState, Result, ResultState
from jixiao.records.contests.publishing.deciding import overfull
from jixiao.records.contests.publishing.events import AwardCancelled, ResultsPublished
from jixiao.records.contests.publishing.queries import results_of

FEWEST_DAYS, MOST_DAYS = 5, 60
ONE = datetime.timedelta(days=1)


@transaction.atomic
def publish_results(
    *, contest: Contest, first: datetime.date, last: datetime.date, why: str, stamp: int | None, by: Actor
) -> int:
    """Publish every pending result of a contest at once, for objections from ``first`` to ``last``; return how many.

    Refuses where nobody has an award, a window in the past or under five days, and without a reason where an award
    goes to more works than its share allows.
    """
    if contest.state != ContestState.DECIDING:
        raise Refused("赛事不在定奖阶段", cure="刷新页面", code="A603")
    if not results_of(contest).filter(state=ResultState.PENDING).exclude(award="").exists():
        raise Refused("还没有作品得奖", cure="先拟定奖项", code="A604")
    if first < by.on:
        raise Refused("公示不能从过去开始", cure="从今天或以后开始", code="A605", field="first")
    if not FEWEST_DAYS <= (last - first).days + 1 <= MOST_DAYS:
        raise Refused(f"公示要 {FEWEST_DAYS} 至 {MOST_DAYS} 天", cure="改公示截止日期", code="A606", field="last")
    more, said = overfull(contest), why.strip()
    if more and not said:
        raise Refused(f"超过比例：{'；'.join(more)}", cure="调整奖项，或写明超比例的依据", code="A607", field="why")
    contest.state, contest.notice_from, contest.notice_to = ContestState.PUBLISHED, first, last
    contest.published_by, contest.published_at = by.person, by.at
    fields = ("state", "notice_from", "notice_to", "published_by", "published_at")
    save_stamped(contest, stamp=stamp, fields=fields)
    pending = Result.objects.filter(entry__contest=contest, state=ResultState.PENDING)
    number = pending.update(state=ResultState.PUBLISHED, published_at=by.at, version=F("version") + 1)
    after = {"公布作品": number, "公示": f"{first} 至 {last}"}
    tell(ResultsPublished, contest, by, after=after, why=said)
    return number


@transaction.atomic
def cancel_award(*, result: Result, why: str, by: Actor) -> Result:
    """Take a published award away; its certificates are void. Refuses nothing said, and what has no award."""
    contest, said = result.entry.contest, why.strip()
    if contest.state != ContestState.PUBLISHED:
        raise Refused("只有公布以后、结束以前可以取消奖项", cure="公布以前直接调整奖项", code="A608")
    if not said:
        raise Refused("没有写取消原因", cure="公示页上看得到，写清楚依据，不写姓名", code="A609", field="reason")
    before = result.award
    rows = Result.objects.filter(pk=result.pk, state=ResultState.PUBLISHED).exclude(award="")
    if not rows.update(state=ResultState.CANCELLED, why=said[:300], decided_by=by.person, decided_at=by.at,
                       version=F("version") + 1):  # fmt: skip
        raise Refused("这件作品没有公布的奖项", cure="刷新页面", code="A610")
    valid = AwardCertificate.objects.filter(entry=result.entry_id, revoked_at=None)
    void = valid.update(revoked_at=by.at, revoked_because=f"奖项取消：{said}"[:200])
    what = {"作品编号": result.entry.number, "奖项": before}
    tell(AwardCancelled, contest, by, before=what, after={"作废证书": void}, why=said)
    result.refresh_from_db()
    return result


def is_notice(contest: Contest, *, on: datetime.date) -> bool:
    """Return whether anybody may object on a day."""
    known = contest.notice_from is not None and contest.notice_to is not None
    if contest.state != ContestState.PUBLISHED or not known:
        return False
    return contest.notice_from <= on <= contest.notice_to  # type: ignore[operator] # both are known


def is_final(contest: Contest, *, on: datetime.date) -> bool:
    """Return whether the days for objections are over, and every objection was answered: one statement at most."""
    if contest.state not in {ContestState.PUBLISHED, ContestState.CLOSED} or contest.notice_to is None:
        return False
    return on > contest.notice_to and not contest.objections.filter(state="open").exists()
