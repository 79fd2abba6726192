"""A person at a browser: the demo built once, copied for each module, served as an office would, seen in Chromium."""

import contextlib
import dataclasses
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from tests.journeys.conftest import surroundings

JIXIAO = Path(sys.executable).with_name("jixiao")
PASSWORD = "Yanshi-2024-jixiao"
WIDE, PHONE = 1440, 390
WINDOWS: dict[int, dict[str, Any]] = {
    WIDE: {"viewport": {"width": WIDE, "height": 1000}},
    PHONE: {"viewport": {"width": PHONE, "height": 844}, "is_mobile": True, "has_touch": True},
}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--lang=zh-CN"]
PATIENCE = 60
expect.set_options(timeout=15_000)  # a crowded machine is slow, not wrong
PICTURES = "JIXIAO_PICTURES"


def build_demo(folder: Path) -> None:
    """Build the demo as its reader would."""
    words = [JIXIAO, "demo", "--no-serve", "-o", str(folder)]
    built = subprocess.run(words, env=surroundings(), check=False, capture_output=True, encoding="utf-8", timeout=300)
    assert built.returncode == 0, built.stderr


@contextlib.contextmanager
def serving(data: Path) -> Iterator[str]:
    """Serve the site with its worker and give its address; end it as Ctrl-C would."""
    with contextlib.closing(socket.socket()) as tried:
        tried.bind(("127.0.0.1", 0))
        port = tried.getsockname()[1]
    told = data.parent / "served.txt"
    with told.open("w", encoding="utf-8") as sink:
        process = subprocess.Popen(
            [JIXIAO, "serve", "--port", str(port)],
            env={**surroundings(), "JIXIAO_DATA": str(data)},
            cwd=data.parent,
            stdout=sink,
            stderr=subprocess.STDOUT,
        )
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(address, process, told)
            yield address
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
    assert "Traceback" not in told.read_text("utf-8"), told.read_text("utf-8")[-4000:]


def _wait_for(address: str, process: subprocess.Popen[bytes], told: Path) -> None:
    for _ in range(PATIENCE * 10):
        assert process.poll() is None, told.read_text("utf-8")
        with contextlib.suppress(urllib.error.URLError, OSError):
            urllib.request.urlopen(f"{address}/login/", timeout=5).close()
            return
        time.sleep(0.1)
    raise AssertionError(told.read_text("utf-8"))


@dataclasses.dataclass
class Site:
    """A served copy of the demo, where its data lies, and a browser."""

    address: str
    data: Path
    browser: Browser
    cookies: dict[str, Any] = dataclasses.field(default_factory=dict)

    def signed_in(self, who: str, *, width: int = WIDE, **options: Any) -> BrowserContext:
        """Return a browser window of its own, in which that person is signed in; "" is a citizen."""
        if who and who not in self.cookies:
            with contextlib.closing(self.browser.new_context()) as context:
                page = context.new_page()
                page.goto(f"{self.address}/login/")
                sign_in(page, who)
                self.cookies[who] = context.storage_state()
        state = {"storage_state": self.cookies[who]} if who else {}
        context = self.browser.new_context(base_url=self.address, locale="zh-CN", **WINDOWS[width], **state, **options)
        context.set_default_timeout(30_000)
        return context

    @contextlib.contextmanager
    def at(self, who: str, path: str = "/", *, width: int = WIDE, answers: int = 200, **options: Any) -> Iterator[Page]:
        """Open a page as that person; afterwards nothing may have been said on the console but of such an answer."""
        with contextlib.closing(self.signed_in(who, width=width, **options)) as context:
            page = context.new_page()
            faults = listen(page)
            answer = page.goto(path)
            assert answer is not None
            assert answer.status == answers
            yield page
            assert [said for said in faults if f"status of {answers}" not in said] == []

    @contextlib.contextmanager
    def windows(self, *wanted: tuple[str, str, int], refused: int = 0) -> Iterator[dict[str, Page]]:
        """Open a window for each: what it is called here, who sits at it, how wide it is.

        Afterwards no console may have said anything but of answers with the status ``refused``, and nothing may stick
        out of the page that each saw last.
        """
        faults = []
        with contextlib.ExitStack() as held:
            pages = {}
            for called, who, width in wanted:
                pages[called] = held.enter_context(contextlib.closing(self.signed_in(who, width=width))).new_page()
                faults.append(listen(pages[called]))
            yield pages
            assert [called for called, page in pages.items() if not is_within(page)] == []
        assert [said for told in faults for said in told if f"status of {refused}" not in said] == []


def listen(page: Page) -> list[str]:
    """Return the list into which goes every error and warning of the console, policy violations among them."""
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    return faults


def sign_in(page: Page, who: str) -> None:
    """Fill in the login page and send it."""
    page.get_by_label("用户名").fill(who)
    page.get_by_label("口令").fill(PASSWORD)
    page.get_by_role("button", name="登录", exact=True).click()
    page.wait_for_url(lambda url: "/login/" not in url)


@contextlib.contextmanager
def site_of(demo: Path, folder: Path, chromium: Path) -> Iterator[Site]:
    """Serve a copy of the demo and start a browser beside it."""
    data = folder / "data"
    shutil.copytree(demo, data)
    with serving(data) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium), args=ARGUMENTS)
        yield Site(address, data, browser)
        browser.close()


def is_within(page: Page) -> bool:
    """Return whether the page is no wider than its window: a phone would widen the window, so its width is given."""
    width = (page.viewport_size or {"width": WIDE})["width"]
    return bool(page.evaluate("width => document.documentElement.scrollWidth <= width", width))


def picture(page: Page, name: str) -> None:
    """Take a picture of the page into the folder that JIXIAO_PICTURES names; without one, nothing."""
    folder = os.environ.get(PICTURES)
    if not folder:
        return
    size = page.viewport_size or {"width": WIDE, "height": 1000}
    tall = min(page.evaluate("document.documentElement.scrollHeight"), 2400)
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], tall)})
    Path(folder).mkdir(parents=True, exist_ok=True)
    page.screenshot(path=Path(folder) / f"{name}-{size['width']}.png")
    page.set_viewport_size(size)


def press(page: Page, name: str) -> None:
    """Press the button of that name in the content of the page."""
    page.locator("main").get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    """Follow the link of that name in the content of the page."""
    page.locator("main").get_by_role("link", name=name, exact=True).first.click()


def fill(page: Page, **words: str) -> None:
    """Fill in the fields of those names; a list is chosen from by the words shown."""
    for name, text in words.items():
        field = page.locator(f"main [name={name}]").first
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(label=text)
        else:
            field.fill(text)


def send(page: Page) -> None:
    """Hand the work in."""
    page.locator("#handover").get_by_role("button", name="送审").click()
    expect(page.locator("#handover h2")).to_contain_text("已送审")


def decide(page: Page, address: str, word: str, opinion: str) -> None:
    """Open what was handed in, say yes in the panel and give an opinion."""
    page.goto(address)
    page.locator("#handover a[href='#decide-approve']").click()
    assert is_within(page)
    form = page.locator("#decide-approve")
    form.locator("textarea").fill(opinion)
    form.get_by_role("button", name=word, exact=True).click()
    expect(page.locator("#handover")).to_contain_text(opinion)
