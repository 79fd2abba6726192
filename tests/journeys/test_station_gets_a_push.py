"""A station passes the five checks, gets a push, takes its package home without a line; its receipt is read back.

示例县科学技术协会 comes from the demo; two contents that have passed are put in by a program, the rest is done by hand.
"""

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.browser import Site, fill, follow, is_within, listen, picture, press
from tests.journeys.conftest import surroundings

pytestmark = pytest.mark.chromium
DESK = "/999900-115001/2024"
NAME, TITLE = "示例村乡村e站", "示例：腊月农技"
FIVE = ("network", "people", "place", "activities", "terminals")


@pytest.fixture
def contents(site: Site) -> dict[str, int]:
    """Put the contents in."""
    made = subprocess.run(
        [sys.executable, "-m", "tests.journeys.stations_seed"],
        env={**surroundings(), "JIXIAO_DATA": str(site.data)}, check=True, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    found: dict[str, int] = json.loads(made.stdout)
    return found


def test_a_station_passes_gets_a_push_and_tells_back_what_it_showed(
    site: Site, contents: dict[str, int], tmp_path: Path
):
    assert len(contents) == 2
    with site.at("kexie.tianbao", f"{DESK}/stations/new/") as clerk:
        station = apply(clerk)
        for stage, verb in (("on_site", "县级实地核查"), ("city", "市级复核")):
            pass_check(clerk, station, stage, verb)
    with site.at("kexie.shenhe", station) as head:
        give_plate(head)
    with site.at("kexie.tianbao", f"{DESK}/stations/pushes/") as clerk:
        push = push_it(clerk)
        screen = screen_of(clerk, station)
        play(site, screen)
        package = pack(clerk)
        receipt = use_it_offline(site, download(clerk, package, tmp_path))
        read_it_back(clerk, package, receipt)
        clerk.goto(f"{push}receipts/")
        expect(clerk.locator("main")).to_contain_text("全部收到")
        picture(clerk, "e站-回执")
        assert is_within(clerk)


def apply(clerk: Page) -> str:
    """Write the application down and return the page of the station."""
    fill(clerk, name=NAME, host="示例村村民委员会", applied_on="2024-01-05", township="示例乡", room_mb="500")
    clerk.get_by_label("乡村e站").check()
    clerk.get_by_label("农民").check()
    clerk.locator("input[name=line][value=no]").check()
    clerk.locator("main form button[type=submit]").last.click()
    expect(clerk.locator("h1")).to_contain_text(NAME)
    return clerk.url


def pass_check(clerk: Page, station: str, stage: str, verb: str) -> None:
    """Find all five 有 at one stage, and say that it is passed."""
    clerk.goto(f"{station}check/{stage}/")
    expect(clerk.locator("h1")).to_have_text(verb)
    paper = {"document": "示例复核文件"} if stage == "city" else {"people_there": "示例核查人两名"}
    fill(clerk, day="2024-02-01", **paper)
    for item in FIVE:
        clerk.locator(f"input[name={item}]").first.check()
        fill(clerk, **{f"{item}_words": "查到了"})
    press(clerk, "保存情况")
    clerk.goto(f"{station}check/{stage}/")
    clerk.locator("input[name=verdict]").first.check()
    press(clerk, "下结论")
    expect(clerk.locator("#checks")).to_contain_text("通过")


def give_plate(head: Page) -> None:
    """Give the plate, as the head."""
    follow(head, "授牌")
    fill(head, number="示例001", day="2024-02-26")
    head.locator("main form button[type=submit]").last.click()
    expect(head.locator("h1")).to_contain_text("已挂牌")


def push_it(clerk: Page) -> str:
    """Draw a push up, look beforehand, send it, and return its page."""
    follow(clerk, "拟定推送")
    fill(clerk, title=TITLE)
    press(clerk, "保存，去选内容")
    push = clerk.url.removesuffix("choose/")
    clerk.get_by_label("选 示例：麦田除草怎样做").check()
    clerk.get_by_label("选 示例：农技竞答").check()
    press(clerk, "加入选中的")
    press(clerk, "试算")
    expect(clerk.locator("#dry-run")).to_contain_text(NAME)
    picture(clerk, "e站-推送试算")
    assert is_within(clerk)
    clerk.locator(".page-head").get_by_role("link", name="推送", exact=True).click()
    press(clerk, "推送")
    expect(clerk.locator("#job")).to_contain_text("已完成", timeout=30_000)
    return push


def screen_of(clerk: Page, station: str) -> str:
    """Return the address of the screen, as it stands beside its code."""
    clerk.goto(f"{station}pages/")
    return clerk.locator("a[href*='/station/screen/']").first.inner_text()


def play(site: Site, screen: str) -> None:
    """Open the screen; take the line away, and see that it goes on and says since when."""
    with site.at("", screen) as page:
        page.set_viewport_size({"width": 1920, "height": 1080})
        expect(page.locator("#line")).to_contain_text("已联网，共 2 项")
        expect(page.locator("#stage h1")).to_have_text("示例：麦田除草怎样做")
        page.get_by_role("button", name=re.compile("农技竞答")).click()
        expect(page.locator("#stage")).to_contain_text("手机扫码答题")
        picture(page, "e站-播放页")
        page.evaluate("navigator.serviceWorker.ready")
        page.reload()
        expect(page.locator("#line")).to_contain_text("已联网")
        page.wait_for_function("navigator.serviceWorker.controller !== null")
        page.reload()
        expect(page.locator("#line")).to_contain_text("已联网")
        page.context.set_offline(True)
        page.reload()
        expect(page.locator("#line")).to_contain_text("断线，从")
        expect(page.locator("#stage h1")).to_have_text("示例：麦田除草怎样做")
        page.context.set_offline(False)


def pack(clerk: Page) -> str:
    """Have the package made, and return its page."""
    clerk.goto(f"{DESK}/stations/packages/make/")
    expect(clerk.get_by_role("row", name=re.compile(NAME))).to_contain_text("1 个")
    press(clerk, "制内容包")
    expect(clerk.locator("#job")).to_contain_text("已完成", timeout=30_000)
    clerk.locator("#job").get_by_role("link", name="下载内容包").click()
    clerk.get_by_role("row", name=re.compile(NAME)).get_by_role("link").first.click()
    package = clerk.url
    follow(clerk, "登记取走")
    fill(clerk, who="示例e站管理员")
    press(clerk, "保存")
    return package


def download(clerk: Page, package: str, folder: Path) -> Path:
    """Unpack the package as on a stick, and return its page."""
    clerk.goto(package)
    with clerk.expect_download() as waiting:
        clerk.locator("main").get_by_role("link", name="下载内容包").click()
    waiting.value.save_as(folder / "package.zip")
    with zipfile.ZipFile(folder / "package.zip") as archive:
        archive.extractall(folder / "U盘")
    return folder / "U盘" / "index.html"


def use_it_offline(site: Site, page_file: Path) -> Path:
    """Open the page from the disk, without a line, look at something, and save the receipt."""
    context = site.browser.new_context(viewport={"width": 1280, "height": 800}, accept_downloads=True, offline=True)
    page = context.new_page()
    faults = listen(page)
    page.goto(page_file.as_uri())
    expect(page.locator("#stage h1")).to_have_text("示例：麦田除草怎样做")
    page.get_by_role("button", name=re.compile("农技竞答")).click()
    expect(page.locator("#stage")).to_contain_text("手机扫码答题")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="导出使用回执").click()
    receipt = page_file.parent / "使用回执.json"
    waiting.value.save_as(receipt)
    picture(page, "e站-离线包")
    context.close()
    assert faults == []
    return receipt


def read_it_back(clerk: Page, package: str, receipt: Path) -> None:
    """Hand in a receipt that was changed, then the real one, then the real one again."""
    clerk.goto(f"{DESK}/stations/packages/usage/")
    changed = receipt.with_name("改过.json")
    changed.write_text(receipt.read_text("utf-8").replace('"opened":1', '"opened":9'), "utf-8")
    for file, said in ((changed, "校验码对不上"), (receipt, "已读回执"), (receipt, "已经读过")):
        clerk.goto(f"{DESK}/stations/packages/usage/")
        clerk.locator("main input[type=file]").set_input_files(file)
        press(clerk, "读入")
        expect(clerk.locator("main")).to_contain_text(said)
    clerk.goto(package)
    expect(clerk.get_by_role("row", name=re.compile("农技竞答"))).to_contain_text("1")
    assert is_within(clerk)
