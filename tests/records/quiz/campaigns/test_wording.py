import re

import pytest
from tests.records.quiz.campaigns.conftest import exchanged, raffled, ranked

from jixiao.records.quiz.campaigns.wording import rules_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def full(ready):
    return ready(
        prizes=[ranked(), exchanged(), raffled()], lets_minors=True, minutes=10, theme="示例主题",
        partners="示例县教育局",
        draw=[{"tag": "健康", "number": 4}, {"tag": "", "number": 1}], places=["甲镇", "乙镇"], audience="county",
    )  # fmt: skip


def text_of(campaign, key=""):
    return "\n".join(one for part in rules_of(campaign) if key in {"", part.key} for one in part.sentences)


@pytest.mark.parametrize(
    ("wanted", "key", "words"),
    [
        (
            "奖项种类、数量、品名、价格",
            "prizes",
            "一等奖：示例一等奖奖品，5 件，每件价值 50.00元；发给排名第 1 至 5 名的人。",
        ),
        ("兑换的价格和限领", "prizes", "每件 100 分兑换，每人限 1 件"),
        ("参与条件", "people", "本县居民可以参加，进入时自选所在乡镇、街道：甲镇、乙镇。"),
        ("参与方式", "people", "参与码：填主办单位发的参与码"),
        ("开奖时间", "raffle", "竞答结束后 3 天内（2024 年 9 月 21 日至 2024 年 9 月 23 日）"),
        ("开奖方式", "raffle", "SHA-256"),
        ("中奖概率", "raffle", "奖品件数除以参加抽奖的人数"),
        ("兑奖时间", "claiming", "竞答结束后 30 天，到 2024 年 10 月 20 日 为止"),
        ("兑奖方式和交付方式", "claiming", "出示领奖码，到领奖点由工作人员扫码，当面签收"),
        ("兑奖地点", "claiming", "科普馆（示例路 1 号一楼，工作日 9:00—17:00，电话 0316-0000000）"),
        ("弃奖条件", "claiming", "逾期没有领的，视为放弃"),
        ("主办方", "organiser", "主办：示例县科学技术协会。协办：示例县教育局。"),
        ("联系方式", "organiser", "0316-0000000"),
        ("不得变更", "changes", "题目、分值、奖品和发放办法不改"),
        ("一天是什么", "days", "一天是北京时间的一个自然日，每天零点换题"),
        ("起止", "days", "从 2024 年 9 月 14 日 0 时开始，到 2024 年 9 月 20 日 24 时结束，共 7 天。"),
        ("题数和分值", "playing", "每天 5 题，每题 20 分，一天最多 100 分，全程最多 700 分。"),
        ("抽题", "playing", "健康 4 题、其他 1 题"),
        ("不重复", "playing", "题库用完之前不会抽到重复的题"),
        ("时限", "playing", "10 分钟内交卷"),
        ("同分怎么排", "ranking", "积分相同的，累计用时少的在前；用时也相同的，先达到这个积分的在前"),
        ("保留时间", "exchange", "兑换后奖品保留 7 天"),
        ("工作人员不参加", "fairness", "工作人员和命题、审题人员不参加评奖"),
        ("限制", "fairness", "一台手机最多 3 人参加；同一网络一小时最多新增 300 人"),
        ("监护人", "guardian", "监护人"),
        ("个人信息", "privacy", "30 天后删除"),
    ],
)
def test_all_that_must_be_announced_is_there(full, wanted, key, words):
    said = text_of(full, key).replace("日 为止", "日为止")
    assert words.replace("日 为止", "日为止") in said, wanted


def test_the_text_follows_the_fields(full):
    full.minutes, full.feedback, full.lets_minors, full.shuffles_options = None, "at_once", False, False
    said = text_of(full)
    assert "不限答题时间" in said
    assert "交卷后马上看到得分、正确答案和解析" in said
    assert "不满 14 周岁的人不参加本次竞答" in said
    assert "选项的次序" not in said
    assert "监护人须知" not in [one.title for one in rules_of(full)]


def test_the_digest_of_the_draw_is_published_from_the_first_day(full):
    assert "发布竞答时产生并公布" in text_of(full, "raffle")
    full.raffle_hash = "ab" * 32
    assert "ab" * 32 in text_of(full, "raffle")


def test_without_prizes_nothing_is_promised(draft):
    parts = {one.key: one for one in rules_of(draft())}
    assert parts["prizes"].sentences == ("本次竞答不设奖品。",)
    assert not {"raffle", "exchange", "claiming"} & set(parts)


def test_a_draft_without_days_says_that_they_are_open(draft):
    said = text_of(draft(first_day=None, last_day=None))
    assert "（待定）" in said
    assert "None" not in said
    assert not re.search(r"\b0 天", said)


def test_the_rules_take_two_statements(full, django_assert_num_queries):
    with django_assert_num_queries(2):
        rules_of(full)
