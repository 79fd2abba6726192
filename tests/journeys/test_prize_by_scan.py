"""A prize from the phone to the signature: redeemed with points, scanned by the clerk, signed for, and not twice."""

import json
import re
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.browser import PHONE, Site, is_within, picture, press
from tests.journeys.conftest import surroundings

pytestmark = pytest.mark.chromium
DESK = "/999900-115001/2024"


@pytest.fixture(scope="module")
def played(site: Site) -> dict[str, object]:
    """Put a campaign and a player with points into the served site."""
    made = subprocess.run(
        [sys.executable, "-m", "tests.journeys.prize_seed"],
        env={**surroundings(), "JIXIAO_DATA": str(site.data)}, check=True, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    found: dict[str, object] = json.loads(made.stdout)
    return found


def test_a_prize_is_redeemed_scanned_and_signed_for_once(site: Site, played: dict[str, object]):
    code = redeem_on_the_phone(site, played)
    address = f"{DESK}/quiz/prizes/scan/?code={code}"
    with site.at("kexie.tianbao", address, width=PHONE) as clerk:
        expect(clerk.locator(".page-head")).to_contain_text("待领取")
        sign(clerk)
        picture(clerk, "有奖竞答-扫码发奖")
        press(clerk, "发放「示例环保手提袋」")
        expect(clerk.locator(".page-head")).to_contain_text("已领取")
        expect(clerk.locator(".signed")).to_be_visible()
        assert is_within(clerk)
    with site.at("kexie.tianbao", address) as again:
        expect(again.locator("main")).to_contain_text("领走")
        expect(again.get_by_role("button", name=re.compile("^发放"))).to_have_count(0)
        again.goto(f"{DESK}/quiz/prizes/{played['campaign']}/")
        row = again.get_by_role("row", name=re.compile("示例环保手提袋"))
        expect(row).to_contain_text("19")
        expect(again.locator(".figures").first).to_contain_text("12.50")
        picture(again, "有奖竞答-奖品台账")
        assert is_within(again)


def redeem_on_the_phone(site: Site, played: dict[str, object]) -> str:
    """Redeem as a player whose phone runs no scripts, leave name and number, and return the code."""
    tickets = played["tickets"]
    assert isinstance(tickets, list)
    cookie = {"name": "jixiao-quiz", "value": str(tickets[0]), "domain": urlsplit(site.address).hostname, "path": "/"}
    state = {
        "cookies": [{**cookie, "expires": -1, "httpOnly": True, "secure": False, "sameSite": "Lax"}],
        "origins": [],
    }
    address = f"/quiz/{played['token']}/prizes/"
    with site.at("", address, width=PHONE, java_script_enabled=False, storage_state=state) as phone:
        picture(phone, "有奖竞答-奖品")
        phone.get_by_role("button", name="用 100 分兑换").click()
        expect(phone.locator(".code-picture")).to_be_visible()
        phone.get_by_role("link", name="填领奖信息").click()
        phone.get_by_label("姓名", exact=True).fill("示例明")
        phone.get_by_label("电话", exact=True).fill("13800001234")
        assert is_within(phone)
        phone.get_by_role("button", name="保存领奖信息").click()
        expect(phone.locator("main")).to_contain_text("示*明")
        picture(phone, "有奖竞答-领奖码")
        assert is_within(phone)
        return phone.locator(".code-text").inner_text().replace(" ", "")


def sign(clerk: Page) -> None:
    """Draw a line into the frame as a finger does."""
    pad = clerk.locator("#sign-pad")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box is not None
    clerk.mouse.move(box["x"] + 30, box["y"] + 40)
    clerk.mouse.down()
    for step in range(1, 12):
        clerk.mouse.move(box["x"] + 30 + 18 * step, box["y"] + (90 if step % 2 else 40))
    clerk.mouse.up()
    assert clerk.locator("#id_signature").input_value().startswith("M")
