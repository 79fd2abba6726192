import dataclasses
import json
import time

import pytest

from jixiao.orgs.models import JobRun
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.models import Attempt, Campaign, Player, PoolEntry
from jixiao.records.quiz.playing.cards import Asked, Card
from jixiao.records.quiz.rehearsal.planned import planned_card
from jixiao.records.quiz.rehearsal.rehearsing import Goods, Trial, rehearse
from jixiao.records.quiz.rehearsal.running import ask_for_rehearsal, is_small, rehearsed, run_rehearsal, trial_of

GOODS = (
    Goods("一等奖", "ranking", 5, first=1, last=5),
    Goods("水杯", "exchange", 35, cost=500),
    Goods("袋子", "exchange", 10, cost=100),
    Goods("幸运奖", "raffle", 3, least=700),
)


def card_with(number, *, per_day=5, points=20):
    pool = tuple(
        Asked(place, place, place, 0, "single", "题", ("甲", "乙"), 1, "", "", (), None, "", is_withdrawn=False)
        for place in range(1, number + 1)
    )
    return Card(Campaign(per_day=per_day, points_each=points, seed="s", draw=[]), pool, (per_day,))


def test_the_same_numbers_give_the_same_outcome_and_another_seed_another():
    trial = Trial(players=50, days=7)
    first, again = (rehearse(card_with(35), GOODS, trial) for _ in range(2))
    assert first == again
    assert rehearse(card_with(35), GOODS, dataclasses.replace(trial, seed=2)) != first
    assert json.loads(json.dumps(first.to_json()))["players"] == 50


def test_whoever_knows_everything_and_comes_daily_has_all_points():
    found = rehearse(card_with(35), GOODS, Trial(players=10, days=7, skill=120, comes=100))
    assert (found.sets, found.best, found.lowest, found.repeated) == (70, 700, 700, 0)
    assert found.ties == ((700, 10),)
    assert {name: number for name, _, _, number in found.reached} == {
        "一等奖": 5, "水杯": 10, "袋子": 10, "幸运奖": 10
    }  # fmt: skip
    assert sum(number for _, _, number in found.bands) == 10


def test_a_small_bank_is_through_when_it_is_said_to_be():
    found = rehearse(card_with(12), GOODS, Trial(players=5, days=7, comes=100))
    assert found.through == ((5, 12, 2),)
    assert (found.repeated, found.first_repeat) == (5, 3)


def test_stock_never_grows_and_never_falls_below_nothing():
    found = rehearse(card_with(35), GOODS, Trial(players=200, days=7, skill=90))
    for _, numbers in found.stock:
        assert list(numbers) == sorted(numbers, reverse=True)
        assert numbers[-1] >= 0
    assert dict(found.stock)["袋子"][-1] == 0


def test_a_thousand_players_over_twenty_days_take_two_seconds_at_most():
    card = card_with(200, per_day=10, points=1)
    goods = (Goods("三等奖", "exchange", 20, cost=100),)
    began = time.process_time()
    found = rehearse(card, goods, Trial(players=1000, days=20))
    assert found.players == 1000
    assert time.process_time() - began < 2


@pytest.mark.django_db
def test_a_draft_is_rehearsed_from_the_bank_and_nothing_is_written(county, bank):
    bank(35)
    row = Campaign.objects.create(unit_year=county.unit_year, code="Q1", title="示例", per_day=5)
    card = planned_card(row)
    assert (len(card.pool), card.numbers) == (35, (5,))
    row.first_day = row.last_day = None
    with pytest.raises(Refused, match="没有起止日期"):
        trial_of(row, players=5, skill=70, comes=80, seed=1)
    assert (Player.objects.count(), Attempt.objects.count(), PoolEntry.objects.count()) == (0, 0, 0)


@pytest.mark.django_db
def test_a_large_trial_is_done_by_the_worker(campaign, county):
    row = campaign()
    trial = trial_of(row, players=5_000, skill=70, comes=80, seed=1)
    assert not is_small(trial)
    small = trial_of(row, players=40, skill=70, comes=80, seed=1)
    assert is_small(small)
    job = ask_for_rehearsal(campaign=row, trial=small, page="/x/", by=county.actor("clerk"))
    from jixiao.orgs.jobs import Progress

    outcome = run_rehearsal(Progress(JobRun.objects.get(pk=job.pk), county.actor("clerk").at))
    assert outcome["found"] == rehearsed(row, small).to_json()
    assert outcome["links"] == [["看试算结果", f"/x/?job={job.pk}"]]
    for players, skill in ((0, 70), (10**7, 70), (5, 101)):
        with pytest.raises(Refused):
            trial_of(row, players=players, skill=skill, comes=80, seed=1)
