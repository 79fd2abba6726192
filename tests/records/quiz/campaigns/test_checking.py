import datetime

import pytest
from tests.records.quiz.campaigns.conftest import exchanged, raffled, ranked
from tests.records.quiz.days import noon

from jixiao.records.quiz.campaigns import ways
from jixiao.records.quiz.campaigns.checking import faults_of
from jixiao.records.quiz.campaigns.inviting import issue_codes
from jixiao.records.quiz.models import IdentityWay

pytestmark = pytest.mark.django_db
DAY = datetime.date(2024, 9, 10)
TWENTY = {"first_day": datetime.date(2024, 9, 1), "last_day": datetime.date(2024, 9, 20)}


def codes_of(campaign, *, on=DAY):
    return [one.code for one in faults_of(campaign, on=on)]


def test_a_campaign_that_agrees_with_itself_has_no_findings(ready):
    campaign = ready(
        title="9.14-20日示例科普日有奖竞答",
        intro="竞答从9月14日开始，到9月20日结束，共7天。每天5题，每题20分，满分700分。一等奖5名，按排名发放；积分可以兑换环保袋。",
    )
    assert codes_of(campaign) == []


def test_the_fault_of_the_first_case_is_found(ready):
    campaign = ready(
        title="“9.14-20日全国科普日有奖竞答”", intro="自9月1日正式上线，周期为20天，每天10道题，每题1分。",
        per_day=10, points_each=1, questions=200, **TWENTY,
    )  # fmt: skip
    found = faults_of(campaign, on=datetime.date(2024, 8, 20))
    assert [one.code for one in found if one.severity.value == "必须改"] == ["Q101"]
    assert found[0].place.quote == "9.14-20日"
    assert "2024 年 9 月 1 日至 2024 年 9 月 20 日" in found[0].cause


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"title": "示例9.14-21有奖竞答"}, "Q101"),
        ({"theme": "2019年9月14日至9月20日"}, "Q101"),
        ({"intro": "竞答9月13日上线。"}, "Q101"),
        ({"intro": "竞答为期20天。"}, "Q102"),
        ({"intro": "每天10道题。"}, "Q103"),
        ({"intro": "一天六道题。"}, "Q103"),
        ({"intro": "每题1分。"}, "Q104"),
        ({"intro": "满分500分。"}, "Q104"),
        ({"intro": "最后抽奖产生幸运奖。"}, "Q105"),
        ({"intro": "竞答连续7天，连续20天参加的有奖。竞答持续20天。"}, "Q102"),
        ({"intro": "设一等奖6名。"}, "Q106"),
        ({"intro": "设特等奖1名。"}, "Q106"),
        ({"consent": "信息保存到领奖办结，60 天后删除。"}, "Q107"),
        ({"intro": "领奖期限为15天。"}, "Q108"),
        ({"first_day": None, "last_day": None}, "Q111"),
        ({"draw": [{"tag": "健康", "number": 3}]}, "Q115"),
        ({"draw": [{"tag": "航天", "number": 5}]}, "Q116"),
        ({"minutes": 1, "least_seconds": 15}, "Q118"),
        ({"ways": []}, "Q119"),
        ({"ways": ["wechat"]}, "Q120"),
        ({"audience": "county"}, "Q121"),
        ({"audience": "list", "places": ["示例小学"], "ways": ["code", "phone"]}, "Q122"),
        ({"audience": "list", "places": ["示例小学"]}, "Q123"),
        ({"contact": ""}, "Q124"),
        ({"intro": "9月17日至19日三个乡镇同时办大集。"}, "Q127"),
        ({"hold_minutes": 60 * 24 * 60}, "Q139"),
    ],
)
def test_each_disagreement_is_found(ready, values, code):
    assert code in codes_of(ready(**values))


@pytest.mark.parametrize(
    ("intro", "code"),
    [
        ("按排名发奖，积分不能兑换现金。", "Q105"),
        ("领奖时间9月25日至10月20日，竞答结束后公布。", "Q101"),
        ("本次是第7届，共20名工作人员参与。", "Q102"),
        ("9月20日公布名单。", "Q101"),
        ("9月17日开始在三个乡镇巡展。", "Q101"),
        ("题目从题库里随机抽取，每天公布积分排名。", "Q105"),
        ("领奖时间9月25日至10月20日。", "Q127"),
        ("每天5题，每题20分。", "Q103"),
    ],
)
def test_what_is_said_of_other_things_is_let_pass(ready, intro, code):
    assert code not in codes_of(ready(intro=intro, prizes=[ranked()]))


def test_days_that_are_over_are_told(ready):
    campaign = ready()
    assert codes_of(campaign, on=datetime.date(2024, 9, 15)) == ["Q113"]
    assert codes_of(campaign, on=datetime.date(2024, 9, 21)) == ["Q112"]


@pytest.mark.parametrize(("questions", "codes"), [(4, ["Q116"]), (34, ["Q117"]), (35, [])])
def test_a_bank_that_is_too_small_is_a_warning_and_one_below_a_set_stops(ready, questions, codes):
    assert codes_of(ready(questions=questions)) == codes


def test_prizes_nobody_can_get_or_that_say_too_little_are_told(ready):
    prizes = [
        exchanged(cost=701), raffled(least_points=701), raffled(worth=None), exchanged(worth=None),
        ranked("二等奖", 2, 3),
    ]  # fmt: skip
    assert codes_of(ready(prizes=prizes)) == ["Q134", "Q133", "Q133", "Q135", "Q138"]


def test_money_as_a_prize_is_told(ready, by):
    from jixiao.records.quiz.campaigns.prizing import Offered, keep_prizes
    from jixiao.records.quiz.models import PrizeWay

    campaign = ready()
    shop = Offered("一等奖", "50元购物卡", PrizeWay.RANKING, 1, rank_from=1, rank_to=1, worth=ranked().worth)
    keep_prizes(campaign=campaign, prizes=[shop], stamp=None, by=by)
    assert codes_of(campaign) == ["Q137"]


def test_a_bare_draft_is_told_all_at_once(draft):
    bare = draft(contact="", lets_minors=True, ways=[], audience="county")
    bare.consent = bare.guardian_consent = ""
    assert codes_of(bare) == ["Q116", "Q119", "Q121", "Q124", "Q125", "Q126", "Q131"]


def test_a_way_that_was_set_up_is_no_finding(ready, monkeypatch):
    monkeypatch.setattr(ways, "_READY", {})
    campaign = ready(ways=["wechat"])
    ways.hang_way(IdentityWay.WECHAT, lambda: False)
    assert codes_of(campaign) == ["Q120"]
    ways.hang_way(IdentityWay.WECHAT, lambda: True)
    assert codes_of(campaign) == []


def test_codes_that_were_made_are_enough_for_a_list(ready, by):
    campaign = ready(audience="list", places=["示例小学"])
    issue_codes(campaign=campaign, number=1, group="示例小学", by=by)
    assert codes_of(campaign) == []


def test_looking_takes_a_constant_number_of_statements(ready, django_assert_max_num_queries):
    campaign = ready(prizes=[ranked(), exchanged(), raffled()])
    with django_assert_max_num_queries(5):
        faults_of(campaign, on=noon(10).date())


def test_a_text_that_promises_places_of_a_ranking_wants_prizes_for_them(ready):
    campaign = ready(prizes=[exchanged()])
    for intro in ("积分排名前35名获奖。", "按积分排名发奖。"):
        campaign.intro = intro
        assert codes_of(campaign) == ["Q105"]
