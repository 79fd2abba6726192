"""The circle of the monitoring, walked by hand: a round issued, read, explained, judged; a finding mended and closed.

示例县图书馆 comes from the demo with its goals approved and seven months of spending that are far behind.
"""

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from tests.journeys.browser import PHONE, WIDE, Site, decide, fill, is_within, picture, press, send

pytestmark = pytest.mark.chromium

BUREAU, DESK = "/999900-101001/2024", "/999900-207001/2024"
UNIT, TITLE, CODE = "示例县图书馆", "2024年8月双监控补报", "2024-08-2"
RED = re.compile(r"1—7 月应执行 58[.]33%，实际 \d+[.]\d+%，差 [\d.]+ 个百分点")
CAUSE = "示例：数字阅览设备招标推迟，合同约定九月验收后付款"
MEASURE = "示例：九月十五日前完成验收，按合同支付"
DEMAND = "示例：九月底前完成支付，附支付凭证"
WINDOWS = (
    ("bureau", "shili.fuhe", WIDE),
    ("clerk", "bm207.tianbao", WIDE),
    ("phone", "bm207.tianbao", PHONE),
    ("head", "bm207.shenhe", PHONE),
)


@pytest.fixture
def people(site: Site) -> Iterator[dict[str, Page]]:
    """The bureau and the clerk at their desks, the clerk and the head with a phone."""
    with site.windows(*WINDOWS) as pages:
        yield pages


def test_a_round_is_walked_from_its_issue_to_the_finding_that_is_closed(people: dict[str, Page]):
    bureau, clerk, phone, head = (people[who] for who in ("bureau", "clerk", "phone", "head"))
    issue(bureau)
    read_them_all(bureau)
    sheet = see_why(clerk)
    explain(clerk, sheet)
    submit(clerk, sheet)
    decide(head, sheet, "审核通过", "示例：情况属实")
    decide(bureau, sheet, "审定", "示例：同意")
    turn_into_rectification(bureau, sheet)
    problem = notify(bureau)
    mend(phone, problem)
    decide(head, problem, "审核通过", "示例：已核对凭证")
    decide(bureau, problem, "审定", "示例：已支付，同意销号")
    expect(bureau.locator("h1")).to_contain_text("已销号")
    picture(bureau, "双监控-销号")


def issue(bureau: Page) -> None:
    """Issue the August round to the library alone."""
    bureau.goto(f"{BUREAU}/monitoring/")
    bureau.get_by_role("link", name="布置双监控").click()
    fill(bureau, code=CODE, title=TITLE, through_month="7", opens="2024-08-01", closes="2099-12-31")
    for box in bureau.locator("main [name=units]").all():
        box.uncheck()
    bureau.get_by_label(UNIT).check()
    press(bureau, "布置")
    expect(bureau.locator("h1")).to_contain_text(TITLE)


def read_them_all(bureau: Page) -> None:
    """Let the site's own worker read the round, and see its lights in the table."""
    table = bureau.url
    press(bureau, "全部取数亮灯")
    expect(bureau.locator("#job")).to_contain_text("已完成", timeout=60_000)
    expect(bureau.locator("#job")).to_contain_text("取数 1 个单位，0 个没有取")
    bureau.goto(table)
    row = bureau.locator("main tbody tr", has_text=UNIT).first
    expect(row).to_contain_text("红 滞后")


def see_why(clerk: Page) -> str:
    """Come to the sheet from what waits, and read why the light is red and what it was counted from."""
    clerk.goto(f"{DESK}/")
    clerk.locator("main .todo li", has_text=TITLE).get_by_role("link").first.click()
    row = clerk.locator("tr", has_text="部门（单位）整体").first
    expect(row).to_contain_text(RED)
    expect(row).to_contain_text("低于 60%，红灯")
    picture(clerk, "双监控-监控表")
    row.get_by_role("link", name="怎么算的").click()
    expect(clerk.locator("#side .trace").first).to_contain_text("全年预算数")
    return re.sub(r"[?#].*", "", clerk.url)


def explain(clerk: Page, sheet: str) -> None:
    """Fill in every row that still lacks a word, until none does."""
    clerk.goto(sheet)
    lacking = clerk.locator("tr", has=clerk.locator(".cell-error"))
    left = lacking.count()
    assert left > 1
    while left:
        lacking.first.get_by_role("link", name="填写").click()
        expect(clerk.locator("main [name=remark]")).to_be_visible()
        if clerk.locator("main .light-red, main .light-amber").count():
            clerk.get_by_label("制度保障").check()
            clerk.get_by_label("完成目标可能性").select_option(label="有可能")
            fill(clerk, cause_text=CAUSE, measures=MEASURE)
        else:
            fill(clerk, remark="示例：年底调查后才有数")
        assert is_within(clerk)
        press(clerk, "保存")
        left -= 1
        expect(lacking).to_have_count(left)


def submit(clerk: Page, sheet: str) -> None:
    clerk.goto(sheet)
    fill(clerk, summary="示例：目标完成与时间同步，支付滞后。")
    press(clerk, "保存总体情况")
    send(clerk)


def turn_into_rectification(bureau: Page, sheet: str) -> None:
    bureau.goto(sheet)
    row = bureau.locator("tr", has_text="部门（单位）整体").first
    row.get_by_role("link", name="转整改").click()
    expect(bureau.locator("main [name=demand]")).to_have_value(MEASURE)
    fill(bureau, demand=DEMAND)
    press(bureau, "转整改")
    expect(row).to_contain_text("已转整改")


def notify(bureau: Page) -> str:
    """Confirm the problem that came of it, and send the notice with a deadline; return where the problem is."""
    bureau.goto(f"{BUREAU}/followup/all/")
    bureau.get_by_role("link", name="部门（单位）整体预算执行滞后").click()
    problem = bureau.url
    expect(bureau.locator("main")).to_contain_text(RED)
    bureau.get_by_role("link", name="确认问题").click()
    press(bureau, "确认问题")
    bureau.goto(f"{DESK}/followup/letters/new/notice/")
    bureau.get_by_label(re.compile("部门（单位）整体预算执行滞后")).check()
    fill(bureau, deadline="2099-09-30")
    press(bureau, "发整改通知书")
    bureau.goto(problem)
    expect(bureau.locator("h1")).to_contain_text("整改中")
    return problem


def mend(phone: Page, problem: str) -> None:
    """Plan, report and prove the mending on a phone, and hand it in."""
    phone.goto(problem)
    phone.get_by_role("link", name="填措施").click()
    fill(phone, section="示例办公室", responsible="示例负责人", measures=MEASURE)
    press(phone, "保存措施")
    phone.goto(problem)
    phone.get_by_role("link", name="报情况").click()
    fill(phone, words="示例：已全部支付，凭证附后")
    press(phone, "保存情况")
    phone.goto(problem)
    drawn = BytesIO()
    Image.new("RGB", (320, 200), "#3a7d44").save(drawn, "PNG")
    voucher = {"name": "支付凭证.png", "mimeType": "image/png", "buffer": drawn.getvalue()}
    phone.locator("#proofs-files").set_input_files(voucher)
    press(phone, "上传佐证")
    expect(phone.locator("#proofs .files")).to_contain_text("支付凭证")
    phone.goto(problem)
    phone.locator("#handover").get_by_role("button", name="送审").click()
    expect(phone.locator("#handover h2")).to_contain_text("已送审")
