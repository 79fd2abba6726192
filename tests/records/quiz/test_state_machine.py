"""Players, days and prizes in any order the machine can think of: whatever was done, every promise holds."""

import datetime

import hypothesis.strategies as st
import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from tests.records.quiz.days import noon, pressed

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.auditing import audit
from jixiao.records.quiz.models import Campaign, Player, PlayerState, Prize, Redemption, RedemptionState
from jixiao.records.quiz.playing.cards import card_of
from jixiao.records.quiz.playing.sitting import hand_in, open_set, save_answers
from jixiao.records.quiz.prizes.reserving import end_promise, release_expired, reserve_prize

pytestmark = pytest.mark.django_db

ANSWERS = st.dictionaries(st.integers(-1, 5), st.integers(0, 16), max_size=5)
EXAMPLES = 15
MINUTES = st.integers(0, 3 * 24 * 60)


class Quiz(RuleBasedStateMachine):
    """One campaign with three prizes, and what the world should look like."""

    held = 0  # how often everything was looked at and held
    players = Bundle("players")
    requests = Bundle("requests")

    @initialize()
    def begin(self) -> None:
        self.block = transaction.atomic()
        self.block.__enter__()
        self.card = card_of(self.make_campaign(points_each=10, device_most=9))
        self.prizes = [
            self.make_prize(self.card.campaign, total=total, cost=cost, per_person=most)
            for total, cost, most in ((1, 20, 1), (2, 10, 2), (3, 30, 1))
        ]
        self.at, self.number = noon(14, hour=8), 0
        self.earned: dict[tuple[int, datetime.date], int] = {}
        self.spent: dict[int, int] = {}

    def teardown(self) -> None:
        if hasattr(self, "block"):
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)

    @rule(target=players)
    def join(self):
        return self.make_player(self.card.campaign, name=self._another()).pk

    @rule(minutes=MINUTES)
    def time_goes_on(self, minutes):
        self.at += datetime.timedelta(minutes=minutes)

    @rule(who=players)
    def open(self, who):
        self._try(lambda: open_set(card=self.card, player=who, at=self.at))

    @rule(who=players, given=ANSWERS)
    def save(self, who, given):
        self._try(lambda: save_answers(card=self.card, player=who, given=pressed(given), at=self.at))

    @rule(who=players, given=ANSWERS, twice=st.booleans())
    def hand_in(self, who, given, twice):
        for _ in range(1 + twice):
            done = self._try(lambda: hand_in(card=self.card, player=who, given=given, at=self.at))
            if done is not None:
                assert self.earned.setdefault((who, done.day), done.points) == done.points

    @rule(who=players)
    def hand_in_all_right(self, who):
        sitting = self._try(lambda: open_set(card=self.card, player=who, at=self.at))
        if sitting is not None:
            self.hand_in(who, {place: one.right for place, one in enumerate(sitting.asked)}, twice=False)

    @rule(target=requests, who=players, prize=st.integers(0, 2), twice=st.booleans())
    def redeem(self, who, prize, twice):
        request = (who, prize, self._another())
        for _ in range(1 + twice):
            self._redeem(request)
        return request

    @rule(request=requests)
    def redeem_again(self, request):
        self._redeem(request)

    def _redeem(self, request):
        who, prize, once = request
        row = self.prizes[prize]
        won = self._try(lambda: reserve_prize(card=self.card, player=who, prize=row.pk, once=once, at=self.at))
        if won is not None:
            self.spent.setdefault(won.redemption, row.cost)

    @rule()
    def release(self):
        late = Redemption.objects.filter(state=RedemptionState.RESERVED, expires_at__lt=self.at)
        for pk in late.values_list("pk", flat=True):
            self.spent[pk] = 0
        release_expired(campaign=self.card.pk, at=self.at)

    @rule(place=st.integers(0, 5))
    def cancel(self, place):
        for one in Redemption.objects.order_by("pk")[place : place + 1]:
            if end_promise(redemption=one, state=RedemptionState.CANCELLED, why="示例", at=self.at):
                self.spent[one.pk] = 0
            assert not end_promise(redemption=one, state=RedemptionState.CANCELLED, why="示例", at=self.at)

    @rule(who=players)
    def exclude(self, who):
        Player.objects.filter(pk=who).update(state=PlayerState.EXCLUDED)

    @invariant()
    def nothing_is_oversold_and_no_point_is_lost(self):
        if not hasattr(self, "card"):
            return
        for one in Prize.objects.filter(campaign=self.card.pk):
            held = Redemption.objects.filter(prize=one, state=RedemptionState.RESERVED).count()
            assert (one.left, one.reserved) == (one.total - held, held)
        points = sum(Player.objects.filter(campaign=self.card.pk).values_list("points", flat=True))
        balance = sum(Player.objects.filter(campaign=self.card.pk).values_list("balance", flat=True))
        assert points == sum(self.earned.values())
        assert balance == points - sum(self.spent.values())
        assert audit(Campaign.objects.filter(pk=self.card.pk)).broken == ()
        type(self).held += 1

    def _another(self) -> str:
        self.number += 1
        return str(self.number)

    def _try(self, act):
        try:
            return act()
        except Refused:
            return None


def test_whatever_is_done_in_any_order_every_promise_holds(campaign, player, prize, bank):
    versions = bank()

    class Here(Quiz):
        def make_campaign(self, **values):
            return campaign(versions=versions, **values)

        def make_player(self, made, *, name):
            return player(made, name)

        def make_prize(self, made, **values):
            return prize(made, **values)

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=EXAMPLES, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
    assert Here.held > EXAMPLES
