import datetime

import pytest
from tests.rooms import County

from jixiao.disclosure.models import DisclosureItem
from jixiao.disclosure.registering import ITEMS, register_item, register_of, watch_of
from jixiao.orgs.refusing import Refused

DAY = datetime.date


def item(**values: object) -> DisclosureItem:
    return DisclosureItem(key="accounts", title="部门决算", **values)


@pytest.mark.parametrize(
    ("values", "on", "state", "words"),
    [
        ({}, DAY(2024, 1, 1), "unknown", "批复日期未填"),
        ({"approved_on": DAY(2024, 8, 1)}, DAY(2024, 8, 21), "open", "剩 0 天"),
        ({"approved_on": DAY(2024, 8, 1)}, DAY(2024, 8, 22), "late", "逾期 1 天"),
        ({"approved_on": DAY(2024, 8, 1), "published_on": DAY(2024, 8, 21)}, DAY(2025, 1, 1), "public", "已公开"),
        ({"approved_on": DAY(2024, 8, 1), "published_on": DAY(2024, 8, 22)}, DAY(2025, 1, 1), "late", "晚了 1 天公开"),
        ({"is_open": False, "reason": "涉密（示例）"}, DAY(2025, 1, 1), "closed", "不公开：涉密（示例）"),
    ],
)
def test_the_twenty_days_after_approval_are_watched(values, on: DAY, state: str, words: str):
    watch = watch_of(item(**values), on=on)
    assert watch.state == state
    assert words in watch.words


def test_the_register_lists_every_item_before_anybody_touched_it(county: County):
    assert [one.title for one in register_of(county.unit_year)] == list(ITEMS.values())


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"is_open": False, "reason": ""}, "reason"),
        ({"published_on": DAY(2025, 1, 10)}, "channel"),
        ({"published_on": DAY(2025, 2, 1), "channel": "网站（示例）"}, "published_on"),
        ({"published_on": DAY(2024, 1, 1), "approved_on": DAY(2024, 2, 1), "channel": "网站"}, "published_on"),
    ],
)
def test_an_entry_that_cannot_be_so_is_refused(county: County, values, field: str):
    with pytest.raises(Refused) as refused:
        register_item(unit_year=county.unit_year, key="accounts", values=values, by=county.actor("clerk"))
    assert refused.value.field == field
    assert not DisclosureItem.objects.exists()
