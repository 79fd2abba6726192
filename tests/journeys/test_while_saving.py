"""What happens around 保存: back, twice, from two windows, and when the line breaks."""

import contextlib
import sqlite3

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.browser import Site

pytestmark = pytest.mark.chromium

DESK = "/999900-208001/2024"
WHO = "bm208.tianbao"
LOST = "网络断了，没有送到。填过的内容已留在这台电脑上，连上后再按一次。"
KEPT = "上次没有送到，填过的内容还留着。"


def rows(site: Site, table: str, name: str) -> int:
    with contextlib.closing(sqlite3.connect(site.data / "jixiao.sqlite3")) as database:
        found = database.execute(f"select count(*) from {table} where name like ?", [f"{name}%"]).fetchone()  # noqa: S608 - our own tables
    return int(found[0])


def write_activity(page: Page, name: str) -> None:
    page.get_by_label("活动名称").fill(name)
    page.get_by_label("开始日期").fill("2024-10-12")
    page.get_by_label("参加人次").fill("0")


def new_activity(page: Page, name: str) -> None:
    write_activity(page, name)
    page.get_by_role("button", name="保存活动").click()
    expect(page.locator("h1")).to_contain_text(name)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_double_click_saves_once(site: Site, scripts: bool):  # noqa: FBT001 - the case
    name = f"双击保存的活动{scripts}"
    with site.at(WHO, f"{DESK}/outreach/new/", java_script_enabled=scripts) as page:
        write_activity(page, name)
        page.get_by_role("button", name="保存活动").dblclick()
        expect(page.locator("h1")).to_contain_text(name)
    assert rows(site, "outreach_activity", name) == 1


def test_going_back_after_saving_and_saving_again_leaves_one_record(site: Site):
    name = "保存后按了后退的活动"
    with site.at(WHO, f"{DESK}/outreach/new/") as page:
        new_activity(page, name)
        page.go_back()
        expect(page.get_by_role("button", name="保存活动")).to_be_visible()
        expect(page.get_by_text(KEPT)).to_have_count(0)
        page.go_forward()
        expect(page.locator("h1")).to_contain_text(name)
    assert rows(site, "outreach_activity", name) == 1


def test_whoever_saves_second_sees_both_and_chooses(site: Site):
    name = "两个窗口里改的活动"
    with site.at(WHO, f"{DESK}/outreach/new/") as first:
        new_activity(first, name)
        first.get_by_role("link", name="修改活动").click()
        first.wait_for_url("**/edit/")
        second = first.context.new_page()
        second.goto(first.url)
        for page, place in ((first, "东广场（示例）"), (second, "西广场（示例）")):
            page.locator("#id_place").fill(place)
            page.get_by_role("button", name="保存").last.click()
        expect(first.locator("main")).to_contain_text("东广场（示例）")
        expect(second.locator("h1")).to_have_text("别人刚保存过这里")
        row = second.get_by_role("row", name="地点")
        expect(row).to_contain_text("西广场（示例）")
        expect(row).to_contain_text("东广场（示例）")
        second.get_by_role("button", name="用我的").click()
        expect(second.locator("main")).to_contain_text("西广场（示例）")


def test_a_form_sent_without_a_line_stays_and_says_so(site: Site):
    name = "断网时填的活动"
    with site.at(WHO, f"{DESK}/outreach/new/") as page:
        write_activity(page, name)
        page.wait_for_timeout(1500)  # the autosave has had its turn
        page.context.set_offline(offline=True)
        page.get_by_role("button", name="保存活动").click()
        expect(page.get_by_role("alert")).to_have_text(LOST)
        assert rows(site, "outreach_activity", name) == 0
        page.context.set_offline(offline=False)
        page.get_by_role("button", name="保存活动").click()
        expect(page.locator("h1")).to_contain_text(name)
    assert rows(site, "outreach_activity", name) == 1


def test_an_upload_that_breaks_off_stores_nothing_and_says_so(site: Site):
    with contextlib.closing(site.signed_in(WHO)) as context:
        page = context.new_page()
        page.goto(f"{DESK}/outreach/new/")
        name = "断线的照片"
        new_activity(page, "上传中断的活动")
        page.route("**/proofs/attach/", lambda route: route.abort("connectionreset"))
        upload = {"name": f"{name}.txt", "mimeType": "text/plain", "buffer": b"x" * 200_000}
        page.locator("#proofs-files").set_input_files(upload)
        page.get_by_role("button", name="上传佐证").click()
        page.wait_for_url("chrome-error://**")
        page.unroute("**/proofs/attach/")
        page.go_back()
        expect(page.locator("#proofs")).to_contain_text("还没有佐证")
        expect(page.get_by_role("alert")).to_contain_text(KEPT)
        assert rows(site, "measures_proof", name) == 0
        page.locator("#proofs-files").set_input_files(upload)
        page.get_by_role("button", name="上传佐证").click()
        expect(page.locator("#proofs .files")).to_contain_text(name)
        expect(page.get_by_text(KEPT)).to_have_count(0)
    assert rows(site, "measures_proof", name) == 1
