"""The demo's quizzes, held in a small county: what people look at first must add up."""

import hashlib
from collections import Counter

import pytest
from django.db.models import F, Sum
from tests.records.quiz.days import noon

from jixiao.cli.demo_site.building import County, Office, Walk
from jixiao.cli.demo_site.quizzes import CODES, address_to_play, hold_quizzes, take_over_quizzes
from jixiao.engine.values import UNFILLED, Period
from jixiao.engine.yearbook import shipped_yearbook
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.registering import open_year
from jixiao.records.quiz.account.gathering import account_of
from jixiao.records.quiz.auditing import audit
from jixiao.records.quiz.bank.events import VersionReviewed
from jixiao.records.quiz.campaigns.queries import digest_of_code
from jixiao.records.quiz.campaigns.wording import rules_of
from jixiao.records.quiz.counted.hanging import count_quiz
from jixiao.records.quiz.models import (
    EARNING,
    Campaign,
    Contact,
    EntryCode,
    Player,
    Prize,
    QuestionVersion,
    Raffle,
    Redemption,
    WinnersNotice,
)
from jixiao.records.quiz.prizes.events import PrizeGiven, RaffleDrawn, RanksAwarded, WinnersPublished

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk(county):
    """Return a walk of the unit of the tests, as the demo has one."""
    people = county.people
    of = County(county.finance, people["reviewer"], county.actor("system", at=noon(1)))
    where = Office(county.unit, people["clerk"], people["head"])
    return Walk(of, where, shipped_yearbook("shifan_2024"), noon(27), "示例")


def test_the_campaign_of_the_year_adds_up_and_its_draw_can_be_repeated(county, walk):
    hold_quizzes(walk=walk, unit_year=county.unit_year)
    over = Campaign.objects.select_related("unit_year__unit").get(state="closed")
    found = account_of(over)
    assert found.tally.players == 60
    assert (found.excluded, len(found.days), dict(found.appeals)) == (1, 7, {"维持原决定": 1})
    assert [(row.kind, row.found, row.excluded) for row in found.leads] == [("答题过快", 2, 1)]
    assert not Prize.objects.exclude(total=F("left") + F("reserved") + F("given")).exists()
    assert {row.way for row in found.prizes if row.given and row.unclaimed} == {"积分兑换", "按排名", "抽奖"}
    for one in Player.objects.filter(campaign=over):
        lines = one.ledger.aggregate(total=Sum("change", default=0))["total"]
        earned = one.ledger.filter(kind__in=EARNING).aggregate(total=Sum("change", default=0))["total"]
        assert (one.balance, one.points, one.lines) == (lines, earned, one.ledger.count())
    raffle = Raffle.objects.get()
    assert hashlib.sha256(raffle.seed.encode()).hexdigest() == over.raffle_hash
    assert hashlib.sha256(raffle.entrants.encode()).hexdigest() == raffle.list_hash
    assert not Redemption.objects.filter(campaign=over, state="reserved").exists()
    assert audit(Campaign.objects.all()).broken == ()


def test_what_was_done_went_through_the_acts(county, walk):
    hold_quizzes(walk=walk, unit_year=county.unit_year)
    for version in QuestionVersion.objects.prefetch_related("reviews"):
        seen = {review.aspect: review.by_id for review in version.reviews.all()}
        assert version.state == "passed"
        assert len(seen) == len(set(seen.values())) == 2
        assert version.by_id not in seen.values()
    told = Counter(TrailEntry.objects.filter(unit=county.unit).values_list("event", flat=True))
    assert told[VersionReviewed.code] == 2 * QuestionVersion.objects.count()
    assert told[PrizeGiven.code] == Redemption.objects.filter(state="given").count()
    assert [told[one.code] for one in (RanksAwarded, RaffleDrawn, WinnersPublished)] == [1, 1, 1]
    assert Contact.objects.count() == 4
    assert not Contact.objects.exclude(sealed="").exists()
    assert set(WinnersNotice.objects.values_list("rows__0__4", "rows__0__5")) == {("示*例", "138****0001")}


def test_the_campaign_of_today_is_entered_with_the_printed_codes(county, walk):
    hold_quizzes(walk=walk, unit_year=county.unit_year)
    on = Campaign.objects.select_related("unit_year").get(state="open")
    assert address_to_play() == f"quiz/{on.token}/"
    digests = set(EntryCode.objects.filter(campaign=on).values_list("digest", flat=True))
    assert digests == {digest_of_code(on, code) for code in CODES}


def test_wechat_is_offered_while_the_site_is_set_up_for_it_and_then_no_more(county, walk, settings):
    settings.WECHAT_APPID = "wx-shili"
    hold_quizzes(walk=walk, unit_year=county.unit_year)
    on = Campaign.objects.select_related("unit_year").get(state="open")
    assert on.ways == ["code", "wechat"]
    for appid, is_offered in (("wx-shili", True), ("", False)):
        settings.WECHAT_APPID = appid
        said = [text for section in rules_of(on) for text in section.sentences]
        assert any(text.startswith("微信：") for text in said) is is_offered
        assert any(text.startswith("参与码：") for text in said)


def test_the_first_case_stands_as_published_with_its_contradiction(county, walk):
    year = open_year(unit=county.unit, year=2019, by=walk.county.root)
    take_over_quizzes(walk=walk, unit_year=year)
    workers, science = Campaign.objects.select_related("unit_year__unit").order_by("pk")
    assert (workers.per_day, workers.points_each, science.per_day, science.points_each) == (5, 20, 10, 1)
    assert [one.total for one in Prize.objects.filter(campaign=science).order_by("position")] == [5, 10, 20]
    assert "Q101" in {one.code for one in account_of(science).findings}
    assert "没有公布参与人数" in science.changed.get().why
    counted = count_quiz(unit_year=year, period=Period(2019))
    assert counted["quiz.campaigns"].value == 2
    assert counted["quiz.players"].value is UNFILLED
