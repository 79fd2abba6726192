"""The one script, looked at in Chromium on the gallery."""

from collections.abc import Iterator

import pytest
from django.urls import include, path
from playwright.sync_api import Page, expect, sync_playwright

from jixiao.web.gallery import gallery, gallery_part

pages = [path("gallery/", gallery, name="gallery"), path("gallery/<slug:part>/", gallery_part, name="gallery-part")]
urlpatterns = [path("", include((pages, "web")))]
pytestmark = [pytest.mark.chromium, pytest.mark.urls(__name__), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(chromium, live_server, monkeypatch, settings) -> Iterator[Page]:
    settings.STREET = "jixiao.web.gallery.STREET"
    settings.ALLOWED_HOSTS = ["*"]
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=str(chromium), args=arguments)
        opened = browser.new_page(viewport={"width": 1440, "height": 900})
        faults: list[str] = []
        opened.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        opened.on("pageerror", lambda error: faults.append(str(error)))
        opened.goto(f"{live_server.url}/gallery/")
        yield opened
        browser.close()
    assert faults == []


def test_a_number_opens_beside_the_page_and_escape_leads_back_to_it(page: Page):
    number = page.locator(".figures .num").first
    number.click()
    page.wait_for_selector("#side .trace-figure")
    assert page.url.endswith("?trace=/gallery/trace/")
    assert number.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    page.wait_for_selector("#side .finding")
    assert page.url.endswith("/gallery/")
    assert number.evaluate("number => number === document.activeElement")


def test_what_was_open_is_open_again_by_its_address(page: Page):
    page.goto(f"{page.url}?trace=/gallery/trace/")
    expect(page.locator("#side .trace-figure")).to_be_visible()
    assert page.url.endswith("?trace=/gallery/trace/")


def test_a_question_is_asked_in_a_dialog(page: Page):
    page.get_by_text("询问").click()
    page.wait_for_selector("dialog[open]")
    assert page.locator("dialog").evaluate("dialog => dialog.contains(document.activeElement)")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="detached")
    assert page.locator("body").evaluate("body => document.activeElement.textContent.includes('询问')")


def test_a_slash_leads_to_the_search_unless_somebody_types(page: Page):
    page.locator("#id_name").press("/")
    assert page.locator("#id_name").input_value() == "/"


def test_a_row_is_added_in_place_and_faults_get_the_focus(page: Page):
    page.locator("#id_name").fill("科普日")
    page.get_by_text("添一行").click()
    page.wait_for_selector("#id_tasks-2-name")
    assert page.locator("#id_name").input_value() == "科普日"
    page.get_by_role("button", name="保存").click()
    page.wait_for_selector("#faults:focus")


@pytest.mark.parametrize("width", [1440, 1024, 860, 390, 320])
def test_no_page_is_wider_than_its_window(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
