"""A survey from its draft to the score: drawn up, opened, answered on a phone and on paper, closed, read, evaluated.

示例县林业局 comes from the demo with its 2024 recorded and its goals drafted; the rest is done by hand.
"""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.browser import PHONE, Site, decide, fill, is_within, picture, press, send

pytestmark = pytest.mark.chromium

DESK = "/999900-211001/2024"
TITLE = "示例：森林防火宣传满意度调查"
MEASURE, INDICATOR = "参加活动群众满意度", "村民满意度"
REFUSED = 422


def test_a_survey_goes_from_the_form_to_the_score(site: Site):
    with site.at("bm211.tianbao", f"{DESK}/surveys/") as clerk:
        draw_up(clerk)
        spread(clerk)
        press(clerk, "开始调查")
        survey = clerk.url
        code = print_codes(clerk)
        address = answer_on_the_phone(site, clerk, survey, code)
        be_refused_politely(site, address, code)
        type_in_a_sheet(clerk, survey)
        close(clerk, survey)
        find_it(clerk)
        stand_on_the_board(clerk)
        promise(clerk)
        send(clerk)
        settle(site)
        see_it_in_the_score(clerk)
        assert is_within(clerk)


def test_the_score_of_the_demo_opens_down_to_its_survey(site: Site):
    with site.at("kexie.shenhe", "/999900-115001/2024/evaluation/") as head:
        row = head.locator("#field-Z23")
        expect(row).to_contain_text("94.17%")
        expect(row).to_contain_text("6.00")
        row.locator(".num").first.click()
        head.locator("#side").get_by_role("link", name=re.compile(f"读数「{MEASURE}」")).click()
        expect(head.locator("main")).to_contain_text("满意 388 份 ÷ 有效 412 份")
        head.locator("main").get_by_role("link", name=re.compile("示例：参加活动群众满意度调查")).first.click()
        expect(head.locator(".figures").first).to_contain_text("95% 置信区间 91.48%—96.05%")
        head.get_by_role("link", name="样本分配").click()
        expect(head.locator("main")).to_contain_text("各组都收够了")
        assert is_within(head)


def draw_up(clerk: Page) -> None:
    """Draw up a survey from the shipped form."""
    clerk.locator("main").get_by_role("link", name="拟定调查").first.click()
    fill(clerk, title=TITLE, target=MEASURE, way="一次性答题码", opens="2024-09-01", closes="2099-12-31")
    fill(clerk, population="200", population_source="示例：活动签到表", keep_until="2099-12-31")
    press(clerk, "保存草稿")
    expect(clerk.locator("main")).to_contain_text("总的来说，您对这次活动（服务）满意吗？")
    assert is_within(clerk)


def spread(clerk: Page) -> None:
    """Spread the sample over two villages by their size."""
    clerk.get_by_role("link", name="样本分配").click()
    fill(clerk, groups="示例甲村 120 示例甲村护林站\n示例乙村 80", total="5", over="20")
    press(clerk, "按人数分配")
    expect(clerk.get_by_role("row", name=re.compile("示例甲村"))).to_contain_text("60.00%")
    clerk.locator(".crumbs").get_by_role("link", name=TITLE).click()


def print_codes(clerk: Page) -> str:
    """Make two codes and return the first, as it stands on its slip."""
    clerk.locator("#side, aside").get_by_role("link", name=re.compile("个$")).first.click()
    fill(clerk, number="2", group="示例甲村")
    press(clerk, "制作并打印")
    expect(clerk.locator(".slips li")).to_have_count(2)
    return clerk.locator(".slip-code").first.inner_text()


def answer_on_the_phone(site: Site, clerk: Page, survey: str, code: str) -> str:
    """Answer as a citizen whose phone runs no scripts, and return the address."""
    clerk.goto(survey)
    address = clerk.locator(".survey-url a").inner_text()
    with site.at("", address, width=PHONE, java_script_enabled=False) as citizen:
        citizen.get_by_label("答题码").fill(code.lower())
        citizen.get_by_role("button", name="开始作答").click()
        picture(citizen, "满意度-手机答题")
        citizen.get_by_role("group", name=re.compile("总的来说")).get_by_text("满意", exact=True).click()
        citizen.get_by_role("group", name="内容安排").get_by_text("非常满意", exact=True).click()
        citizen.get_by_label(re.compile("您的意见和建议")).fill("示例：多到集市上讲讲")
        citizen.get_by_role("button", name="交问卷").click()
        expect(citizen.locator("h1")).to_have_text("收到了，谢谢您")
    return address


def be_refused_politely(site: Site, address: str, code: str) -> None:
    """Try the same code from another phone."""
    plain = code.replace(" ", "")
    with site.at("", f"{address}?c={plain}", width=PHONE, java_script_enabled=False, answers=REFUSED) as second:
        expect(second.locator("main")).to_contain_text("这个答题码已经用过")
        expect(second.locator("main")).to_contain_text("谢谢您的参与")


def type_in_a_sheet(clerk: Page, survey: str) -> None:
    """Type in a paper sheet of somebody who was so-so."""
    clerk.goto(survey)
    clerk.get_by_role("link", name="录入纸质问卷").click()
    fill(clerk, **{"sheets-0-number": "1", "sheets-0-q1": "3", "sheets-0-group": "示例乙村"})
    press(clerk, "录入问卷")
    expect(clerk.get_by_role("region", name="已经录入的问卷")).to_contain_text("有效")
    clerk.goto(survey)
    figures = clerk.locator(".figures").first
    expect(figures).to_contain_text("样本不足")
    expect(figures).to_contain_text("暂算 50.00%，95% 置信区间 9.45%—90.55%")
    expect(figures).to_contain_text("收回 2 份")


def close(clerk: Page, survey: str) -> None:
    """Close it: the result is frozen."""
    clerk.get_by_role("link", name="截止调查").click()
    press(clerk, "截止并冻结")
    expect(clerk.locator("h1")).to_contain_text("已截止")
    assert clerk.url == survey


def find_it(clerk: Page) -> None:
    """Find it by first letters from the top bar."""
    clerk.goto(f"{DESK}/search/?q=slfhxcmyd")
    expect(clerk.locator("main").get_by_role("link", name=TITLE)).to_be_visible()


def stand_on_the_board(clerk: Page) -> None:
    """See the rate on the board."""
    clerk.goto(f"{DESK}/measures/")
    expect(clerk.get_by_role("row", name=re.compile(MEASURE))).to_contain_text("50")


def promise(clerk: Page) -> None:
    """Let the indicator take its value from the board."""
    clerk.goto(f"{DESK}/goals/")
    row = clerk.locator("tr", has_text=INDICATOR).filter(has=clerk.get_by_role("link", name="编辑"))
    row.first.get_by_role("link", name="编辑").click()
    expect(clerk.locator("[name=name]")).to_have_value(INDICATOR)
    fill(clerk, formula=MEASURE)
    press(clerk, "保存")
    clerk.goto(f"{DESK}/goals/")


def settle(site: Site) -> None:
    """Have the goals passed by the head and settled by the bureau."""
    for who, word in (("bm211.shenhe", "审核通过"), ("shili.fuhe", "审定")):
        with site.at(who, f"{DESK}/goals/") as judge:
            decide(judge, f"{DESK}/goals/", word, "示例")


def see_it_in_the_score(clerk: Page) -> None:
    """Take readings and mark: 10 × 50 ÷ 90; the figure opens down to the survey."""
    clerk.goto(f"{DESK}/evaluation/")
    press(clerk, "开始自评")
    press(clerk, "取数并计分")
    expect(clerk.get_by_role("button", name="重新取数并计分")).to_be_visible()
    row = clerk.locator("#field-Z08")
    expect(row).to_contain_text("5.56")
    row.locator(".num").first.click()
    side = clerk.locator("#side")
    expect(side.locator(".trace").first).to_contain_text("50%")
    side.get_by_role("link", name=re.compile(f"读数「{MEASURE}」")).click()
    clerk.locator("main").get_by_role("link", name=re.compile(TITLE)).first.click()
    expect(clerk.locator("h1")).to_contain_text(TITLE)
