"""A year is opened with what is taken over: seen first without a trace, then done, unit by unit."""

import pytest
from tests.cycle.goals.writing import complete_sheet
from tests.rooms import County

from jixiao.cycle.goals.models import GoalSheet
from jixiao.orgs.jobs import do_job
from jixiao.orgs.models import JobRun, TrailEntry, UnitYear
from jixiao.orgs.opening.catalogue import copiers_chosen, copiers_offered
from jixiao.orgs.opening.preparing import prepare_year, preview_year
from jixiao.orgs.refusing import Refused
from jixiao.orgs.registering import close_year, open_year

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def written(county: County) -> None:
    """Last year's goals of the unit."""
    complete_sheet(county)


def test_the_rooms_offer_their_copiers_in_the_order_of_the_settings() -> None:
    assert [one.code for one in copiers_offered()] == [
        "profile.fields",
        "outreach.activities",
        "stations.rule",
        "goals.sheet",
    ]
    chosen = copiers_chosen(["goals.sheet", "profile.fields", "x"])
    assert [one.code for one in chosen] == ["profile.fields", "goals.sheet"]


def test_a_preview_counts_what_is_taken_over_and_writes_nothing(county: County) -> None:
    lines = TrailEntry.objects.count()
    preview = preview_year(unit=county.unit, year=2025, copiers=copiers_offered())
    assert not preview.is_open
    assert {offer.copier.code: len(offer.lines) > 0 for offer in preview.offers}["goals.sheet"]
    assert not UnitYear.objects.filter(year=2025).exists()
    assert TrailEntry.objects.count() == lines


def test_what_was_previewed_is_taken_over_and_a_second_time_there_is_nothing_left(county: County) -> None:
    goals = copiers_chosen(["goals.sheet"])
    preview = preview_year(unit=county.unit, year=2025, copiers=goals)
    done = prepare_year(unit=county.unit, year=2025, copiers=goals, by=county.actor("reviewer"))
    assert done == {"绩效目标": preview.count}
    assert GoalSheet.objects.get(unit_year__year=2025).unit_year.unit == county.unit
    assert preview_year(unit=county.unit, year=2025, copiers=goals).count == 0
    assert prepare_year(unit=county.unit, year=2025, copiers=goals, by=county.actor("reviewer")) == {}
    assert TrailEntry.objects.filter(event="orgs.year_prepared").count() == 1


def test_a_closed_year_is_neither_previewed_nor_opened(county: County) -> None:
    year = open_year(unit=county.unit, year=2025, by=county.actor("reviewer"))
    close_year(unit_year=year, by=county.actor("reviewer"))
    assert "关闭" in preview_year(unit=county.unit, year=2025, copiers=copiers_offered()).why_not
    with pytest.raises(Refused, match="已经关闭"):
        prepare_year(unit=county.unit, year=2025, copiers=(), by=county.actor("reviewer"))


def test_the_wizard_shows_then_lets_the_worker_do_it(county: County) -> None:
    client, address = county.client("reviewer"), county.address("units/opening/")
    chosen = {"year": 2025, "units": [county.unit.pk, county.other.pk], "copiers": ["goals.sheet"]}
    assert "新年度向导" in client.get(address).content.decode()
    page = client.get(address, chosen).content.decode()
    assert "将开放" in page
    assert "没有可带入的" in page
    once = {"once": "0a0a0a0a-0a0a-4a0a-8a0a-0a0a0a0a0a0a"}
    first, second = (client.post(f"{address}begin/", chosen | once).headers["Location"] for _ in range(2))
    assert first == second
    job = JobRun.objects.get()
    do_job.call(job.pk)
    job.refresh_from_db()
    assert job.state == JobRun.State.DONE
    assert UnitYear.objects.filter(year=2025).count() == 2
    assert "没有可带入的" in client.get(first).content.decode()


@pytest.mark.parametrize("given", [{"year": 2025}, {"year": "x", "units": [1]}, {"year": 2025, "units": [99999]}])
def test_a_choice_that_is_none_is_told(county: County, given: dict[str, object]) -> None:
    client, address = county.client("reviewer"), county.address("units/opening/")
    assert client.get(address, given).status_code == 422
    assert client.post(f"{address}begin/", given).status_code == 422


@pytest.mark.parametrize("who", ["clerk", "head", "system"])
def test_only_the_reviewer_takes_over_the_records_of_others(county: County, who: str) -> None:
    assert county.client(who).get(county.address("units/opening/")).status_code == 403
    assert county.client(who).post(county.address("units/opening/begin/")).status_code == 403
