"""The prize quiz on two phones: one player comes in by code, one by WeChat; both answer, hand in and see the result."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.browser import PHONE, Site, is_within, picture, site_of
from tests.journeys.conftest import surroundings

from jixiao.cli.fake_wechat import SNAPSHOT, serve_fake

pytestmark = pytest.mark.chromium
BUILDER = Path(__file__).with_name("quiz_on_a_site.py")
REFUSED = 422
RIGHT = ("盖上锅盖，关掉火源", "家里过期的药品", "增加户外活动", "读写时光线充足")


@pytest.fixture(scope="module")
def quiz(chromium: Path, demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, dict[str, Any]]]:
    """A served copy of the demo with a campaign that is on today, and a WeChat of its own beside it."""
    folder = tmp_path_factory.mktemp("quiz")
    made = folder / "made"
    shutil.copytree(demo, made)
    told = subprocess.run(
        [sys.executable, str(BUILDER)], env={**surroundings(), "JIXIAO_DATA": str(made)}, check=False,
        capture_output=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    with serve_fake() as fake, pytest.MonkeyPatch.context() as patched:
        for name, value in fake.settings().items():
            patched.setitem(os.environ, name, value)
        with site_of(made, folder, chromium) as opened:
            yield opened, json.loads(told.stdout)


def test_one_plays_by_code_with_a_wrong_press_and_a_reload(quiz):
    site, told = quiz
    with site.at("", told["address"], width=PHONE) as phone:
        picture(phone, "竞答-首页")
        phone.get_by_role("link", name="我要参加").click()
        join_by_code(phone, told["codes"][0])
        expect(phone.locator("main")).to_contain_text("您的参与编号是")
        phone.get_by_role("button", name="开始答题").click()
        press_wrong_and_mend(phone)
        phone.reload()
        expect(phone.locator(".choice:has(:checked)")).to_have_count(0)
        answer_on(phone, 2)
        phone.goto(told["address"])
        expect(phone.locator("main")).to_contain_text("5 题答了 2 题")
        phone.get_by_role("button", name="接着答").click()
        leave_one_open_and_find_it(phone)
        hand_in(phone)
        picture(phone, "竞答-结果")
        expect(phone.locator("main")).to_contain_text("解析：示例解析。")
        expect(phone.locator(".figures")).to_contain_text("5/ 5 题")
        phone.get_by_role("link", name="我的积分").click()
        expect(phone.locator("main")).to_contain_text("答题得分")
        picture(phone, "竞答-积分")
        assert is_within(phone)
        phone.goto(f"{told['address']}ranking/")
        expect(phone.locator(".is-mine")).to_be_visible()
        picture(phone, "竞答-排行")
        assert is_within(phone)


def test_one_plays_by_wechat_once_they_left_the_snapshot(quiz):
    site, told = quiz
    join = f"{told['address']}join/"
    with site.at("", told["address"], width=PHONE) as first:
        first.goto(join)
        go_to_wechat(first)
        address = first.get_by_role("link", name=SNAPSHOT).get_attribute("href")
        assert address is not None
        cookies = first.context.storage_state()
    with site.at("", address, width=PHONE, answers=REFUSED, storage_state=cookies) as snapshot:
        expect(snapshot.locator("main")).to_contain_text("您在微信的快照页里")
        picture(snapshot, "竞答-快照页")
        assert is_within(snapshot)
    with site.at("", join, width=PHONE) as phone:
        go_to_wechat(phone)
        phone.get_by_role("link", name="示例微信甲").click()
        phone.wait_for_url(re.compile(rf"{re.escape(told['address'])}$"))
        phone.get_by_role("button", name="开始答题").click()
        for number in range(1, 6):
            answer_on(phone, number)
        expect(phone.locator("h1")).to_have_text("都答完了，交卷吗？")
        hand_in(phone)
        expect(phone.locator(".answered")).to_have_count(5)


def test_one_plays_with_scripts_off(quiz):
    site, told = quiz
    with site.at("", f"{told['address']}join/?c={told['codes'][1]}", width=PHONE, java_script_enabled=False) as phone:
        join_by_code(phone, "")
        phone.get_by_role("button", name="开始答题").click()
        for number in range(1, 6):
            expect(phone.locator(".phone-line b").first).to_have_text(f"第 {number} 题")
            phone.locator(".choice").first.click()
            phone.locator(".phone-foot .btn-primary").click()
        phone.get_by_role("button", name="交卷", exact=True).click()
        expect(phone.locator("h1")).to_contain_text("的题交了")
        assert is_within(phone)


def join_by_code(phone: Page, code: str) -> None:
    """Agree, choose the place and give the code; an empty one stands there already."""
    phone.locator(".choice", has_text="参与码").click()
    if code:
        phone.get_by_label("参与码", exact=True).fill(code.lower())
    phone.get_by_label("所在的乡镇、街道").select_option("示例街道")
    phone.locator(".choice", has_text="我看过上面的告知").click()
    picture(phone, "竞答-参加")
    assert is_within(phone)
    phone.get_by_role("button", name="同意并参加").click()


def go_to_wechat(phone: Page) -> None:
    """Agree and go to WeChat."""
    phone.locator(".choice", has_text="我看过上面的告知").click()
    phone.get_by_label("所在的乡镇、街道").select_option("示例镇")
    phone.locator(".choice", has_text="微信").click()
    phone.get_by_role("button", name="同意并参加").click()
    expect(phone.locator("h1")).to_have_text("示例微信授权")


def press_wrong_and_mend(phone: Page) -> None:
    """Press one option of the first question, think better of it, see that it is kept without another press, go on."""
    wrong = phone.locator(".choice").filter(has_not_text=re.compile("|".join(RIGHT))).first
    wrong.click()
    if wrong.locator("input").get_attribute("type") == "checkbox":
        wrong.click()
    press_what_is_right(phone)
    expect(phone.locator(".autosave")).to_have_text("已保存")
    expect(phone.locator("[data-next]")).to_contain_text("选 ")
    picture(phone, "竞答-答题")
    assert is_within(phone)
    phone.locator("[data-next]").click()
    expect(phone.locator(".phone-line b").first).to_have_text("第 2 题")


def answer_on(phone: Page, number: int) -> None:
    """Answer the question that is shown and go on."""
    expect(phone.locator(".phone-line b").first).to_have_text(f"第 {number} 题")
    press_what_is_right(phone)
    expect(phone.locator(".autosave")).to_have_text("已保存")
    phone.locator(".phone-foot .btn-primary").click()


def press_what_is_right(phone: Page) -> None:
    """Press each option that is right and not pressed."""
    for words in RIGHT:
        option = phone.locator(".choice", has_text=words)
        if option.count() and not option.locator("input").is_checked():
            option.click()


def leave_one_open_and_find_it(phone: Page) -> None:
    """Skip the third, answer the rest, be told which is open, and answer it."""
    expect(phone.locator(".phone-line b").first).to_have_text("第 3 题")
    phone.locator("[data-next]").click()
    answer_on(phone, 4)
    answer_on(phone, 5)
    expect(phone.locator("h1")).to_have_text("还有 1 题没有答")
    picture(phone, "竞答-交卷前")
    assert is_within(phone)
    phone.get_by_role("link", name="第 3 题").click()
    answer_on(phone, 3)
    phone.goto(phone.url.partition("?")[0] + "?n=check")


def hand_in(phone: Page) -> None:
    """Hand in and see the result."""
    phone.get_by_role("button", name="交卷", exact=True).click()
    expect(phone.locator("h1")).to_contain_text("的题交了")
    expect(phone.locator(".figures")).to_contain_text("答对")
    assert is_within(phone)
