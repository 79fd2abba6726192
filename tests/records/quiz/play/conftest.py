"""A campaign that is on today, and a phone that plays it through the public pages."""

import dataclasses
import datetime

import pytest
from django.test import Client

from jixiao.records.quiz.identity.tickets import TICKET, Ticket, form_token, ticket_text
from jixiao.records.quiz.models import Player
from jixiao.records.quiz.playing.cards import Card, card_of
from jixiao.records.quiz.playing.sitting import Sitting, sitting_of
from jixiao.web import clock


@dataclasses.dataclass
class Phone:
    """A phone with the ticket of a player."""

    card: Card
    player: Player
    client: Client

    @property
    def here(self) -> str:
        return f"/quiz/{self.card.campaign.token}/"

    @property
    def day(self) -> str:
        return self.now().date().isoformat()

    @staticmethod
    def now() -> datetime.datetime:
        return clock.now()

    def token(self, day: datetime.date | None = None) -> str:
        ticket = Ticket(self.player.pk, self.player.handle)
        return form_token(ticket, campaign=self.card.pk, day=day or self.now().date())

    def get(self, path: str = ""):
        return self.client.get(f"{self.here}{path}")

    def post(self, path: str, **given):
        return self.client.post(f"{self.here}{path}", {"f": self.token(), "d": self.day, **given})

    def open(self):
        return self.post("open/")

    def press(self, place: int, *shown: str, go: str = ""):
        return self.post("today/", n=str(place), go=go, **{f"c{place}": shown})

    def hand_in(self):
        return self.post("hand-in/")

    def sitting(self) -> Sitting:
        found = sitting_of(card=self.card, player=self.player.pk, day=self.now().date())
        assert found is not None
        return found


@pytest.fixture
def live(campaign):
    """Open a campaign that began two days ago and has weeks to go."""

    def make(**values):
        today = Phone.now().date()
        days = {"first_day": today - datetime.timedelta(days=2), "last_day": today + datetime.timedelta(days=20)}
        return campaign(**{**days, **values})

    return make


@pytest.fixture
def at_the_phone(live, player):
    """Let somebody who has joined hold a phone; the second is at the campaign of the first."""
    held: list[Card] = []

    def make(*, name="甲", **values):
        if not held or values:
            held[:] = [card_of(live(**values))]
        made = player(held[0].campaign, name)
        client = Client(enforce_csrf_checks=True)
        client.cookies[TICKET] = ticket_text(made)
        return Phone(held[0], made, client)

    return make
