"""The demo's 有奖竞答: both campaigns of the first case as published, one of 2024 that is over, one that is on today.

Of the first case nobody published how many took part, so its figures are 未填; it has no questions here either, since
none were published and a real office must not own invented ones. What is not told is said where one looks for it.
"""

import datetime
from collections.abc import Iterator

from django.db import transaction

from jixiao.cli.demo_site.building import Walk
from jixiao.cli.demo_site.quiz_pieces import (
    come_in,
    expert_of,
    fetch,
    leave_name,
    print_codes,
    write_bank,
)
from jixiao.engine.values import Money
from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.models import UnitYear
from jixiao.records.quiz.campaigns.drafting import draft_campaign
from jixiao.records.quiz.campaigns.inviting import issue_codes
from jixiao.records.quiz.campaigns.opening import close_campaign, open_campaign
from jixiao.records.quiz.campaigns.picking_up import Counter, keep_pick_up_points
from jixiao.records.quiz.campaigns.prizing import Offered, keep_prizes
from jixiao.records.quiz.campaigns.taking_over import take_over_campaign
from jixiao.records.quiz.campaigns.ways import is_ready
from jixiao.records.quiz.fairness.appealing import file_appeal, reject_appeal
from jixiao.records.quiz.fairness.barring import bar_somebody
from jixiao.records.quiz.fairness.deciding import exclude_player, keep_suspicion
from jixiao.records.quiz.fairness.scanning import scan_campaign
from jixiao.records.quiz.models import (
    Campaign,
    CampaignState,
    IdentityWay,
    PickUpPoint,
    Player,
    Prize,
    PrizeWay,
    Redemption,
    RedemptionState,
    Suspicion,
)
from jixiao.records.quiz.playing.cards import Card, card_of
from jixiao.records.quiz.playing.sitting import Phone, hand_in, open_set
from jixiao.records.quiz.prizes.awarding import award_ranks
from jixiao.records.quiz.prizes.finding_codes import ROWS
from jixiao.records.quiz.prizes.forgetting import delete_contacts
from jixiao.records.quiz.prizes.publishing import publish_winners
from jixiao.records.quiz.prizes.raffling import draw_raffle
from jixiao.records.quiz.prizes.releasing import release_due
from jixiao.records.quiz.prizes.reserving import reserve_prize
from jixiao.records.quiz.seals import digest_of

CODES = ("KEPUA23456", "KEPUB34567", "KEPUC45678", "KEPUD56789", "KEPUE67892")
"""Codes for the campaign that is on: the demo prints them, so that it can be played on any phone."""
PLACES = (("示例甲镇", 26), ("示例乙镇", 20), ("示例丙乡", 14))
FAST = (7, 23)  # the players who are quicker than anybody can read
TOO_FAST_ON, LEFT_LYING = 18, 3
FIRST, LAST = datetime.date(2024, 9, 14), datetime.date(2024, 9, 20)
ACCEPTED = ("Q113", "Q114", "Q117")
AS_SPECIMEN = "示例：演示题库题目不多；日期按演示当天"
FROM_THE_REPORT = "按该单位公开的2019年自评报告补录，原文如此。报告没有公布参与人数、题目、奖品名称和兑换积分"


@transaction.atomic
def take_over_quizzes(*, walk: Walk, unit_year: UnitYear) -> None:
    """Write down both campaigns of the first case, with what the published report says and no more."""
    by = walk.actor(walk.office.head)
    prizes = [
        Offered(grade, "实物奖品（名称、兑换积分未公布）", PrizeWay.EXCHANGE, total, cost=1)
        for grade, total in (("一等奖", 5), ("二等奖", 10), ("三等奖", 20))
    ]
    for values, why in (
        (
            {
                "title": "5.30全国科技工作者日有奖竞答活动", "first_day": datetime.date(2019, 5, 30),
                "last_day": datetime.date(2019, 6, 5), "per_day": 5, "points_each": 20,
                "intro": "本次竞答活动周期为7天，公众通过手机微信参与答题，每天可答5道题，每答对一题20分。",
            },
            "，也没有写起止日期，只写周期为7天；这里从活动名称里的5月30日起算，待核实",
        ),
        (
            {
                "title": "9.14-20日全国科普日有奖竞答活动", "first_day": datetime.date(2019, 9, 1),
                "last_day": datetime.date(2019, 9, 20), "per_day": 10, "points_each": 1,
                "intro": "本次竞答活动从9月1日正式上线，周期为20天，公众通过手机微信参与答题，"
                "每天可答10道题，每答对一题记1分。",
            },
            "。名称写9.14-20日，正文写9月1日上线、周期20天，两处矛盾，按正文录入，没有改名称",
        ),
    ):  # fmt: skip
        values["organiser"] = unit_year.unit.name
        draft = draft_campaign(unit_year=unit_year, values=values, by=by)
        keep_prizes(campaign=draft, prizes=prizes, stamp=draft.version, by=by)
        take_over_campaign(campaign=draft, why=f"{FROM_THE_REPORT}{why}", stamp=draft.version, by=by)


def hold_quizzes(*, walk: Walk, unit_year: UnitYear) -> None:
    """Hold one campaign of the year from its draft to its account, and open one for today."""
    with transaction.atomic():
        by = _then(walk, 8, 20)
        write_bank(unit=unit_year.unit, by=by, reviewers=(expert_of(walk), walk.office.head))
        campaign = _drawn_up(unit_year, walk)
        card, players = _joined(campaign, walk)
    with transaction.atomic():
        _played(card, players)
    with transaction.atomic():
        _looked_through(campaign, walk)
    with transaction.atomic():
        _won(card, walk)
    with transaction.atomic():
        _on_today(unit_year, walk)


def address_to_play() -> str:
    """Return where the campaign that is on is played, below the address of the site."""
    token = Campaign.objects.filter(state=CampaignState.OPEN).order_by("-pk").values_list("token", flat=True)[0]
    return f"quiz/{token}/"


def _then(walk: Walk, month: int, day: int, *, head: bool = False) -> Actor:
    person = walk.office.head if head else walk.office.clerk
    return Actor(person, datetime.datetime(2024, month, day, 10, 0, tzinfo=SHANGHAI), "127.0.0.1")


def _drawn_up(unit_year: UnitYear, walk: Walk) -> Campaign:
    by = _then(walk, 9, 2)
    values = {
        "title": "示例：全国科普日有奖竞答", "theme": "提升全民科学素质", "contact": "0000-0000000", "per_day": 5,
        "points_each": 20, "first_day": FIRST, "last_day": LAST, "draw": [{"tag": "", "number": 5}],
        "audience": "county", "places": [name for name, _ in PLACES], "ways": [IdentityWay.CODE.value],
        "intro": "示例：手机答题，每天 5 题，答对一题 20 分。",
    }  # fmt: skip
    prizes = [
        Offered("一等奖", "示例保温杯", PrizeWay.RANKING, 5, rank_from=1, rank_to=5, worth=Money(6000)),
        Offered("二等奖", "示例雨伞", PrizeWay.RAFFLE, 10, least_points=100, worth=Money(3500)),
        Offered("三等奖", "示例手提袋", PrizeWay.EXCHANGE, 20, cost=300, worth=Money(1200)),
    ]
    return _opened(unit_year, values, prizes, by=by, head=_then(walk, 9, 9, head=True))


def _opened(
    unit_year: UnitYear, values: dict[str, object], prizes: list[Offered], *, by: Actor, head: Actor
) -> Campaign:
    campaign = draft_campaign(unit_year=unit_year, values=values, by=by)
    keep_prizes(campaign=campaign, prizes=prizes, stamp=campaign.version, by=by)
    point = Counter("示例县科协", "示例路 1 号 205 室", "工作日 9:00—17:00", "0000-0000000")
    keep_pick_up_points(campaign=campaign, points=[point], stamp=campaign.version, by=by)
    return open_campaign(campaign=campaign, stamp=campaign.version, by=head, accepted=ACCEPTED, reason=AS_SPECIMEN)


def _joined(campaign: Campaign, walk: Walk) -> tuple[Card, list[Player]]:
    by, card, players = _then(walk, 9, 10), card_of(campaign), list[Player]()
    for group, number in PLACES:
        for printed in issue_codes(campaign=campaign, number=number, group=group, by=by):
            place = len(players)
            phone = Phone(
                digest_of(campaign.pk, "device", str(place)), digest_of(campaign.pk, "address", str(place // 6))
            )
            at = datetime.datetime(2024, 9, 14 + place % 3, 8, place % 60, tzinfo=SHANGHAI)
            players.append(come_in(card=card, code=printed.code, phone=phone, at=at))
    return card, players


def _played(card: Card, players: list[Player]) -> None:
    for place, player in enumerate(players):
        for day in range(14 + place % 3, 21):
            if (place + day) % 4 == 0 and place not in FAST:
                continue  # not everybody plays every day
            at = datetime.datetime(2024, 9, day, 8 + (place + day) % 13, place % 60, day, tzinfo=SHANGHAI)
            sitting = open_set(card=card, player=player.pk, at=at, phone=Phone(player.device, player.address))
            given = dict(_answers(card, player, day))
            seconds = 4 if place in FAST and day == TOO_FAST_ON else 25 + (place * 7 + day * 11) % 90
            assert not sitting.is_handed_in  # noqa: S101 - once a day
            hand_in(card=card, player=player.pk, given=given, at=at + datetime.timedelta(seconds=seconds))


def _answers(card: Card, player: Player, day: int) -> Iterator[tuple[int, int]]:
    """Yield answers as people give them: most right, the harder questions more often wrong."""
    at = datetime.datetime(2024, 9, day, 12, tzinfo=SHANGHAI)
    for place, asked in enumerate(open_set(card=card, player=player.pk, at=at).asked):
        is_hard = asked.is_multi or asked.position % 5 == 0
        slips = (player.pk * 3 + day + asked.position) % (3 if is_hard else 9) == 0
        yield place, (1 if asked.right != 1 else 2) if slips else asked.right


def _looked_through(campaign: Campaign, walk: Walk) -> None:
    head = _then(walk, 9, 21, head=True)
    bar_somebody(
        campaign=campaign, phone="13800009999", label="示例：科普部工作人员", reason="参加出题", by=_then(walk, 9, 11)
    )
    scan_campaign(campaign=campaign, by=head)
    rows = Suspicion.objects.filter(campaign=campaign).select_related("player__campaign__unit_year").order_by("pk")
    first, second = rows[:2]
    keep_suspicion(suspicion=first, reason="示例：只有一天，其余各天用时正常", stamp=first.version, by=head)
    exclude_player(suspicion=second, reason="示例：4 秒答完 5 题，不可能读完题目", stamp=second.version, by=head)
    player = Player.objects.select_related("campaign__unit_year").get(pk=second.player_id)
    appeal = file_appeal(player=player, text="示例：那天我提前看过题目", at=_then(walk, 9, 22).at)
    reject_appeal(
        appeal=appeal, answer="示例：题目由系统当天抽取，不能提前看到，维持原决定", by=_then(walk, 9, 24, head=True)
    )


def _won(card: Card, walk: Walk) -> None:
    campaign, head = card.campaign, _then(walk, 9, 25, head=True)
    lot, bag = (
        Prize.objects.select_related("campaign__unit_year").get(campaign=campaign, way=way)
        for way in (PrizeWay.RAFFLE, PrizeWay.EXCHANGE)
    )
    award_ranks(campaign=campaign, by=head)
    draw_raffle(prize=lot, by=head)
    rich = Player.objects.filter(campaign=campaign, state="playing", balance__gte=bag.cost or 0).order_by("pk")
    for player in rich[:12]:
        reserve_prize(card=card, player=player.pk, prize=bag.pk, once="示例兑换", at=head.at)
    _fetched(campaign, walk)
    publish_winners(campaign=campaign, days=7, by=_then(walk, 9, 30, head=True))
    release_due(campaign=campaign, at=_then(walk, 10, 27).at)
    fresh = Campaign.objects.select_related("unit_year__unit").get(pk=campaign.pk)
    left = Redemption.objects.filter(campaign=campaign, state=RedemptionState.RESERVED).exists()
    assert not left  # noqa: S101 - all were fetched or taken back
    close_campaign(campaign=fresh, reason="", stamp=fresh.version, by=_then(walk, 10, 28, head=True))
    delete_contacts(campaign=fresh, by=_then(walk, 11, 25))


def _fetched(campaign: Campaign, walk: Walk) -> None:
    """Let the winners come to the counter within four days, all but every fourth."""
    point, told = PickUpPoint.objects.get(campaign=campaign), _then(walk, 9, 25).at
    for number, redemption in enumerate(ROWS.filter(campaign=campaign).order_by("prize__position", "rank", "pk")):
        if number % 4 == LEFT_LYING:
            continue  # nobody came for it
        if redemption.rank:
            leave_name(redemption=redemption, number=number + 1, at=told)
        fetch(redemption=redemption, point=point, by=_then(walk, 9, 26 + number % 4))


def _on_today(unit_year: UnitYear, walk: Walk) -> None:
    """Open a campaign that anybody can play with the printed codes, and with WeChat where that is set up."""
    by, head = walk.actor(walk.office.clerk), walk.actor(walk.office.head)
    ways = [IdentityWay.CODE.value, *([IdentityWay.WECHAT.value] if is_ready(IdentityWay.WECHAT) else [])]
    values = {
        "title": "示例：天天学科学有奖竞答", "contact": "0000-0000000", "per_day": 5, "points_each": 20,
        "first_day": by.on, "last_day": by.on + datetime.timedelta(days=13), "ways": ways,
        "draw": [{"tag": "健康", "number": 2}, {"tag": "", "number": 3}], "feedback": "at_once",
        "intro": "示例：用演示印出的参与码进入。",
    }  # fmt: skip
    prizes = [
        Offered("一等奖", "示例保温杯", PrizeWay.RANKING, 5, rank_from=1, rank_to=5, worth=Money(6000)),
        Offered("二等奖", "示例雨伞", PrizeWay.RAFFLE, 10, least_points=100, worth=Money(3500)),
        Offered("三等奖", "示例手提袋", PrizeWay.EXCHANGE, 20, cost=100, worth=Money(1200)),
    ]
    campaign = _opened(unit_year, values, prizes, by=by, head=head)
    print_codes(campaign=campaign, codes=CODES, by=by)
