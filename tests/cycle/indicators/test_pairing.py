import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cycle.indicators.growing import begun, shared_draft
from tests.rooms import County

from jixiao.cycle.indicators.growing.harvesting import pairs_apart
from jixiao.cycle.indicators.growing.keeping_apart import keep_apart, take_back_apart
from jixiao.cycle.indicators.growing.pairing import near_pairs, shared_in_force, side_of
from jixiao.cycle.indicators.models import IndicatorVersion, KeptApart, RoundProposal
from jixiao.cycle.indicators.publishing import publish_version
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.orgs.registering import open_year

pytestmark = pytest.mark.django_db


def shared(county: County, code: str, name: str, **said) -> IndicatorVersion:
    draft = shared_draft(county, code, name=name, first_year=2020, **said)
    return publish_version(version=draft, by=county.actor("reviewer"))


@pytest.fixture
def alike(county: County) -> County:
    open_year(unit=county.finance, year=2024, by=county.actor("system"))
    shared(county, "GX-01", "示例科普讲座场次")
    shared(county, "GX-02", "示例科普讲座举办场次")
    shared(county, "GX-03", "示例图书采购册数", unit="册")
    return county


def address(county: County, name: str, **kwargs) -> str:
    return reverse(f"indicators:{name}", kwargs={"unit": county.finance.code, "year": 2024, **kwargs})


def pair_address(county: County, name: str) -> str:
    left, right = (one.indicator_id for one in shared_in_force()[:2])
    return address(county, name, left=left, right=right)


def codes(county: County) -> list[tuple[str, str]]:
    found = near_pairs(shared_in_force(), apart=pairs_apart(county.finance))
    return [(one.left.indicator.code, one.right.indicator.code) for one in found]


def test_pairs_are_found_by_name_and_unit_and_by_meaning(alike: County) -> None:
    assert codes(alike) == [("GX-01", "GX-02")]
    shared(alike, "GX-04", "示例图书采购资料册数", unit="本", meaning="示例：买来的书")
    shared(alike, "GX-05", "示例购置图书资料数", unit="本", meaning="示例：买来的书")
    assert ("GX-04", "GX-05") in codes(alike)
    assert near_pairs(list(reversed(shared_in_force()))) == near_pairs(shared_in_force())


def test_a_pair_kept_apart_is_remembered_until_that_is_taken_back(alike: County) -> None:
    left, right = (side_of(one) for one in shared_in_force()[:2])
    by = alike.actor("reviewer")
    given = {"authority": alike.finance, "by": by}
    with pytest.raises(Refused, match="理由"):
        keep_apart(left=left, right=right, why=" ", **given)
    kept = keep_apart(left=right, right=left, why="示例：口径不同", **given)
    assert codes(alike) == []
    for first, second in ((left, right), (left, left)):
        with pytest.raises(Refused) as caught:
            keep_apart(left=first, right=second, why="示例", **given)
        assert caught.value.code == "U799"
    take_back_apart(kept=kept, by=by)
    take_back_apart(kept=kept, by=by)
    assert codes(alike) == [("GX-01", "GX-02")]
    assert TrailEntry.objects.filter(event="indicators.apart_taken_back").count() == 1


def test_the_bureau_keeps_apart_and_rejoins_on_the_page(alike: County) -> None:
    client = alike.client("reviewer")
    page = client.get(address(alike, "pairs")).content.decode()
    assert "示例科普讲座举办场次" in page
    assert "没有相近" in client.get(address(alike, "pairs") + "?q=不存在").content.decode()
    at = pair_address(alike, "pair_part")
    assert "没有填" in client.post(at, {"why": ""}).content.decode()
    for _ in range(2):
        assert client.post(at, {"why": "示例：口径不同"}).status_code == 302
    kept = KeptApart.objects.get()
    assert "示例：口径不同" in client.get(address(alike, "pairs")).content.decode()
    assert client.post(address(alike, "pair_rejoin", pk=kept.pk)).status_code == 302
    assert not KeptApart.objects.exists()


def test_merging_proposes_to_retire_one_in_favour_of_the_other(alike: County) -> None:
    client = alike.client("reviewer")
    at = pair_address(alike, "pair_merge")
    sent = {"keep": "right", "reason": "示例：同一个指标"}
    assert "没有提议中的更新轮次" in client.post(at, sent).content.decode()
    round_ = begun(alike)
    assert client.post(at, sent).headers["Location"] == address(alike, "round", pk=round_.pk)
    proposal = RoundProposal.objects.get()
    assert proposal.replaces is not None
    assert proposal.successor is not None
    assert (proposal.replaces.code, proposal.successor.code) == ("GX-01", "GX-02")
    assert proposal.name == "停用 GX-01 示例科普讲座场次，由 GX-02 接替"
    assert "已经有停用提案" in client.post(at, sent).content.decode()
    assert "已在更新里" in client.get(address(alike, "pairs")).content.decode()


def test_a_department_has_no_part_in_it(alike: County) -> None:
    clerk = alike.client("clerk")
    for name, more in (("pairs", {}), ("pair_part", {"left": 1, "right": 2}), ("pair_merge", {"left": 1, "right": 2})):
        place = {"unit": alike.unit.code, "year": 2024, **more}
        assert clerk.get(reverse(f"indicators:{name}", kwargs=place)).status_code == 403
    assert alike.client("reviewer").get(address(alike, "pair_part", left=998, right=999)).status_code == 404


def test_the_page_takes_as_many_statements_for_three_pairs_as_for_one(alike: County) -> None:
    client = alike.client("reviewer")

    def statements() -> int:
        client.get(address(alike, "pairs"))
        with CaptureQueriesContext(connection) as seen:
            client.get(address(alike, "pairs"))
        return len(seen)

    one = statements()
    for number, word in enumerate("甲乙"):
        shared(alike, f"GX-1{number}", f"示例{word}类道路养护里程", unit="公里")
        shared(alike, f"GX-2{number}", f"示例{word}类道路养护总里程", unit="公里")
    assert len(codes(alike)) >= 3
    assert statements() == one
