"""A year of the small county walked through the acts, as far as a test needs it."""

from django.http import HttpResponse, StreamingHttpResponse
from tests.replaying import replayed
from tests.rooms import NOON, County

from jixiao.cli.demo_site.building import STEPS, Office, Walk
from jixiao.cli.demo_site.building import County as DemoCounty
from jixiao.engine.yearbook import shipped_yearbook
from jixiao.orgs.models import UnitYear


def walk_of(county: County) -> Walk:
    """Return the walk of 示例县科协's 2024 with the people of the small county."""
    office = Office(county.unit, county.people["clerk"], county.people["head"])
    of = DemoCounty(county.finance, county.people["reviewer"], county.actor("system"))
    return Walk(of, office, shipped_yearbook("shifan_2024"), NOON, "示例数据，测试用")


def walked(county: County, step: str) -> UnitYear:
    """Return the unit's year with everything done up to ``step`` (building.STEPS)."""

    def walk() -> UnitYear:
        place = STEPS.index(step)
        if not place:
            return walk_of(county).to(step)
        unit_year = walked(county, STEPS[place - 1])
        walk_of(county).do(step, unit_year)
        return unit_year

    return replayed(("walked", step), walk)


def text_of(answer: HttpResponse | StreamingHttpResponse) -> str:
    """Return what an answer says, also one that is sent bit by bit; it is closed."""
    content: bytes = answer.getvalue()
    answer.close()
    return content.decode("utf-8", errors="replace")
