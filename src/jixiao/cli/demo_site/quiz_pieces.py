"""What the demo writes of a quiz by hand, all of it here: where the acts of bank, identity and prizes take over.

Each function stands for one act: ``write_bank`` for writing and reviewing questions, ``join`` for coming in by a code,
``win`` for a place of the ranking or a draw, ``draw`` for the draw, ``hand_over`` for the counter, ``leave_contact``
for the winner's page.
"""

import datetime
import hashlib
from collections.abc import Sequence

from django.db.models import F

from jixiao.cli.demo_site.quiz_bank import QUESTIONS, SOURCE
from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.models import Person, Unit
from jixiao.records.quiz.campaigns.queries import digest_of_code
from jixiao.records.quiz.models import (
    Aspect,
    Campaign,
    Contact,
    EntryCode,
    HandOver,
    Player,
    Prize,
    Question,
    QuestionKind,
    QuestionVersion,
    Raffle,
    Redemption,
    RedemptionState,
    Review,
    Taker,
    VersionState,
)
from jixiao.records.quiz.playing.cards import day_of, turn_of
from jixiao.records.quiz.playing.sitting import Phone
from jixiao.records.quiz.seals import code_of, digest_of, handle_of, unseal


def write_bank(*, unit: Unit, by: Actor, reviewers: Sequence[Person]) -> None:
    """Write the questions, each passed by two people in both aspects."""
    for number, (tag, text, options, right, explanation) in enumerate(QUESTIONS, start=1):
        question = Question.objects.create(unit=unit, number=number)
        kind = QuestionKind.MULTI if len(right) > 1 else QuestionKind.SINGLE
        version = QuestionVersion.objects.create(
            question=question, number=1, kind=QuestionKind.JUDGE if options == ("对", "错") else kind,
            text=f"示例：{text}", plain="".join(filter(str.isalnum, text)), options=list(options),
            right=sum(1 << place for place in right), explanation=explanation, source=SOURCE, tags=[tag],
            state=VersionState.PASSED, by=by.person, at=by.at,
        )  # fmt: skip
        for aspect, person in zip(Aspect, reviewers, strict=True):
            Review.objects.create(version=version, aspect=aspect, passed=True, note="", by=person, at=by.at)


def print_codes(*, campaign: Campaign, codes: Sequence[str], by: Actor) -> None:
    """Keep the digests of codes that the demo prints, so that anybody can play."""
    first = campaign.codes.count() + 1
    EntryCode.objects.bulk_create(
        EntryCode(campaign=campaign, number=number, digest=digest_of_code(campaign, code), issued_on=by.on)
        for number, code in enumerate(codes, start=first)
    )


def join(*, campaign: Campaign, code: str, group: str, phone: Phone, at: datetime.datetime) -> Player:
    """Let somebody in by a code."""
    key = digest_of_code(campaign, code)
    return Player.objects.create(
        campaign=campaign, key=key, handle=handle_of(campaign=campaign.pk, key=key, turn=0), way="code", group=group,
        agreed_at=at, joined_at=at, device=phone.device, address=phone.address,
    )  # fmt: skip


def win(*, prize: Prize, player: Player, rank: int | None, once: str, at: datetime.datetime) -> Redemption:
    """Promise a piece to somebody who won it."""
    until = turn_of(day_of(at) + datetime.timedelta(days=prize.campaign.claim_days)) - datetime.timedelta(seconds=1)
    Prize.objects.filter(pk=prize.pk).update(left=F("left") - 1, reserved=F("reserved") + 1)
    digest = digest_of(prize.campaign_id, "redeem", code_of(player=player.pk, once=once))
    return Redemption.objects.create(
        campaign=prize.campaign, prize=prize, player=player, rank=rank, once=once, digest=digest, reserved_at=at,
        expires_at=until,
    )  # fmt: skip


def draw(*, prize: Prize, by: Actor) -> list[Redemption]:
    """Draw a prize from the sealed seed, as anybody can do again, and promise it to the winners."""
    campaign = prize.campaign
    rows = Player.objects.filter(campaign=campaign, state="playing", points__gte=prize.least_points)
    players = {one.handle: one for one in rows}
    entrants, seed = "".join(f"{one}\n" for one in sorted(players)), unseal(campaign.raffle_seal)
    list_hash = hashlib.sha256(entrants.encode()).hexdigest()

    def lot(handle: str) -> str:
        return hashlib.sha256(f"{seed}|{list_hash}|{prize.position}|{handle}".encode()).hexdigest()

    winners = sorted(players, key=lot)[: prize.left]
    Raffle.objects.create(
        campaign=campaign, prize=prize, seed=seed, entrants=entrants, list_hash=list_hash, winners=winners,
        by=by.person, at=by.at,
    )  # fmt: skip
    once = f"raffle:{prize.pk}"
    return [win(prize=prize, player=players[handle], rank=None, once=once, at=by.at) for handle in winners]


def hand_over(*, redemption: Redemption, by: Actor) -> None:
    """Hand a prize over to its winner, who signs on paper."""
    Redemption.objects.filter(pk=redemption.pk).update(state=RedemptionState.GIVEN, ended_at=by.at)
    Prize.objects.filter(pk=redemption.prize_id).update(reserved=F("reserved") - 1, given=F("given") + 1)
    HandOver.objects.create(
        redemption=redemption, taker=Taker.SELF, signed_on_paper=True, note="示例", by=by.person, at=by.at
    )


def leave_contact(*, redemption: Redemption, number: int, at: datetime.datetime, forget: datetime.datetime) -> None:
    """Leave the name and telephone of a winner, which have been deleted since; what is masked stays."""
    phone = f"1380000{number:04}"
    Contact.objects.create(
        redemption=redemption, masked_name="示*例", masked_phone=f"{phone[:3]}****{phone[-4:]}", may_publish=True,
        phone_digest=digest_of(redemption.campaign.unit_year.unit_id, "phone", phone), agreed_at=at,
        delete_on=forget.astimezone(SHANGHAI).date(), deleted_at=forget,
    )  # fmt: skip
