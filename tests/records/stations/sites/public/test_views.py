import pytest
from django.test import Client

from jixiao.records.stations.models import MonthlyReturn
from jixiao.records.stations.sites.plating import suspend_station
from jixiao.records.stations.sites.returning import accept_month, send_month_back

pytestmark = pytest.mark.django_db
MONTH = {"day_0": "8", "title_0": "示例消防讲座", "people_0": "60", "teller": "示例填报人", "rows": "4"}


@pytest.fixture
def phone():
    return Client()


def address_of(row):
    return f"/station/month/{row.return_token}/"


def page_of(answer):
    return answer.content.decode()


def test_a_station_tells_its_month_and_mends_it_until_it_is_accepted(phone, station, by):
    row = station()
    address = f"{address_of(row)}?year=2024&month=3"
    page = page_of(phone.get(address))
    assert "3 月的活动" in page
    assert "每月至少办 1 次" in page
    assert "收到了：3 月报了 1 次活动" in page_of(phone.post(address, MONTH, follow=True))
    month = MonthlyReturn.objects.get()
    assert (month.way, month.state, month.by, month.people) == ("page", "told", None, 60)
    again = MONTH | {"day_1": "2024-03-09", "title_1": "示例科普电影", "stamp": month.version}
    phone.post(address, again)
    month.refresh_from_db()
    assert (month.activities, month.people) == (2, None)
    accept_month(row=month, stamp=month.version, by=by)
    assert "已经核定" in page_of(phone.post(address, again | {"stamp": month.version}))
    send_month_back(row=month, reason="人次不全", stamp=month.version, by=by)
    assert "县科协退回：人次不全" in page_of(phone.get(address))


def test_more_rows_are_given_without_losing_what_was_typed(phone, station):
    row = station()
    page = page_of(phone.post(f"{address_of(row)}?year=2024&month=3", MONTH | {"more": "1", "teller": ""}))
    assert 'name="title_7"' in page
    assert "示例消防讲座" in page
    assert not MonthlyReturn.objects.exists()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"teller": ""}, "没有填"),
        ({"day_0": "2024-04-08"}, "不在 3 月"),
        ({"day_0": "31日", "title_0": ""}, "没有填"),
        ({"people_0": "许多"}, "人次"),
        ({"day_0": "", "title_0": "", "people_0": ""}, "一项活动也没有"),
        ({"day_1": "8", "title_1": "示例消防讲座"}, "同一天的同一个活动"),
        ({"title_0": "长" * 121}, "120"),
    ],
)
def test_a_month_that_is_wrong_says_what_and_keeps_what_was_typed(phone, station, values, words):
    row = station()
    answer = phone.post(f"{address_of(row)}?year=2024&month=3", MONTH | values)
    assert answer.status_code == 422
    assert words in page_of(answer)
    assert not MonthlyReturn.objects.exists()


def test_two_who_tell_the_same_month_are_told(phone, station):
    row = station()
    address = f"{address_of(row)}?year=2024&month=3"
    phone.post(address, MONTH)
    answer = page_of(phone.post(address, MONTH | {"title_0": "示例另一讲座"}))
    assert "刚才有人报过这个月" in answer
    assert "示例另一讲座" in answer
    stamp = MonthlyReturn.objects.get().version
    assert f'name="stamp" value="{stamp}"' in answer


def test_months_before_the_plate_and_to_come_cannot_be_opened(phone, station):
    row = station()
    page = page_of(phone.get(f"{address_of(row)}?year=2024&month=1"))
    assert "授牌以前" in page
    assert "1 月的活动" not in page
    assert "还没有到" in page_of(phone.post(f"{address_of(row)}?year=2099&month=3", MONTH))
    assert "还没有授牌" in page_of(phone.post(f"{address_of(row)}?year=2024&month=1", MONTH))


def test_another_address_and_a_station_at_rest_take_nothing(phone, station, head):
    row = station()
    assert phone.get("/station/month/none/").status_code == 404
    suspend_station(station=row, reason="示例整修", day=head.on, stamp=row.version, by=head)
    answer = phone.post(f"{address_of(row)}?year=2024&month=3", MONTH)
    assert answer.status_code == 422
    assert "不用报月报" in page_of(answer)
    assert not MonthlyReturn.objects.exists()


def test_a_year_that_is_closed_takes_no_month(phone, station, county):
    row = station()
    county.unit_year.state = "closed"
    county.unit_year.save(update_fields=["state"])
    assert "年度已经关闭" in page_of(phone.post(f"{address_of(row)}?year=2024&month=3", MONTH))


def test_what_is_typed_is_never_markup(phone, station):
    row = station()
    address = f"{address_of(row)}?year=2024&month=3"
    assert "<b>讲座</b>" not in page_of(phone.post(address, MONTH | {"title_0": "<b>讲座</b>"}, follow=True))
    assert "<b>讲座</b>" not in page_of(phone.get(address))
    assert phone.get(f"{address_of(row)}?year=二&month=<b>").status_code == 200
