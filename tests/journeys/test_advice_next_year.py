"""Last year's result decides next year's budget: advised with its rule, adjusted, given out, found in the goal form.

示例县文化广电和旅游局 comes from the demo with its 2024 evaluated and its 2025 not yet open.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook
from tests.journeys.browser import PHONE, WIDE, Site, fill, is_within, picture, press

pytestmark = pytest.mark.chromium

UNIT, BUREAU = "/999900-204001", "/999900-101001/2024"
ADVICE = f"{UNIT}/2024/followup/advice/"
NAME, PROJECT = "示例县文化广电和旅游局", "文化惠民专项"
REASON = "示例：2024 年结余较多，2025 年先用结余"


@pytest.fixture
def people(site: Site) -> Iterator[tuple[Page, Page]]:
    """The reviewer at a desk and the clerk with a phone; one of them is refused something once."""
    with site.windows(("reviewer", "shili.fuhe", WIDE), ("clerk", "bm204.tianbao", PHONE), refused=422) as pages:
        yield pages["reviewer"], pages["clerk"]


def test_the_result_of_2024_stands_in_the_goals_of_2025(people: tuple[Page, Page], tmp_path: Path):
    reviewer, clerk = people
    propose(reviewer)
    adjust(reviewer)
    give_out(reviewer)
    assert_workbook(reviewer, tmp_path)
    open_next_year(reviewer)
    find_it_in_the_goals(clerk)
    answer(clerk)
    praise(reviewer)


def propose(reviewer: Page) -> None:
    reviewer.goto(ADVICE)
    press(reviewer, "按规则提出")
    expect(reviewer.locator("#job")).to_contain_text("已完成", timeout=30_000)
    reviewer.locator("#job").get_by_role("link").first.click()
    picture(reviewer, "advice")


def row(page: Page, name: str) -> str:
    return f"tr:has-text('{NAME}'):has-text('{name}')"


def adjust(reviewer: Page) -> None:
    reviewer.goto(f"{ADVICE}?q=文化广电")
    line = reviewer.locator(row(reviewer, PROJECT))
    expect(line).to_contain_text("等级为")
    line.get_by_role("link").last.click()
    expect(reviewer.locator("h1")).to_contain_text(PROJECT)
    reviewer.get_by_role("link", name="调整建议").click()
    fill(reviewer, verdict="压减", cut="15", reason="")
    press(reviewer, "保存调整")
    expect(reviewer.locator(".fault").first).to_be_visible()
    fill(reviewer, reason=REASON)
    press(reviewer, "保存调整")
    expect(reviewer.locator("h1")).to_contain_text("压减 15%")
    picture(reviewer, "advice-page")


def give_out(reviewer: Page) -> None:
    reviewer.goto(f"{ADVICE}?q=文化广电")
    for box in reviewer.locator("main input[name=pick]").all():
        box.check()
    press(reviewer, "下达选中的")
    expect(reviewer.locator("h1")).to_contain_text("1 个办成，0 个没有办成")
    picture(reviewer, "bulk")


def assert_workbook(reviewer: Page, folder: Path) -> None:
    """The budget desk takes the table home: the advice with its rule, its reason and its amount."""
    reviewer.goto(f"{ADVICE}?q=文化广电")
    with reviewer.expect_download() as started:
        reviewer.get_by_role("link", name="导出 XLSX").click()
    path = folder / "建议.xlsx"
    started.value.save_as(path)
    rows = CalamineWorkbook.from_filelike(BytesIO(path.read_bytes())).get_sheet_by_index(0).to_python()
    told = "\n".join("｜".join(str(cell) for cell in line) for line in rows)
    for words in (NAME, PROJECT, "压减 15%"):
        assert words in told, words


def open_next_year(reviewer: Page) -> None:
    reviewer.goto(f"{BUREAU}/units/opening/")
    fill(reviewer, year="2025")
    reviewer.get_by_label(f"选{NAME}").check()
    press(reviewer, "看带入什么")
    expect(reviewer.locator("main")).to_contain_text("2025 年度将带入")
    press(reviewer, "开放并带入")
    expect(reviewer.locator("#job")).to_contain_text("已完成", timeout=30_000)


def find_it_in_the_goals(clerk: Page) -> None:
    clerk.goto(f"{UNIT}/2025/goals/")
    heard = clerk.locator("#heard")
    expect(heard).to_contain_text("预算建议：压减 15%")
    expect(heard).to_contain_text(REASON)
    assert is_within(clerk)
    picture(clerk, "goals-2025")


def answer(clerk: Page) -> None:
    clerk.locator("#heard tr", has_text=PROJECT).get_by_role("link", name="怎么来的").click()
    expect(clerk.locator("h1")).to_contain_text("压减 15%")
    clerk.get_by_role("link", name="回复意见").click()
    clerk.get_by_label("没有不同意见").check()
    press(clerk, "提交意见")
    expect(clerk.locator("main")).to_contain_text("没有不同意见")
    assert is_within(clerk)
    clerk.goto(f"{UNIT}/2024/followup/advice/own/")
    expect(clerk.locator("main")).to_contain_text(PROJECT)
    picture(clerk, "own-advice")


def praise(reviewer: Page) -> None:
    reviewer.goto(f"{UNIT}/2024/followup/register/new/")
    fill(reviewer, kind="表扬", ground="示例：《示例县预算绩效管理办法》第九条", words="示例：文化惠民活动成效明显")
    press(reviewer, "登记")
    expect(reviewer.locator("h1")).to_contain_text("表扬通报")
    expect(reviewer.locator("main")).to_contain_text(f"关于表扬{NAME}的通报")
    reviewer.goto(f"{UNIT}/2024/followup/register/")
    expect(reviewer.locator(f"tr:has-text('{NAME}')")).to_contain_text("表扬")
    picture(reviewer, "register")
