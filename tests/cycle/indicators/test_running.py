import pytest
from django.urls import reverse
from tests.cycle.indicators.growing import begun, harvested_anew, self_made, shared_draft, worked
from tests.rooms import County

from jixiao.cycle.indicators.growing.gathering_groups import ask_for_harvest
from jixiao.cycle.indicators.growing.previewing import ask_for_preview
from jixiao.cycle.indicators.growing.proposing import add_proposal
from jixiao.cycle.indicators.growing.running import ask_to_stop, finished_run, is_under_way, latest_run
from jixiao.cycle.indicators.models import HarvestGroup, LibraryRun
from jixiao.orgs.jobs import JobRun
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.orgs.registering import open_year

pytestmark = pytest.mark.django_db


def asked(county: County) -> LibraryRun:
    by = county.actor("reviewer")
    return ask_for_harvest(authority=county.finance, year=2024, at=None, by=by)


def address(county: County, name: str, **kwargs) -> str:
    return reverse(f"indicators:{name}", kwargs={"unit": county.finance.code, "year": 2024, **kwargs})


def test_a_run_is_asked_for_once_at_a_time_and_told_in_the_trail(county: County) -> None:
    run = asked(county)
    assert is_under_way(latest_run(county.finance, run.kind))
    with pytest.raises(Refused) as caught:
        asked(county)
    assert caught.value.code == "U798"
    assert worked(run).state == "done"
    assert TrailEntry.objects.filter(event="indicators.run_asked").count() == 1
    assert worked(asked(county)).state == "done"


def test_a_run_that_is_stopped_keeps_nothing_and_the_one_before_stays(county: County) -> None:
    self_made(county.unit_year, "示例讲座场次")
    first = harvested_anew(county)
    run = asked(county)
    ask_to_stop(run=run, by=county.actor("reviewer"))
    ask_to_stop(run=run, by=county.actor("reviewer"))
    stopped = worked(run)
    assert (stopped.state, stopped.job.state) == ("stopped", "done")
    assert stopped.job.message == "已按要求停止，没有留下结果"
    assert finished_run(county.finance, run.kind) == first
    assert HarvestGroup.objects.get().run == first
    assert TrailEntry.objects.filter(event="indicators.run_stopped").count() == 1
    assert worked(run).state == "stopped"


def test_a_run_whose_worker_failed_makes_way_for_the_next(county: County) -> None:
    run = asked(county)
    JobRun.objects.filter(pk=run.job_id).update(state=JobRun.State.FAILED)
    assert not is_under_way(latest_run(county.finance, run.kind))
    assert worked(asked(county)).state == "done"
    run.refresh_from_db()
    assert run.state == "failed"


def test_the_page_shows_how_far_it_is_and_stops_it(county: County) -> None:
    open_year(unit=county.finance, year=2024, by=county.actor("system"))
    client = county.client("reviewer")
    for _ in range(2):
        assert client.post(address(county, "harvest_start")).status_code == 302
    run = LibraryRun.objects.get()
    page = client.get(address(county, "harvest")).content.decode()
    assert "停止测算" in page
    assert "测算中" in client.get(address(county, "run", pk=run.pk)).content.decode()
    assert client.post(address(county, "run_stop", pk=run.pk)).status_code == 302
    worked(run)
    ended = client.get(address(county, "run", pk=run.pk))
    assert (ended.status_code, ended.headers["HX-Refresh"]) == (204, "true")
    assert "上一次汇编已停止" in client.get(address(county, "harvest")).content.decode()


def test_a_department_sees_the_preview_under_way_and_neither_starts_nor_stops_it(county: County) -> None:
    by, round_ = county.actor("reviewer"), begun(county)
    add_proposal(round_=round_, version=shared_draft(county), replaces=None, reason="示例", by=by)
    run = ask_for_preview(round_=round_, at=None, by=by)
    place = {"unit": county.unit.code, "year": 2024}
    clerk = county.client("clerk")
    page = clerk.get(reverse("indicators:preview", kwargs={**place, "pk": round_.pk})).content.decode()
    assert "测算中" in page
    assert "停止测算" not in page
    for name, pk in (("run_stop", run.pk), ("preview_start", round_.pk), ("round_publish", round_.pk)):
        assert clerk.post(reverse(f"indicators:{name}", kwargs={**place, "pk": pk})).status_code == 403
    harvest = LibraryRun.objects.create(
        authority=county.finance, kind="harvest", year=2024, asked_by=by.person, asked_at=by.at
    )
    assert clerk.get(reverse("indicators:run", kwargs={**place, "pk": harvest.pk})).status_code == 404
