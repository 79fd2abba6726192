"""The county desk as the bureau uses it: filtered, ticked, returned, undone; and a reminder that arrives."""

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.browser import PHONE, Site, is_within

pytestmark = pytest.mark.chromium

DESK = "/999900-101001/2024/reports/county/"
AT_THE_BUREAU = ("示例县妇女联合会", "示例县委办", "示例县组织部")
AT_THE_HEAD = "示例县总工会"
LATE, LATE_DESK = "示例县信访局", "/999900-308001/2024"
REASON = "示例：指标值偏低，请重报"


def row(page: Page, unit: str):
    """Return the row of a department."""
    return page.locator("main tbody tr", has=page.get_by_role("rowheader", name=unit, exact=True))


def tick(page: Page, *units: str) -> None:
    for unit in units:
        page.get_by_label(f"选择 {unit}", exact=True).check()


def ask(page: Page, **wanted: str) -> None:
    """Filter the table as its form does."""
    for name, words in wanted.items():
        page.locator(f"form.filters [name={name}]").select_option(label=words)
    page.get_by_role("button", name="筛选", exact=True).click()


def test_several_departments_are_returned_and_put_back(site: Site):
    with site.at("shili.fuhe", DESK) as page:
        expect(page.locator("main tbody tr")).to_have_count(80)
        ask(page, at_goals="已送审")
        expect(page.locator("main tbody tr")).not_to_have_count(80)
        tick(page, *AT_THE_BUREAU, AT_THE_HEAD)
        page.get_by_label("退回理由、审定意见或催办的话").fill(REASON)
        page.get_by_role("button", name="退回勾选的").click()
        expect(page.locator("h1")).to_have_text("批量退回绩效目标")
        for unit in AT_THE_BUREAU:
            expect(row(page, unit)).to_contain_text("已退回")
        expect(row(page, AT_THE_HEAD)).to_contain_text("U208")
        expect(row(page, AT_THE_HEAD)).to_contain_text("没有办成")
        assert is_within(page)
        result = page.url
        page.get_by_role("link", name="回到县级一览").click()
        assert "at_goals=sent" in page.url
        ask(page, at_goals="退回")
        expect(row(page, AT_THE_BUREAU[0])).to_contain_text("退回")
        with site.at("bm209.tianbao", "/999900-209001/2024/goals/", width=PHONE) as clerk:
            expect(clerk.locator("#handover")).to_contain_text(REASON)
        page.goto(result)
        page.get_by_role("button", name="撤销办成的").click()
        expect(page.locator("main")).to_contain_text("已撤销 3 个，没有撤销 0 个")
        page.get_by_role("link", name="回到县级一览").click()
        for unit in AT_THE_BUREAU:
            expect(row(page, unit)).to_contain_text("等财政审核")


def test_a_reminder_reaches_the_clerk(site: Site):
    with site.at("shili.fuhe", DESK, width=PHONE) as page:
        assert is_within(page)
        page.get_by_role("searchbox", name="单位", exact=True).fill(LATE)
        ask(page, late="有")
        expect(page.locator("main tbody tr")).to_have_count(1)
        expect(row(page, LATE)).to_contain_text("逾期 12 天")
        page.get_by_role("link", name="勾选下表全部").click()
        page.get_by_label("退回理由、审定意见或催办的话").fill("示例：请于本周五前送审")
        page.get_by_role("button", name="催办勾选的").click()
        expect(row(page, LATE)).to_contain_text("已催办")
        assert is_within(page)
    with site.at("yanshi.daibao", f"{LATE_DESK}/", width=PHONE) as clerk:
        expect(clerk.locator("main")).to_contain_text("催办：绩效目标还没有送审")
        expect(clerk.locator("main")).to_contain_text("请于本周五前送审")


def test_a_year_of_the_county_is_put_down_in_one_paper(site: Site):
    with site.at("shili.fuhe", f"{DESK}papers/") as page:
        page.get_by_role("button", name="编制报告").click()
        expect(page.locator("article.document")).to_contain_text("县级预算绩效管理情况报告")
        page.locator("article.document a.num").first.click()
        expect(page.locator("#side")).to_contain_text("县级一览")
        for part in ("coverage", "ranking", "years"):
            page.goto(f"{DESK}{part}/")
            assert is_within(page)
