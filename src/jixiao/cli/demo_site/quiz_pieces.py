"""The pieces a quiz of the demo is made of: each calls the act of the room with what people of the demo would give it.

One thing has no act and is written here by hand: ``print_codes`` keeps entry codes that are known beforehand, so that
the demo can print them and its manual can name them. An office makes its codes by chance and prints them once.
"""

import datetime
from collections.abc import Sequence

from jixiao.cli.demo_site.building import Walk, person
from jixiao.cli.demo_site.quiz_bank import QUESTIONS, SOURCE
from jixiao.orgs.actor import Actor
from jixiao.orgs.appointing import give_duty
from jixiao.orgs.models import Person, Unit
from jixiao.orgs.roles import Role
from jixiao.records.quiz.bank.reviewing import review_version, send_for_review
from jixiao.records.quiz.bank.wording import Said
from jixiao.records.quiz.bank.writing import write_question
from jixiao.records.quiz.campaigns.queries import digest_of_code
from jixiao.records.quiz.identity.by_code import newcomer_by_code
from jixiao.records.quiz.identity.joining import Consent, join
from jixiao.records.quiz.models import (
    Aspect,
    Campaign,
    EntryCode,
    PickUpPoint,
    Player,
    QuestionKind,
    Redemption,
    Taker,
)
from jixiao.records.quiz.playing.cards import Card
from jixiao.records.quiz.playing.sitting import Phone
from jixiao.records.quiz.prizes.contacting import Leaving, leave_contact
from jixiao.records.quiz.prizes.handing import Signing, hand_over

EXPERT = "kexie.shenti"
SINCE = datetime.date(2018, 1, 1)


def expert_of(walk: Walk) -> Person:
    """Register somebody from outside who reads the questions for the unit: the second of the two who must pass them."""
    by = walk.county.root
    made = person(username=EXPERT, name="演示审题专家", by=by)
    give_duty(person=made, unit=walk.office.unit, role=Role.THIRD_PARTY, since=SINCE, by=by)
    return made


def write_bank(*, unit: Unit, by: Actor, reviewers: Sequence[Person]) -> None:
    """Write the questions and send them, each passed by two people: one whether it is true, one whether it may be."""
    for tag, text, options, right, explanation in QUESTIONS:
        kind = QuestionKind.MULTI if len(right) > 1 else QuestionKind.SINGLE
        said = Said(
            kind=QuestionKind.JUDGE if options == ("对", "错") else kind, text=f"示例：{text}", options=options,
            right=sum(1 << place for place in right), explanation=explanation, source=SOURCE, tags=(tag,),
        )  # fmt: skip
        version = write_question(unit=unit, said=said, by=by)
        send_for_review(version=version, stamp=version.version, by=by)
        for aspect, reader in zip(Aspect, reviewers, strict=True):
            seen = Actor(reader, by.at, by.address)
            review_version(version=version, aspect=aspect, passed=True, note="", by=seen)


def print_codes(*, campaign: Campaign, codes: Sequence[str], by: Actor) -> None:
    """Keep the digests of codes that the demo prints, so that anybody can play."""
    first = campaign.codes.count() + 1
    EntryCode.objects.bulk_create(
        EntryCode(campaign=campaign, number=number, digest=digest_of_code(campaign, code), issued_on=by.on)
        for number, code in enumerate(codes, start=first)
    )


def come_in(*, card: Card, code: str, phone: Phone, at: datetime.datetime) -> Player:
    """Let somebody in by a code, who agrees to what the page says."""
    who = newcomer_by_code(campaign=card.campaign, text=code)
    return join(card=card, who=who, consent=Consent(agreed=True), phone=phone, at=at)


def fetch(*, redemption: Redemption, point: PickUpPoint, by: Actor) -> None:
    """Let a winner fetch a prize, who signs on paper."""
    signing = Signing(taker=Taker.SELF, point=point, on_paper=True, note="示例")
    hand_over(redemption=redemption, signing=signing, by=by)


def leave_name(*, redemption: Redemption, number: int, at: datetime.datetime) -> None:
    """Let a winner leave name and telephone, which nobody has."""
    given = Leaving(name="示范例", phone=f"1380000{number:04}", may_publish=True)
    leave_contact(redemption=redemption, given=given, at=at)
