import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cycle.indicators.growing import begun, published, self_made, shared_draft
from tests.rooms import County

from jixiao.cycle.goals.rolling import preview_roll
from jixiao.cycle.indicators.defining import draft_next_version, revise_draft
from jixiao.cycle.indicators.definition import Definition, Place
from jixiao.cycle.indicators.growing.proposing import add_proposal
from jixiao.cycle.indicators.growing.releasing import release_for
from jixiao.cycle.indicators.growing.renewing import ask_for_comments, close_comments
from jixiao.cycle.indicators.growing.settling import decide_proposal
from jixiao.cycle.indicators.models import IndicatorVersion, LibraryRelease
from jixiao.cycle.indicators.publishing import publish_version
from jixiao.cycle.indicators.queries import library_for
from jixiao.orgs.registering import open_year

pytestmark = pytest.mark.django_db


def address(county: County, name: str, **kwargs) -> str:
    return reverse(f"indicators:{name}", kwargs={"unit": county.unit.code, "year": 2024, **kwargs})


def shared(county: County, code: str, name: str) -> IndicatorVersion:
    draft = shared_draft(county, code, name=name, first_year=2020)
    return publish_version(version=draft, by=county.actor("reviewer"))


def renewed(county: County, year: int, *proposals: dict) -> LibraryRelease:
    """Run a round with those proposals to its end."""
    by = county.actor("reviewer")
    round_ = begun(county, year=year, days=0)
    for given in proposals:
        add_proposal(round_=round_, reason="示例", by=by, **{"version": None, "replaces": None, **given})
    ask_for_comments(round_=round_, by=by)
    close_comments(round_=round_, by=by)
    for proposal in round_.proposals.all():
        decide_proposal(proposal=proposal, verdict="approved", why="示例", stamp=None, by=by)
    return published(round_, by=by)


@pytest.fixture
def released(county: County) -> LibraryRelease:
    """A first version: one added, one changed, one retired with a successor."""
    by = county.actor("reviewer")
    changed, goes = shared(county, "GX-11", "示例甲场次"), shared(county, "GX-12", "示例乙人次")
    stays = shared(county, "GX-13", "示例丙人次")
    draft = draft_next_version(indicator=changed.indicator, first_year=2025, by=by)
    said = Definition(**{**Definition.of(draft).values(), "meaning": "示例：只计主场"})
    draft = revise_draft(version=draft, definition=said, place=Place.of(changed.indicator), stamp=None, by=by)
    return renewed(
        county, 2025, {"version": shared_draft(county)}, {"version": draft},
        {"replaces": goes.indicator, "successor": stays.indicator},
    )  # fmt: skip


def test_a_release_says_what_was_added_changed_and_retired(released: LibraryRelease) -> None:
    assert (released.number, released.year) == (1, 2025)
    told = [(one["kind"], one["code"], one.get("what"), one.get("successor")) for one in released.changes]
    assert told == [
        ("added", "GX-01", None, None), ("changed", "GX-11", ["指标解释"], None), ("retired", "GX-12", None, "GX-13"),
    ]  # fmt: skip
    codes = IndicatorVersion.objects.filter(pk__in=released.members).values_list("indicator__code", "number")
    assert sorted(codes) == [("GX-01", 1), ("GX-11", 2), ("GX-13", 1)]


def test_the_next_release_is_held_against_the_one_before_and_years_find_theirs(
    county: County, released: LibraryRelease
) -> None:
    second = renewed(county, 2026, {"version": shared_draft(county, "GX-02", name="示例丁场次")})
    assert [one["code"] for one in second.changes] == ["GX-02"]
    assert [release_for(year).number if release_for(year) else None for year in (2024, 2025, 2026, 2030)] == [
        None, 1, 2, 2,
    ]  # fmt: skip
    released.refresh_from_db()
    assert len(released.members) == 3


def test_goals_of_later_years_are_offered_it_and_rolled_goals_get_the_successor(county: County) -> None:
    goes, stays = shared(county, "GX-12", "示例乙人次"), shared(county, "GX-13", "示例丙人次")
    self_made(county.unit_year, "示例乙人次", unit="场", version_pinned=goes)
    renewed(county, 2025, {"version": shared_draft(county)}, {"replaces": goes.indicator, "successor": stays.indicator})
    offered = {one.indicator.code for one in library_for(2025, county.unit)}
    assert offered == {"GX-01", "GX-13"}
    later = open_year(unit=county.unit, year=2025, by=county.actor("system"))
    preview = preview_roll(later)
    assert preview is not None
    (row,) = [one for one in preview.rows if one.kind == "indicators"]
    assert row.version == stays.pk
    assert "由 GX-13「示例丙人次」接替" in row.notes[0]


def test_a_release_is_opened_and_downloaded_by_any_unit_below(county: County, released: LibraryRelease) -> None:
    client = county.client("viewer")
    page = client.get(address(county, "release", number=released.number)).content.decode()
    assert "第 1 → 2 版" in page
    assert "GX-13 示例丙人次" in page
    assert "第 1 版" in client.get(address(county, "releases")).content.decode()
    answer = client.get(address(county, "release_export", number=1))
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["指标库", "与前一版的差别"]
    rows = [[cell.value for cell in row] for row in book["与前一版的差别"].iter_rows(min_row=2)]
    assert [row[:2] for row in rows] == [["新增", "GX-01"], ["改版", "GX-11"], ["停用", "GX-12"]]
    assert book["指标库"].max_row == 4
    assert client.get(address(county, "release", number=9)).status_code == 404


def test_the_list_takes_as_many_statements_for_three_releases_as_for_one(
    county: County, released: LibraryRelease
) -> None:
    client = county.client("viewer")
    client.get(address(county, "releases"))
    with CaptureQueriesContext(connection) as one:
        client.get(address(county, "releases"))
    for number in (2, 3):
        draft = shared_draft(county, f"GX-3{number}", name=f"示例{number}号")
        renewed(county, 2024 + number, {"version": draft})
    with CaptureQueriesContext(connection) as three:
        page = client.get(address(county, "releases")).content.decode()
    assert "第 3 版" in page
    assert len(one) == len(three)
