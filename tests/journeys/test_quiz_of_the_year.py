"""What a finished quiz leaves: a draw anybody can repeat, and a figure that goes from the board to the report."""

import dataclasses
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.browser import PHONE, Site, is_within, picture
from tests.journeys.conftest import Run
from tests.rooms import County
from tests.walking import text_of, walk_of

from jixiao.cli.demo_site.building import STEPS
from jixiao.cli.demo_site.quizzes import hold_quizzes
from jixiao.cycle.evaluation.models import ScoreRow
from jixiao.reports.models import ReportVersion

DESK = "/999900-115001/2024"
TITLE = "示例：全国科普日有奖竞答"
FIGURE, INDICATOR = "竞答参与人数", "知识竞答参与人次"
LATER = STEPS[1 : STEPS.index("report_made") + 1]


@pytest.mark.chromium
def test_anybody_draws_again_from_the_published_seed(site: Site, jixiao: Run, tmp_path: Path):
    with site.at("kexie.shenhe", f"{DESK}/quiz/") as office:
        office.get_by_role("link", name=TITLE).first.click()
        expect(office.locator("h1")).to_contain_text(TITLE)
        found = re.search(r"/quiz/[\w-]{16,}/", office.content())
        assert found is not None
    with site.at("", f"{found[0]}prizes/raffle/", width=PHONE) as phone:
        expect(phone.locator("main")).to_contain_text("本站重算一致")
        picture(phone, "有奖竞答-抽奖公示")
        assert is_within(phone)
        winners = phone.locator(".lots tbody tr td:first-child").all_inner_texts()
        promised = phone.locator(".digest").first.inner_text()
        with phone.expect_download() as sent:
            phone.get_by_role("link", name="下载参加抽奖名单").click()
        listed = tmp_path / sent.value.suggested_filename
        sent.value.save_as(listed)
        seed, list_hash, position = said_by(phone, "种子"), said_by(phone, "名单摘要"), said_by(phone, "奖品编号")
    again = jixiao(
        "quiz", "draw", "--seed", seed, "--list", listed, "--prize", position, "--winners", len(winners)
    )  # fmt: skip
    assert again.returncode == 0, again.stderr
    lines = again.stdout.splitlines()
    assert lines[0] == f"种子摘要 {promised}"
    assert lines[1].startswith(f"名单摘要 {list_hash}（")
    assert [line.split("\t")[1] for line in lines[2:]] == winners
    assert len(winners) == 10


@pytest.mark.chromium
def test_the_board_shows_how_many_took_part_and_in_which_campaigns(site: Site):
    with site.at("kexie.tianbao", f"{DESK}/measures/measure/quiz.players/") as board:
        expect(board.locator("h1")).to_contain_text(FIGURE)
        expect(board.locator("main")).to_contain_text("59")
        picture(board, "计量板-竞答参与人数")
        board.get_by_role("link", name=re.compile(TITLE)).first.click()
        expect(board.locator("h1")).to_contain_text(TITLE)
        assert is_within(board)


def test_an_indicator_of_that_name_is_scored_by_it_and_printed(county: County):
    walk = walk_of(county)
    promised = tuple(
        dataclasses.replace(one, formula=FIGURE, unit="人", target="50") if one.name == INDICATOR else one
        for one in walk.yearbook.indicators
    )
    walk = dataclasses.replace(walk, yearbook=dataclasses.replace(walk.yearbook, indicators=promised))
    unit_year = walk.to("recorded")
    hold_quizzes(walk=walk, unit_year=unit_year)
    for step in LATER:
        walk.do(step, unit_year)
    row = ScoreRow.objects.get(evaluation__unit_year=unit_year, indicator__name=INDICATOR)
    assert (row.printed_actual, row.score.value) == ("59人", 4)
    version = ReportVersion.objects.get(report__unit_year=unit_year)
    page = county.client("clerk").get(county.address(f"reports/versions/{version.pk}/"))
    assert "59人" in text_of(page)


def said_by(page: Page, term: str) -> str:
    """Return what stands beside a term in a list of facts."""
    return page.locator(f"xpath=//dt[.='{term}']/following-sibling::dd[1]").first.inner_text()
