import datetime

import pytest

from jixiao.records.quiz.identity.tickets import (
    HALF_WAY,
    TICKET,
    HalfWay,
    Ticket,
    form_token,
    half_way_in,
    half_way_text,
    is_token,
    ticket_in,
    ticket_text,
)
from jixiao.records.quiz.seals import player_of_ticket, ticket_of

DAY = datetime.date(2024, 9, 14)


@pytest.mark.django_db
def test_a_ticket_names_the_player_at_their_campaign_and_nowhere_else(card, player):
    who = player(card.campaign)
    cookies = {TICKET: ticket_text(who)}
    assert ticket_in(cookies, campaign=card.pk) == Ticket(who.pk, who.handle)
    assert ticket_in(cookies, campaign=card.pk + 1) is None
    assert player_of_ticket(cookies[TICKET], campaign=card.pk) == who.pk
    for text in ("", "x", "1", "1.2", "1.2.3.4", cookies[TICKET][:-1], f"{cookies[TICKET]}x", "一.二.三.四"):
        assert ticket_in({TICKET: text}, campaign=card.pk) is None, text


@pytest.mark.django_db
def test_a_plain_ticket_is_read_with_or_without_what_else_the_phone_keeps(card, player):
    who = player(card.campaign)
    plain = ticket_of(campaign=card.pk, player=who.pk)
    assert player_of_ticket(plain, campaign=card.pk) == who.pk
    assert player_of_ticket(ticket_text(who)[:80], campaign=card.pk) == who.pk
    assert player_of_ticket(plain[:-1], campaign=card.pk) is None


def test_a_token_is_of_one_player_day_and_campaign():
    who = Ticket(7, "ABCDEF")
    token = form_token(who, campaign=1, day=DAY)
    assert is_token(token, who, campaign=1, day=DAY)
    for other, campaign, day in ((Ticket(8, "ABCDEF"), 1, DAY), (who, 2, DAY), (who, 1, DAY.replace(day=15))):
        assert not is_token(token, other, campaign=campaign, day=day)
    assert not is_token("错", who, campaign=1, day=DAY)


def test_what_was_said_before_is_signed_for_its_campaign():
    half = HalfWay("nonce", "示例镇", is_minor=True, has_guardian=True, of="digest")
    cookies = {HALF_WAY: half_way_text(half, campaign=1)}
    assert half_way_in(cookies, campaign=1) == half
    assert half_way_in(cookies, campaign=2) is None
    assert half_way_in({}, campaign=1) is None
    assert half_way_in({HALF_WAY: "x:y:z"}, campaign=1) is None
