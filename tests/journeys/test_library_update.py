"""The library is renewed by hand: a department proposes its own indicator, all say what they think, the bureau looks at
the impact before it publishes, and next year's goal form offers what was published.

The demo has a round at comments already; the bureau ends it first, since it holds one at a time.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.browser import PHONE, WIDE, Site, follow, is_within, picture, press

from jixiao.web.clock import now

pytestmark = pytest.mark.chromium

BUREAU = "/999900-101001/2024/indicators"
OWNER = "/999900-201001/2024/indicators"
ASKED = "/999900-207001/2024/indicators"
GOALS = "/999900-207001/2025/goals"
NAME = "田间课堂覆盖村数"
WINDOWS = (
    ("bureau", "shili.fuhe", WIDE),
    ("owner", "bm201.tianbao", WIDE),
    ("asked", "bm207.tianbao", PHONE),
)


@pytest.fixture
def people(site: Site) -> Iterator[dict[str, Page]]:
    """The bureau and the proposing department at their desks, another department's clerk with a phone."""
    with site.windows(*WINDOWS) as pages:
        yield pages


def confirm(page: Page, name: str) -> None:
    """Follow a link that asks, and say yes in the dialog."""
    follow(page, name)
    page.locator("#dialog").get_by_role("button", name=name, exact=True).click()


def test_an_indicator_goes_from_one_department_into_the_goals_of_all(people: dict[str, Page]) -> None:
    bureau, owner, asked = people["bureau"], people["owner"], people["asked"]
    keep_an_own_indicator(owner)
    end_the_round_under_way(bureau)
    round_ = open_a_round(bureau)
    propose(owner)
    bureau.goto(round_)
    confirm(bureau, "开始征求意见")
    say_yes(asked)
    bureau.goto(round_)
    confirm(bureau, "截止征求意见")
    decide(bureau)
    publish_what_was_seen(bureau, release=3)
    promise_it(asked)
    assert NAME in asked.locator("main").inner_text()


def keep_an_own_indicator(owner: Page) -> None:
    owner.goto(f"{OWNER}/new/")
    owner.locator("[name=code]").fill("ZY-01")
    owner.locator("[name=levels]").select_option("MOF10/产出指标/数量指标")
    owner.locator("[name=name]").fill(NAME)
    owner.locator("[name=operator]").select_option("≥")
    owner.locator("[name=unit]").fill("个")
    owner.locator("[name=first_year]").fill("2024")
    press(owner, "存为草稿")
    confirm(owner, "发布指标")
    expect(owner.locator("h1")).to_contain_text("施行中")


def end_the_round_under_way(bureau: Page) -> None:
    bureau.goto(f"{BUREAU}/rounds/")
    follow(bureau, "2025 年度指标库第二次更新（示例）")
    confirm(bureau, "截止征求意见")
    decide(bureau)
    publish_what_was_seen(bureau, release=2)


def open_a_round(bureau: Page) -> str:
    bureau.goto(f"{BUREAU}/rounds/")
    today = now().date()
    bureau.locator("[name=year]").fill("2025")
    bureau.locator("[name=opens]").fill(today.isoformat())
    bureau.locator("[name=closes]").fill(today.isoformat())
    press(bureau, "发起更新")
    expect(bureau.locator("h1")).to_contain_text("2025 年度指标库更新")
    return bureau.url


def propose(owner: Page) -> None:
    owner.goto(f"{OWNER}/rounds/")
    owner.locator("main tbody tr", has_text="提议中").get_by_role("link").click()
    follow(owner, "提议本单位指标")
    owner.locator("[name=version]").select_option(label=f"ZY-01 {NAME}")
    owner.locator("[name=reason]").fill("别的部门也办田间课堂")
    press(owner, "提出提案")
    expect(owner.locator("main")).to_contain_text(NAME)
    assert owner.get_by_role("button", name="撤下提案").count() == 0


def say_yes(asked: Page) -> None:
    asked.goto(f"{ASKED}/rounds/")
    asked.locator("main tbody tr", has_text="征求意见").get_by_role("link").click()
    follow(asked, "提意见")
    assert is_within(asked)
    asked.get_by_label("赞成", exact=True).check()
    press(asked, "提交意见")
    expect(asked.locator("main")).to_contain_text("改意见")


def decide(bureau: Page) -> None:
    """Approve every proposal of the round that is open."""
    waiting = bureau.locator("main").get_by_role("link", name="审定", exact=True)
    expect(waiting.first).to_be_visible()
    for left in range(waiting.count(), 0, -1):
        expect(waiting).to_have_count(left)
        waiting.first.click()
        bureau.get_by_label("采纳", exact=True).check()
        bureau.locator("[name=why]").fill("同意施行")
        press(bureau, "审定")
    expect(waiting).to_have_count(0)


def publish_what_was_seen(bureau: Page, *, release: int) -> None:
    follow(bureau, "看影响预览再发布")
    expect(bureau.locator("h1")).to_contain_text("影响预览")
    button = bureau.get_by_role("button", name="发布这一轮", exact=True)
    if "是最新的" not in bureau.locator("h1").inner_text():
        assert button.count() == 0
        bureau.get_by_role("button", name=re.compile("开始测算|重新测算")).click()
        expect(bureau.locator("h1")).to_contain_text("是最新的", timeout=20_000)
    picture(bureau, f"library-preview-{release}")
    button.click()
    press(bureau, "发布这一轮")
    expect(bureau.locator("h1")).to_contain_text(f"指标库第 {release} 版")


def promise_it(asked: Page) -> None:
    asked.goto(f"{GOALS}/")
    press(asked, "新建申报表")
    follow(asked, "从指标库选")
    asked.get_by_label("名称或代码").fill(NAME)
    press(asked, "筛选")
    expect(asked.locator("main tbody")).to_contain_text(NAME)
    assert is_within(asked)
    asked.locator("main tbody tr", has_text=NAME).get_by_role("checkbox").check()
    press(asked, "添加选中的指标")
    expect(asked.locator("h1")).to_contain_text("绩效目标申报")
