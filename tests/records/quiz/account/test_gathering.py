import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.records.quiz.days import noon

from jixiao.records.quiz.account.figures import figures_of
from jixiao.records.quiz.account.gathering import account_of
from jixiao.records.quiz.models import Player
from jixiao.records.quiz.playing.cards import card_of
from jixiao.records.quiz.playing.sitting import hand_in, open_set

pytestmark = pytest.mark.django_db


def test_the_account_tells_days_groups_tags_and_the_hardest_question(played):
    found = account_of(played)
    assert [(row.day.day, row.sets, row.valid, row.answers, row.right) for row in found.days] == [
        (14, 3, 3, 15, 12),
        (15, 3, 2, 10, 8),
    ]
    assert [(row.name, row.players, row.points) for row in found.groups] == [("示例镇", 3, 240), ("示例街道", 2, 160)]
    assert {(row.tag, row.questions, row.answers, row.right) for row in found.tags} == {
        ("健康", 5, 25, 20),
        ("食品", 5, 25, 20),
    }
    hardest = found.hardest[0]
    assert (hardest.text, hardest.right, hardest.answer) == ("示例题目 1？", 0, "A 甲")


def test_points_prizes_and_what_was_kept_of_winners_add_up(played):
    found = account_of(played)
    assert (found.points.earned, found.points.spent, found.points.left) == (480, 60, 420)
    cup = found.prizes[0]
    assert (cup.total, cup.given, cup.waiting, cup.left, cup.value.text("元")) == (3, 1, 0, 2, "35.00")
    assert (found.contacts.every, found.contacts.deleted, found.excluded) == (1, 0, 1)
    assert [(one.name, one.phone) for one in found.winners] == [("示*", "138****1234")]
    assert found.draws[0].entrants == 2


def test_every_figure_is_printed_once_with_its_trace(played):
    figures = figures_of(account_of(played))
    assert {key: one.printed for key, one in figures.items()} == {
        "players": "6", "valid_players": "5", "valid_share": "83.33", "sets": "5", "days": "2", "right": "20",
        "answers": "25", "right_rate": "80.00", "points": "480", "given": "1", "unclaimed": "0", "value": "35.00",
        "excluded": "1", "appeals": "0", "faulty": "0", "asked": "5", "fault_rate": "0.00",
    }  # fmt: skip
    told = figures["valid_share"].trace.text()
    assert "5 ÷ 6 × 100%" in told
    assert f"quiz.campaign:{played.pk}" in str(figures["players"].trace)


def test_of_a_campaign_held_elsewhere_every_figure_is_missing_and_the_contradiction_is_a_finding(taken_over):
    found = account_of(taken_over)
    assert {one.printed for one in figures_of(found).values()} == {"未填"}
    assert "Q101" in {one.code for one in found.findings}
    assert (taken_over.first_day.day, taken_over.title[:4]) == (1, "9.14")  # as published, nothing mended


def test_it_takes_the_same_number_of_statements_for_few_and_many(played, player):
    def statements():
        with CaptureQueriesContext(connection) as seen:
            account_of(played)
        return len(seen)

    few = statements()
    card = card_of(played)
    for name in "庚辛壬":
        who = player(played, name, group=name)
        sitting = open_set(card=card, player=who.pk, at=noon(17))
        assert hand_in(card=card, player=who.pk, given={}, at=noon(17, minute=1)).pk == sitting.pk
    assert statements() == few <= 26


def test_what_everybody_knew_is_not_among_the_hardest_and_where_nobody_was_asked_there_are_no_groups(played):
    assert [row.position for row in account_of(played).hardest] == [1]
    Player.objects.update(group="")
    assert account_of(played).groups == ()
