import datetime

from jixiao.web.fields import DayField, MoneyField, TextField
from jixiao.web.stamp import StampedForm, differences, stale_page


class GoalForm(StampedForm):
    name = TextField(label="名称")
    money = MoneyField(label="金额")
    day = DayField(label="日期", required=False)


TYPED = {"name": "科普日", "money": "1.50", "day": "2019-9-1", "stamp": "3"}
THEIRS = {"name": "全国科普日", "money": 1_500_000, "day": datetime.date(2019, 9, 1), "unknown": 1}


def test_the_stamp_goes_to_the_page_and_comes_back():
    assert 'name="stamp" value="3"' in str(GoalForm(stamp=3)["stamp"])
    assert GoalForm(TYPED).stamp == 3


def test_a_stamp_that_is_none_is_no_stamp():
    assert GoalForm({**TYPED, "stamp": "x"}).stamp is None
    assert GoalForm({}).stamp is None


def test_only_what_differs_is_shown_both_ways():
    assert [(one.label, one.mine, one.theirs) for one in differences(GoalForm(TYPED), THEIRS)] == [
        ("名称", "科普日", "全国科普日")
    ]


def test_both_versions_are_shown_and_mine_can_be_sent_again_with_the_newer_stamp(ask):
    request = ask("/goals/1/", post=TYPED)
    response = stale_page(request, form=GoalForm(request.POST), theirs=THEIRS, stamp=4, saved="填报人乙 09:14")
    html = response.content.decode()
    assert response.status_code == 409
    for words in (
        "填报人乙 09:14 保存过",
        "用我的",
        "用他的",
        'name="stamp" value="4"',
        'name="money" value="1.50"',
        'href="/goals/1/"',
    ):
        assert words in html
    assert 'value="3"' not in html
