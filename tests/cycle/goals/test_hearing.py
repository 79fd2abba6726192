from collections.abc import Iterable

from jixiao.cycle.goals.hearing import MOST, Heard, heard_of
from jixiao.orgs.models import UnitYear


def speaks(unit_year: UnitYear) -> Iterable[Heard]:
    return [Heard("示例项目", f"{unit_year.year} 年示例", "示例理由")] * (MOST + 1)


def test_what_the_settings_name_is_heard_in_order_and_not_without_end(county, settings):
    settings.HEARD_LATER = ("tests.cycle.goals.test_hearing.speaks",)
    heard = heard_of(county.unit_year)
    assert len(heard) == MOST
    assert heard[0].words == "2024 年示例"


def test_without_later_rooms_there_is_nothing_to_hear(county, settings):
    settings.HEARD_LATER = ()
    assert heard_of(county.unit_year) == []
    page = county.client("clerk").get(county.address("goals/")).content.decode()
    assert "上年结果怎么说" not in page
