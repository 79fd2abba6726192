import pytest
from tests.reports.county.conftest import handed_in, pressed
from tests.rooms import County

from jixiao.orgs.models import HandoverKind
from jixiao.orgs.roles import Role
from jixiao.reports.county.writing import make_county_paper
from jixiao.reports.models import Deed

pytestmark = pytest.mark.django_db


def found(county: County, text: str, who: str = "reviewer") -> str:
    return county.client(who).get(county.address("search/"), {"q": text}).content.decode()


def test_the_reviewer_finds_the_pages_papers_and_acts(county: County):
    handed_in(county, county.unit_year, kind=HandoverKind.GOALS)
    pressed(county, Deed.RETURN, county.unit_year, words="示例：指标偏低")
    make_county_paper(
        place=county.finance, year=2024, held=[(county.finance, Role.REVIEWER)], by=county.actor("reviewer")
    )
    for text, wanted in (("自评率", "覆盖情况"), ("县级绩效", "第1次编制"), ("指标偏低", "批量退回绩效目标")):
        assert wanted in found(county, text)


def test_a_clerk_finds_none_of_it(county: County):
    assert "排名与分布" not in found(county, "排名", "clerk")
    assert "排名与分布" in found(county, "排名")
