"""The page of a checked paper as a reader meets it: no script, from the text to the list and back, on a phone too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright
from tests.engine.render.crafted_docx import DAY, about

from jixiao.engine.errors import Finding
from jixiao.engine.intake import read_paper_bytes
from jixiao.engine.render import CheckedRow, findings_page, many_page

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
LINES = "".join(f"第{number}项支出{number + 200}万元，其中基本支出{number}万元。\n" for number in range(60))
REPORT = f"部门整体绩效自评报告\n一、部门概况\n{LINES}指标\t目标\t完成\n竞答人数\t≥5000人\t4870人\n"


def findings() -> list[Finding]:
    taken = read_paper_bytes(REPORT.encode(), name="报告.txt")
    quotes = [f"支出{number + 200}万元" for number in range(0, 60, 3)]
    return [about(taken, quote) for quote in [*quotes, "第3项支出203万元，其中", "≥5000人\t4870人"]]


@pytest.fixture(scope="module")
def pages(chromium: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Page, Path]]:
    folder = tmp_path_factory.mktemp("pages")
    taken = read_paper_bytes(REPORT.encode(), name="报告.txt")
    one = findings_page(taken, findings(), name="示例局2024年度部门整体绩效自评报告.docx", dated=DAY)
    (folder / "one.html").write_text(one, encoding="utf-8")
    rows = [CheckedRow(f"示例县第{number}局", f"{number}.docx", findings()[:number]) for number in range(12)]
    (folder / "many.html").write_text(many_page(rows, dated=DAY), encoding="utf-8")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900}).new_page()
        yield page, folder
        browser.close()


@pytest.fixture
def page(pages: tuple[Page, Path]) -> Page:
    page, folder = pages
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto((folder / "one.html").as_uri())
    return page


@pytest.mark.chromium
def test_a_mark_opens_its_entry_beside_the_text_and_the_text_stands_still(page: Page):
    mark = page.locator("a.lint").nth(8)
    mark.scroll_into_view_if_needed()
    before = mark.bounding_box()
    mark.click()
    after = mark.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) < 1
    assert page.locator(".finding:target").count() == 1
    box = page.locator(".finding:target").bounding_box()
    assert box
    assert 0 <= box["y"] < 900


@pytest.mark.chromium
def test_an_entry_leads_back_to_its_words(page: Page):
    page.locator(".finding .quote a").nth(15).click()
    box = page.locator(".document :target").bounding_box()
    assert box
    assert 0 <= box["y"] < 900


@pytest.mark.chromium
def test_the_keyboard_reaches_every_mark_and_entry(page: Page):
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(".side a:focus").count() == 1


@pytest.mark.chromium
def test_on_a_phone_the_list_stands_below_the_text_and_nothing_is_wider_than_the_screen(page: Page):
    page.set_viewport_size({"width": 390, "height": 844})
    document, side = page.locator(".document").bounding_box(), page.locator(".side").bounding_box()
    assert document
    assert side
    assert side["y"] >= document["y"] + document["height"]
    assert side["width"] == document["width"] == 390


@pytest.mark.chromium
def test_on_paper_the_list_follows_the_text(page: Page):
    page.emulate_media(media="print")
    try:
        document, side = page.locator(".document").bounding_box(), page.locator(".side").bounding_box()
        assert document
        assert side
        assert side["y"] >= document["y"] + document["height"]
        assert not page.locator(".skip").is_visible()
    finally:
        page.emulate_media(media="screen")


@pytest.mark.chromium
def test_the_table_of_many_scrolls_within_its_own_frame_on_a_phone(pages: tuple[Page, Path]):
    page, folder = pages
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto((folder / "many.html").as_uri())
    frame, table = page.locator(".table-wrap").first.bounding_box(), page.locator(".data").first.bounding_box()
    assert frame
    assert table
    assert frame["width"] <= 390 < table["width"]
