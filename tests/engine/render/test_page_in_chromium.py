from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from jixiao.engine.document import Document
from jixiao.engine.render import to_html

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


@pytest.fixture(scope="module")
def page(chromium: Path, paper: Document, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    file = tmp_path_factory.mktemp("page") / "报告.html"
    file.write_text(to_html(paper), encoding="utf-8")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_context(java_script_enabled=False, viewport={"width": 1300, "height": 900}).new_page()
        page.goto(file.as_uri())
        yield page
        browser.close()


def open_figure(page: Page, number: int) -> float:
    """Open a figure and return how far the text jumped."""
    figure = page.locator("a.num").nth(number)
    figure.scroll_into_view_if_needed()
    before = figure.bounding_box()
    figure.click()
    after = figure.bounding_box()
    assert before
    assert after
    return abs(before["y"] - after["y"])


@pytest.mark.chromium
def test_a_figure_opens_its_trace_beside_the_text_without_a_script(page: Page):
    page.set_viewport_size({"width": 1300, "height": 900})
    assert open_figure(page, 60) == 0
    assert page.locator(".side-part:visible").count() == 1
    assert not page.locator(".side .empty").is_visible()


@pytest.mark.chromium
def test_the_panel_leads_back_to_the_figure(page: Page):
    open_figure(page, 40)
    page.locator(".side-part:visible .back a").first.click()
    assert page.locator("a.num:target").count() == 1
    assert page.locator(".side-part:visible").count() == 0


@pytest.mark.chromium
def test_a_phone_shows_the_whole_width_and_the_trace_from_below(page: Page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator(".skip").evaluate_all("skips => 0")
    widths = page.locator(".document .part").evaluate_all(
        "parts => parts.map(part => part.getBoundingClientRect().right)"
    )
    assert max(widths) <= 390
    open_figure(page, 60)
    panel = page.locator(".side").bounding_box()
    assert panel
    assert panel["y"] > 844 * 0.35
    assert panel["y"] + panel["height"] == pytest.approx(844, abs=1)


@pytest.mark.chromium
def test_on_paper_there_is_the_paper_alone(page: Page):
    page.emulate_media(media="print")
    try:
        assert not page.locator(".side").is_visible()
        assert not page.locator(".mark").is_visible()
    finally:
        page.emulate_media(media="screen")
