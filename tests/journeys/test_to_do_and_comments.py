"""What is due, reminded of, and talked about; and a year opened by the wizard: by hand, in the pages of the demo.

示例县信访局 and 示例县档案馆 of the demo have not begun with their goals of 2024; 示例县林业局 has drafted its own.
"""

import datetime
import re

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.browser import PHONE, Site, is_within, picture, press

from jixiao.web.clock import today

pytestmark = pytest.mark.chromium

BUREAU, UNIT, BEHIND = "/999900-101001/2024", "/999900-211001/2024", "/999900-308001/2024"
IN_DAYS = 5
QUESTION, ANSWER = "目标值为什么定成这个数？", "按上年实际完成数上浮，见台账。"


def bell(page: Page) -> int:
    """Return how many things the bell counts."""
    return int(page.locator(".bell .count").inner_text())


def open_bell(page: Page) -> None:
    page.locator(".bell").click()
    expect(page.locator("h1")).to_have_text("到期和待办")


def download(page: Page, link: str) -> str:
    """Return the text of what a link downloads."""
    with page.expect_download() as held:
        page.get_by_role("link", name=link).click()
    return held.value.path().read_text("utf-8")


def test_a_deadline_is_seen_reminded_of_and_taken_along(site: Site):
    on = today()
    with site.at("shili.fuhe", f"{BUREAU}/windows/set/goals/") as reviewer:
        reviewer.get_by_label("开始日期").fill(str(on - datetime.timedelta(days=20)))
        reviewer.get_by_label("截止日期").fill(str(on + datetime.timedelta(days=IN_DAYS)))
        reviewer.get_by_label("提前几天提醒").fill("10")
        reviewer.locator("main button[type=submit]").click()
        expect(reviewer.locator("h1")).to_have_text("报送时间")
    with site.at("yanshi.daibao", f"{BEHIND}/", width=PHONE) as clerk:
        assert bell(clerk) > 0
        open_bell(clerk)
        mine = clerk.locator("#todo li", has_text="绩效目标还没有送审")
        expect(mine).to_contain_text(f"剩{IN_DAYS}天")
        expect(mine).to_contain_text(re.compile(r"剩 \d 个工作日"))
        assert is_within(clerk)
        picture(clerk, "to-do")
        calendar = download(clerk, "下载日历（ICS）")
        assert "SUMMARY:绩效目标还没有送审（信访局）" in calendar.replace("\r\n ", "")
        assert calendar.count("BEGIN:VEVENT") == 1
    with site.at("shili.fuhe", f"{BUREAU}/todo/?kind=绩效目标") as reviewer:
        for name in ("示例县信访局", "示例县档案馆"):
            reviewer.locator("#dues tbody tr", has_text=name).locator("input[name=due]").check()
        reviewer.get_by_label("催办的话").fill("请于本周五前送审")
        assert is_within(reviewer)
        picture(reviewer, "dues")
        press(reviewer, "催办选中的")
        expect(reviewer.locator("main tbody tr", has_text="已催办")).to_have_count(2)
        reviewer.get_by_role("link", name="回到到期事项").click()
        again = reviewer.locator("#dues tbody tr", has_text="示例县信访局")
        again.locator("input[name=due]").check()
        press(reviewer, "催办选中的")
        expect(reviewer.locator("main tbody tr", has_text="示例县信访局")).to_contain_text("今天已经催办过")
    with site.at("yanshi.daibao", f"{BEHIND}/todo/", width=PHONE) as clerk:
        expect(clerk.locator("#todo")).to_contain_text("催办：绩效目标还没有送审")
        expect(clerk.locator("#todo")).to_contain_text("请于本周五前送审")


def test_a_value_is_talked_about_until_it_is_settled(site: Site):
    with site.at("bm211.shenhe", f"{UNIT}/goals/") as head:
        head.locator("main .comment-mark").first.click()
        form = head.locator("#side form", has=head.get_by_role("button", name="写批注"))
        form.get_by_label("写批注").fill(QUESTION)
        form.get_by_label("请谁看").select_option(label="演示林业局填报人（办公室）")
        form.get_by_role("button", name="写批注").click()
        expect(head.locator("main .comment-mark.is-open").first).to_have_text("批注 1")
        picture(head, "goals-commented")
    with site.at("bm211.tianbao", f"{UNIT}/", width=PHONE) as clerk:
        open_bell(clerk)
        asked = clerk.locator("#todo li", has_text=QUESTION)
        asked.get_by_role("link", name="去看").click()
        expect(clerk.locator("#comments")).to_contain_text(QUESTION)
        clerk.locator("#comments summary", has_text="答复").click()
        answer = clerk.locator("#comments details form")
        answer.get_by_label("答复").fill(ANSWER)
        assert is_within(clerk)
        picture(clerk, "comments")
        answer.get_by_role("button", name="答复").click()
        expect(clerk.locator("#comments")).to_contain_text(ANSWER)
        open_bell(clerk)
        expect(clerk.locator("#todo")).not_to_contain_text(QUESTION)
    with site.at("bm211.shenhe", f"{UNIT}/goals/") as head:
        head.locator("main .comment-mark.is-open").first.click()
        expect(head.locator("#side")).to_contain_text(ANSWER)
        head.locator("#side").get_by_role("button", name="已解决").click()
        expect(head.locator("main .comment-mark", has_text="批注（已解决）")).to_have_count(1)
    with site.at("bm211.shenhe", f"{UNIT}/search/?q={ANSWER[:6]}") as head:
        expect(head.locator("main")).to_contain_text(ANSWER)


def test_a_paragraph_of_the_report_is_commented_on(site: Site):
    with site.at("shili.fuhe", "/999900-115001/2024/reports/") as reviewer:
        marks = reviewer.locator(".document .comment-mark")
        assert marks.count() > 20
        marks.nth(3).click()
        form = reviewer.locator("#side form", has=reviewer.get_by_role("button", name="写批注"))
        form.get_by_label("写批注").fill("这一段请写明依据")
        form.get_by_role("button", name="写批注").click()
        expect(reviewer.locator(".document .comment-mark.is-open")).to_have_text("批注 1")
        assert is_within(reviewer)
        picture(reviewer, "report-commented")
    with site.at("kexie.tianbao", "/999900-115001/2024/reports/", width=PHONE) as clerk:
        expect(clerk.locator(".document .comment-mark.is-open")).to_have_text("批注 1")
        expect(clerk.locator("#side")).to_contain_text("没有解决的批注 1 条")
        assert is_within(clerk)
        picture(clerk, "report-commented")


def test_a_year_is_opened_after_a_look_at_everything_that_is_taken_over(site: Site):
    with site.at("shili.fuhe", f"{BUREAU}/units/") as reviewer:
        reviewer.get_by_role("link", name="新年度向导").click()
        row = reviewer.locator("#id_units tr", has_text="示例县教育局")
        row.locator("input").check()
        reviewer.get_by_role("button", name="看带入什么").click()
        shown = reviewer.locator("form", has=reviewer.get_by_role("button", name="开放并带入"))
        expect(shown).to_contain_text("现在什么都还没有写入")
        parts = shown.locator("details")
        assert parts.count() == 3
        for part in parts.all():
            part.locator("summary").click()
            assert part.locator("li").count() > 0
        assert is_within(reviewer)
        picture(reviewer, "opening")
        press(reviewer, "开放并带入")
        expect(reviewer.locator("#job")).to_contain_text("已完成", timeout=30_000)
        reviewer.get_by_role("link", name=re.compile("示例县教育局：")).click()
        assert "/2025/" in reviewer.url
    with site.at("bm202.tianbao", "/999900-202001/2025/goals/", width=PHONE) as clerk:
        expect(clerk.locator("h1")).to_contain_text("2025")
        assert is_within(clerk)
