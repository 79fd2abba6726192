"""The main pages with scripts off: a list and its filter, a form and its faults, a figure and its trace."""

import pytest
from playwright.sync_api import expect
from tests.journeys.browser import PHONE, WIDE, Site, is_within

pytestmark = pytest.mark.chromium

KEXIE, WOMEN, LIBRARY = "/999900-115001/2024", "/999900-209001/2024", "/999900-207001/2024"
WIDTHS = pytest.mark.parametrize("width", [WIDE, PHONE], ids=["desk", "phone"])


@WIDTHS
def test_a_list_is_filtered_and_sorted(site: Site, width: int):
    with site.at("kexie.tianbao", f"{KEXIE}/outreach/", width=width, java_script_enabled=False) as page:
        page.get_by_label("名称或地点").fill("社区")
        page.get_by_role("button", name="筛选").click()
        expect(page.locator("main table tbody tr")).to_have_count(1)
        page.get_by_role("link", name="清除筛选").first.click()
        page.get_by_role("link", name="参加人次").click()
        assert "sort=" in page.url
        expect(page.locator("th[aria-sort]")).to_have_count(1)
        page.locator("summary", has_text="显示哪些列").click()
        page.get_by_label("主题").check()
        page.get_by_role("button", name="筛选").click()
        expect(page.get_by_role("columnheader", name="主题")).to_be_visible()
        assert is_within(page)


@WIDTHS
def test_a_form_with_a_fault_says_what_to_mend_and_keeps_the_rest(site: Site, width: int):
    name = f"不用脚本登记的活动{width}"
    with site.at("bm209.tianbao", f"{WOMEN}/outreach/new/", width=width, java_script_enabled=False) as page:
        page.get_by_label("开始日期").fill("2024-13-45")
        page.locator("#id_place").fill("示例礼堂")
        page.get_by_role("button", name="保存活动").click()
        faults = page.locator("#faults")
        expect(faults).to_contain_text("还没有保存")
        faults.get_by_role("link").first.click()
        assert page.url.endswith("#id_name")
        expect(page.locator("#id_place")).to_have_value("示例礼堂")
        expect(page.get_by_label("活动名称")).to_have_attribute("aria-invalid", "true")
        assert is_within(page)
        page.get_by_label("活动名称").fill(name)
        page.get_by_label("开始日期").fill("2024-10-12")
        page.get_by_role("button", name="保存活动").click()
        expect(page.locator("h1")).to_contain_text(name)


@WIDTHS
def test_a_figure_opens_as_a_page_of_its_own(site: Site, width: int):
    with site.at("kexie.tianbao", f"{KEXIE}/evaluation/", width=width, java_script_enabled=False) as page:
        page.locator("#field-Z01 .num").first.click()
        expect(page.locator(".trace").first).to_be_visible()
        expect(page.locator("h1")).to_be_visible()
        assert is_within(page)
        page.go_back()
        expect(page.locator("#score-sheet")).to_be_visible()


def test_a_row_of_the_evaluation_is_saved_by_its_own_button(site: Site):
    with site.at("bm207.tianbao", f"{LIBRARY}/evaluation/", java_script_enabled=False) as page:
        page.get_by_label("活动方案执行率实际完成值").fill("97")
        page.locator("#field-Z03").get_by_role("button", name="保存这一行").click()
        expect(page.get_by_label("活动方案执行率实际完成值")).to_have_value("97")


def test_a_question_is_asked_on_a_page_of_its_own(site: Site):
    with site.at("kexie.tianbao", f"{KEXIE}/outreach/", java_script_enabled=False) as page:
        page.get_by_role("link", name="科普日进社区").first.click()
        page.get_by_role("link", name="删除", exact=True).click()
        expect(page.locator("main")).to_contain_text("删除")
        page.get_by_role("link", name="返回").or_(page.get_by_role("link", name="再看看")).first.click()
        expect(page.locator("h1")).to_contain_text("科普日进社区")


def test_the_public_page_needs_no_script_at_all(site: Site):
    with site.at("", "/public/", width=PHONE, java_script_enabled=False) as page:
        page.get_by_role("link", name="香河县科学技术协会").click()
        page.locator(".document .num").first.click()
        expect(page.locator(".trace").first).to_be_visible()
