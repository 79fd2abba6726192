import datetime

from tests.rooms import County

from jixiao.disclosure.registering import register_item
from jixiao.web.clock import today


def shown(county: County, who: str) -> str:
    return county.client(who).get(county.address()).content.decode()


def approve(county: County, days_ago: int) -> None:
    values = {"approved_on": today() - datetime.timedelta(days=days_ago)}
    register_item(unit_year=county.unit_year, key="accounts", values=values, by=county.actor("clerk"))


def test_an_item_that_was_approved_long_ago_waits_and_is_overdue(county: County):
    approve(county, days_ago=23)
    text = shown(county, "clerk")
    assert "公开「部门决算」" in text
    assert "逾期" in text


def test_an_item_with_many_days_left_does_not_wait_yet(county: County):
    approve(county, days_ago=2)
    assert "公开「部门决算」" not in shown(county, "clerk")


def test_it_waits_for_the_clerk_alone(county: County):
    approve(county, days_ago=15)
    assert "公开「部门决算」" in shown(county, "clerk")
    assert "公开「部门决算」" not in shown(county, "viewer")
