"""Reviewers vote one by one, and keep out of what is their own; then the votes are counted."""

import dataclasses
from collections.abc import Sequence
from fractions import Fraction

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.community.honours.calling import require_state
from jixiao.records.community.honours.events import NominationReviewed, ReviewBegun, ReviewSettled
from jixiao.records.community.honours.naming import plain_place
from jixiao.records.community.honours.queries import in_review, reviewer_in, reviewers_of
from jixiao.records.community.honours.telling import tell_call, tell_nomination
from jixiao.records.community.models import (
    Call,
    CallReviewer,
    CallState,
    Nomination,
    NominationReview,
    NominationState,
)

MOST_WORDS, FULL = 300, 100


@dataclasses.dataclass(frozen=True, slots=True)
class Opinion:
    """What a reviewer says: for or against (None: keeps out), points where the call wants some, and why."""

    agrees: bool | None
    words: str = ""
    points: int | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Count:
    """How the votes on a nomination stand; ``mean`` is exact, None where nobody gave points."""

    agree: int
    against: int
    recused: int
    mean: Fraction | None

    @property
    def votes(self) -> int:
        """Return how many voted."""
        return self.agree + self.against

    @property
    def passes(self) -> bool:
        """Return whether more than half of those who voted agree."""
        return 2 * self.agree > self.votes

    @property
    def words(self) -> str:
        """Return the votes in words."""
        kept_out = f"，回避 {self.recused} 人" if self.recused else ""
        return f"同意 {self.agree} 票，不同意 {self.against} 票{kept_out}"


@transaction.atomic
def begin_review(*, call: Call, stamp: int | None, by: Actor) -> Call:
    """End the nominating and let the reviewers vote. Refuses with nobody handed in, and with too few reviewers.

    What was not handed in by then stays behind.
    """
    require_state(call, CallState.OPEN, "开始评审")
    if call.closes and by.on <= call.closes:
        cure = "截止日期的第二天起可以开始；都已提交的，先把截止日期改成今天"
        raise Refused(f"举荐到 {call.closes} 才截止", cure=cure, code="V530")
    if not Nomination.objects.filter(call=call, state=NominationState.SENT).exists():
        raise Refused("没有提交的举荐", cure="没有人举荐的，取消这份通知", code="V531")
    there = len(reviewers_of(call))
    if there < call.reviewers_wanted:
        raise Refused(f"要 {call.reviewers_wanted} 位评审人，只指定了 {there} 位", cure="先指定评审人", code="V532")
    call.state = CallState.REVIEW
    save_stamped(call, stamp=stamp, fields=("state",))
    tell_call(ReviewBegun, call, by, after={"评审人": there})
    return call


def why_to_keep_out(row: Nomination, reviewer: CallReviewer) -> str:
    """Return why a reviewer has to keep out of a nomination, "" where nothing is known against it."""
    place = plain_place(reviewer.workplace)
    own = {plain_place(row.proposer): "举荐单位就是您的工作单位"}
    if row.worker is not None:
        own[plain_place(row.worker.workplace)] = "被举荐人是您本单位的"
    elif row.organisation is not None:
        own[plain_place(row.organisation.name)] = "被举荐的就是您的单位"
        own[plain_place(row.organisation.host)] = "被举荐的组织依托您的单位"
    if row.by_id == reviewer.person_id:
        return "这份举荐是您登记的"
    return own.get(place, "")


@transaction.atomic
def review_nomination(*, row: Nomination, opinion: Opinion, by: Actor) -> NominationReview:
    """Take a reviewer's vote, or that they keep out. Refuses who was not appointed, their own, and a second."""
    call = row.call
    require_state(call, CallState.REVIEW, "评审")
    reviewer = reviewer_in(call, by.person)
    if reviewer is None:
        raise Refused("您不是这份通知的评审人", cure="由审核人指定", code="V533")
    if row.state != NominationState.SENT:
        raise Refused(f"这份举荐{NominationState(row.state).label}，不用评审", cure="刷新页面", code="V534")
    own, words = why_to_keep_out(row, reviewer), opinion.words.strip()[:MOST_WORDS]
    if own and opinion.agrees is not None:
        raise Refused(f"{own}，应当回避", cure="选“回避”", code="V535", field="vote")
    words = words or (own if opinion.agrees is None else "")
    _require_words(call, opinion, words)
    try:
        with transaction.atomic():
            made = NominationReview.objects.create(
                nomination=row, reviewer=by.person, agrees=opinion.agrees, recused=opinion.agrees is None,
                points=opinion.points if call.is_scored and opinion.agrees is not None else None,
                words=words, at=by.at,
            )  # fmt: skip
    except IntegrityError:
        raise Refused("您已经评审过这份举荐", cure="评审意见提交后不能改", code="V536") from None
    tell_nomination(NominationReviewed, row, by, after={"回避": "是"} if made.recused else {})
    return made


def count_of(reviews: Sequence[NominationReview]) -> Count:
    """Return how the votes on a nomination stand."""
    points = [Fraction(one.points) for one in reviews if one.points is not None]
    return Count(
        agree=sum(1 for one in reviews if one.agrees is True),
        against=sum(1 for one in reviews if one.agrees is False),
        recused=sum(1 for one in reviews if one.recused),
        mean=sum(points, Fraction(0)) / len(points) if points else None,
    )


def ranked(rows: Sequence[tuple[Nomination, Count]]) -> list[tuple[int, Nomination, Count]]:
    """Return the nominations with their places, by points, then by the share that agrees; equals share a place."""
    keyed = sorted(((_key(count), row, count) for row, count in rows), key=lambda one: (one[0], one[1].pk))
    found: list[tuple[int, Nomination, Count]] = []
    for number, (key, row, count) in enumerate(keyed, start=1):
        same = found and _key(found[-1][2]) == key
        found.append((found[-1][0] if same else number, row, count))
    return found


@transaction.atomic
def settle_review(*, call: Call, stamp: int | None, by: Actor) -> dict[str, int]:
    """Count the votes: whom more than half agree to passes. Refuses while somebody has not voted on one.

    A nomination needs at least two votes (回避 is none).
    """
    require_state(call, CallState.REVIEW, "认定评审结果")
    rows = [(one, count_of(list(one.reviews.all()))) for one in in_review(call)]
    reviewers = len(reviewers_of(call))
    waiting = [one for one, count in rows if count.votes + count.recused < reviewers or count.votes < 2]  # noqa: PLR2004 - two reviewers at least
    if waiting:
        cure = "请评审人补评；都回避的，另指定评审人"
        raise Refused(f"还有 {len(waiting)} 份举荐没有评完，或投票的不到两人", cure=cure, code="V537")
    passed = 0
    for row, count in rows:
        row.state = NominationState.PASSED if count.passes else NominationState.FAILED
        row.state_because = count.words if not count.passes else ""
        row.decided_at = by.at
        save_stamped(row, stamp=row.version, fields=("state", "state_because", "decided_at"))
        passed += count.passes
    save_stamped(call, stamp=stamp, fields=())
    after = {"评审": len(rows), "通过": passed, "未通过": len(rows) - passed}
    tell_call(ReviewSettled, call, by, after=after)
    return after


def _key(count: Count) -> tuple[Fraction, Fraction]:
    share = Fraction(count.agree, count.votes) if count.votes else Fraction(0)
    return (-(count.mean or Fraction(0)), -share)


def _require_words(call: Call, opinion: Opinion, words: str) -> None:
    if opinion.agrees is not True and not words:
        raise Refused("没有写理由", cure="不同意或回避的，写清楚为什么", code="V538", field="words")
    wants = call.is_scored and opinion.agrees is not None
    if wants and (opinion.points is None or not 0 <= opinion.points <= FULL):
        raise Refused("评分应当是 0 到 100 的整数", cure="补填评分", code="V539", field="points")
