"""A visit becomes an appeal: the scientist is visited, asks for something, is answered, and reads it on a phone."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.browser import PHONE, Site, fill, is_within, picture, press

pytestmark = pytest.mark.chromium

DESK = "/999900-115001/2024"
WHO, SAID = "示例农艺师", "示例：大棚番茄缺技术指导，希望请专家来讲一讲"
ANSWER = "示例：已请市农科院专家 6 月 20 日到村里讲课"


def test_a_visit_becomes_an_appeal_and_is_looked_up_by_its_code(site: Site):
    with site.at("kexie.tianbao", f"{DESK}/community/") as clerk:
        register(clerk)
        address = open_the_door(clerk)
        visit(clerk)
        clerk.get_by_role("link", name=re.compile(r"^S\d+$")).click()
        appeal = clerk.url
        code = take_the_code(clerk)
        clerk.goto(appeal)
        hand_on(clerk)
        answer(clerk)
        assert is_within(clerk)
    read_and_rate_on_the_phone(site, address, code)
    with site.at("kexie.shenhe", appeal) as head:
        expect(head.locator("main")).to_contain_text("非常满意：示例：谢谢")
        press(head, "办结")
        expect(head.locator("h1")).to_contain_text("已办结")
        picture(head, "诉求-办结")
        assert is_within(head)


def register(clerk: Page) -> None:
    """Put the scientist into the register, and find them by first letters."""
    clerk.locator("main").get_by_role("link", name="登记科技工作者").first.click()
    fill(clerk, name=WHO, field="蔬菜栽培", title="高级农艺师", workplace="示例县农业农村局", phone="13800001234")
    press(clerk, "登记")
    expect(clerk.locator("main")).to_contain_text("138****1234")
    clerk.goto(f"{DESK}/community/?q=slnys")
    expect(clerk.get_by_role("row", name=re.compile(WHO))).to_be_visible()
    assert is_within(clerk)


def open_the_door(clerk: Page) -> str:
    """Open the public door and return where codes are looked up."""
    clerk.goto(f"{DESK}/community/appeals/door/")
    fill(clerk, contact="0316-0000000")
    press(clerk, "保存")
    return clerk.locator("main").get_by_role("link", name=re.compile("status")).inner_text()


def visit(clerk: Page) -> None:
    """Write the visit down: what was given, and what was said."""
    clerk.goto(f"{DESK}/community/visits/new/")
    fill(clerk, occasion="全国科技工作者日", day="2024-05-28", went="示例：主席、学会部部长")
    row = {"met-0-who": WHO, "met-0-gift": "慰问金", "met-0-worth": "500", "met-0-said": SAID}
    fill(clerk, **row)
    clerk.locator("[name='met-0-asks']").check()
    picture(clerk, "走访-登记")
    press(clerk, "登记")
    expect(clerk.get_by_role("row", name=re.compile(WHO))).to_contain_text("已收到")
    assert is_within(clerk)


def take_the_code(clerk: Page) -> str:
    """Have the code shown that is handed to the scientist."""
    clerk.get_by_role("button", name="显示查询码").click()
    return clerk.locator(".query-code").inner_text()


def hand_on(clerk: Page) -> None:
    """Hand it to an office, with another that helps."""
    clerk.get_by_role("link", name="交办", exact=True).click()
    fill(clerk, lead="示例：学会部", helpers="示例县农业农村局", deadline="2099-06-30")
    press(clerk, "交办")
    expect(clerk.locator("h1")).to_contain_text("办理中")
    picture(clerk, "诉求-办理中")


def answer(clerk: Page) -> None:
    """Answer it."""
    clerk.get_by_role("link", name="答复", exact=True).click()
    fill(clerk, answer=ANSWER)
    press(clerk, "答复")
    expect(clerk.locator("h1")).to_contain_text("已答复")


def read_and_rate_on_the_phone(site: Site, address: str, code: str) -> None:
    """Look it up on a phone that runs no scripts; say that it is liked."""
    with site.at("", address, width=PHONE, java_script_enabled=False) as phone:
        phone.get_by_label("查询码").fill(code.lower().replace(" ", ""))
        phone.get_by_role("button", name="查询").click()
        expect(phone.locator("main")).to_contain_text(ANSWER)
        expect(phone.locator("main")).to_contain_text("示例县农业农村局协办")
        phone.get_by_role("group", name=re.compile("满意吗")).get_by_text("非常满意", exact=True).click()
        phone.get_by_label(re.compile("想说的话")).fill("示例：谢谢")
        picture(phone, "诉求-手机查询")
        phone.get_by_role("button", name="提交评价").click()
        expect(phone.locator("main")).to_contain_text("谢谢您的评价")
        assert is_within(phone)
