"""One figure's life (docs/house.md, 走一遍), walked by hand through the pages; and once with the keyboard alone.

示例县林业局 comes from the demo with its 2024 recorded and its goals drafted; from there everything is done by hand.
"""

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect
from tests.journeys.browser import PASSWORD, PHONE, WIDE, Site, decide, fill, is_within, picture, press, send

pytestmark = pytest.mark.chromium

DESK = "/999900-211001/2024"
PUBLIC = f"/public{DESK}/"
ACTIVITY = "森林防火宣传进集市"
GOODS = "防火宣传毛巾"
FIGURE, COUNTED = "宣传品发放数", "发放宣传品数"
REASON = "部分活动推迟到下年一季度，已调整计划"
IN_THE_PROJECT = "森林防火宣传满意度"
FORM = {"name": "调查表.txt", "mimeType": "text/plain"}
WINDOWS = (
    ("clerk", "bm211.tianbao", WIDE),
    ("outside", "bm211.tianbao", PHONE),
    ("head", "bm211.shenhe", PHONE),
    ("reviewer", "shili.fuhe", WIDE),
)
TYPED = {
    "活动方案执行率": "94",
    "活动按期完成率": "94",
    "村民知晓率": "86",
    "村民满意度": "91",
    IN_THE_PROJECT: "90",
}


def photo() -> bytes:
    """Return a small picture, as a telephone would bring it."""
    drawn = BytesIO()
    Image.new("RGB", (320, 200), "#3a7d44").save(drawn, "PNG")
    return drawn.getvalue()


def type_in(page: Page, label: str, text: str) -> None:
    """Type into a field and leave it, which saves it."""
    page.get_by_label(label).fill(text)
    page.get_by_label(label).press("Tab")


@pytest.fixture
def people(site: Site) -> Iterator[dict[str, Page]]:
    """Everybody's window: the clerk at a desk and out with a phone, the head with a phone, the reviewer at a desk."""
    with site.windows(*WINDOWS) as pages:
        yield pages


def test_a_figure_is_walked_from_its_record_to_the_public_page(site: Site, people: dict[str, Page]):
    clerk, head, reviewer = people["clerk"], people["head"], people["reviewer"]
    record_an_activity(people["outside"])
    hand_something_out(people["outside"])
    prove_it(people["outside"])
    promise(clerk)
    send(clerk)
    decide(head, f"{DESK}/goals/", "审核通过", "指标值有依据")
    decide(reviewer, f"{DESK}/goals/", "审定", "同意批复")
    evaluate(clerk)
    trace_a_figure(clerk)
    give_reasons_and_proofs(clerk)
    send(clerk)
    decide(head, f"{DESK}/evaluation/", "审核通过", "已核对佐证")
    decide(reviewer, f"{DESK}/evaluation/", "审定", "认定")
    make_the_report(clerk)
    set_a_finding_aside(clerk)
    send(clerk)
    decide(head, f"{DESK}/reports/", "审定", "可以定稿")
    wait_for_the_files(head)
    publish(clerk, head)
    assert f"{GOODS}（{ACTIVITY}） 600个" in seen_by_citizens(site)


def record_an_activity(clerk: Page) -> None:
    clerk.goto(f"{DESK}/outreach/")
    clerk.get_by_role("link", name="登记活动").click()
    fill(clerk, name=ACTIVITY, kind="其他", goal_code="G1", start="2024-11-20", end="2024-11-20")
    fill(clerk, place="示例集市", people="1860", counted_by="点数", cost="2.00", description="发放防火宣传毛巾。")
    assert is_within(clerk)
    press(clerk, "保存活动")
    expect(clerk.locator("h1")).to_contain_text(ACTIVITY)


def hand_something_out(clerk: Page) -> None:
    activity = clerk.url
    clerk.goto(f"{DESK}/outreach/goods/new/")
    fill(clerk, name=GOODS, kind="宣传品", measure="条")
    clerk.get_by_label("重复使用").select_option(index=2)
    press(clerk, "登记物资")
    clerk.get_by_role("link", name="登记入库").click()
    fill(clerk, day="2024-11-01", quantity="700", amount="2100", voucher="记-118")
    press(clerk, "登记入库")
    clerk.goto(activity)
    clerk.get_by_role("link", name="领用物资").click()
    clerk.locator("#id_good").select_option(clerk.locator("#id_good option", has_text=GOODS).get_attribute("value"))
    fill(clerk, quantity="600", day="2024-11-20")
    press(clerk, "领用出库")
    expect(clerk.locator("#handouts")).to_contain_text("600")


def prove_it(clerk: Page) -> None:
    clerk.locator("#proofs-files").set_input_files({"name": "领用单.png", "mimeType": "image/png", "buffer": photo()})
    press(clerk, "上传佐证")
    expect(clerk.locator("#proofs .files")).to_contain_text("领用单")


def promise(clerk: Page) -> None:
    """Draft a goal and an indicator from the library; the sums tell at once what is missing."""
    clerk.goto(f"{DESK}/goals/goals/new/")
    fill(clerk, name="防火宣传品发放", money="10.00", content="向村民发放防火宣传品", money_source="当年财政拨款")
    press(clerk, "保存")
    sums = clerk.locator("#sums")
    expect(sums).to_contain_text("320.00 万元")
    type_in(clerk, "森林防火宣传专项活动 预算金额", "176.00")
    expect(sums).to_contain_text("310.00 万元")
    clerk.goto(f"{DESK}/goals/library/?q={FIGURE}")
    clerk.get_by_label(f"选 {FIGURE}").check()
    clerk.get_by_label("对应目标").select_option(label="G3 防火宣传品发放")
    press(clerk, "添加选中的指标")
    type_in(clerk, f"{FIGURE} 年度指标值", "500")
    type_in(clerk, f"{FIGURE} 分值", "4")
    expect(sums).to_contain_text("94.00")
    type_in(clerk, "森林防火宣传活动场次 分值", "6")
    expect(sums).not_to_contain_text("94.00")
    expect(clerk.locator("#handover").get_by_role("button", name="送审")).not_to_have_attribute("aria-disabled", "true")
    assert is_within(clerk)


def evaluate(clerk: Page) -> None:
    """Start the evaluation, type what no record counts, take readings and mark."""
    clerk.goto(f"{DESK}/evaluation/")
    press(clerk, "开始自评")
    clerk.get_by_label("长效机制健全程度实际完成值").select_option(label="达成")
    expect(clerk.locator("#saved")).to_contain_text("「长效机制健全程度」已保存")
    for name, text in TYPED.items():
        if name == IN_THE_PROJECT:
            clerk.get_by_role("link", name="森林防火宣传专项").click()
        type_in(clerk, f"{name}实际完成值", text)
        expect(clerk.locator("#saved")).to_contain_text(f"「{name}」已保存")
    clerk.goto(f"{DESK}/evaluation/")
    press(clerk, "取数并计分")
    expect(clerk.get_by_role("button", name="重新取数并计分")).to_be_visible()


def trace_a_figure(clerk: Page) -> None:
    """Open a figure beside the page, and follow it to the reading, the record and the proof."""
    number = clerk.locator("#field-KX-C10 .num").first
    number.click()
    side = clerk.locator("#side")
    expect(side.locator(".trace").first).to_contain_text("600个 ≥ 500个")
    expect(number).to_have_attribute("aria-expanded", "true")
    picture(clerk, "绩效自评-数的来历")
    side.get_by_role("link", name=re.compile(f"读数「{COUNTED}」")).click()
    clerk.locator("main").get_by_role("link", name=re.compile(GOODS)).first.click()
    expect(clerk.locator("h1")).to_contain_text(ACTIVITY)
    clerk.locator("#proofs").get_by_role("link", name="领用单").click()
    expect(clerk.locator(".proof-preview img").first).to_be_visible()


def give_reasons_and_proofs(clerk: Page) -> None:
    """Write every reason and attach every proof that is asked for; only then can the work be sent."""
    clerk.goto(f"{DESK}/evaluation/")
    expect(clerk.locator("#handover").get_by_role("button", name="送审")).to_have_attribute("aria-disabled", "true")
    for part in ("", "?project=P1"):
        clerk.goto(f"{DESK}/evaluation/{part}")
        for field in clerk.locator(".data textarea[name=reason]").all():
            if not field.input_value():
                with clerk.expect_response(lambda answer: answer.request.method == "POST"):
                    field.fill(REASON)
                    field.press("Tab")
        for name in [one.inner_text() for one in clerk.locator("tr:has-text('无佐证') th a").all()]:
            clerk.get_by_role("link", name=name, exact=True).first.click()
            clerk.locator("#proofs-files").set_input_files({**FORM, "buffer": f"{name}：示例".encode()})
            press(clerk, "上传佐证")
            expect(clerk.locator("#proofs .files")).to_contain_text("调查表")
            clerk.goto(f"{DESK}/evaluation/{part}")
    clerk.goto(f"{DESK}/evaluation/")
    press(clerk, "重新取数并计分")


def make_the_report(clerk: Page) -> None:
    clerk.goto(f"{DESK}/reports/")
    press(clerk, "生成第1稿")
    expect(clerk.locator(".document")).to_contain_text(ACTIVITY)


def set_a_finding_aside(clerk: Page) -> None:
    """Set aside, with a reason, every finding that must be mended: the demo's numbers are what they are."""
    must = clerk.locator("#side article", has=clerk.locator(".level-must"))
    left = must.count()
    while left:
        must.first.get_by_role("link", name="不采纳，写理由").click()
        fill(clerk, reason="示例数据，演示用")
        press(clerk, "记下理由")
        left -= 1
        expect(must).to_have_count(left)
    expect(clerk.locator("#handover").get_by_role("button", name="送审")).not_to_have_attribute("aria-disabled", "true")


def wait_for_the_files(head: Page) -> None:
    """Look on while the site's own worker does what filing queued for it."""
    head.goto("/jobs/")
    head.locator("main tbody").get_by_role("link").first.click()
    expect(head.locator("#job")).to_contain_text("已完成", timeout=60_000)
    head.goto(f"{DESK}/reports/")
    expect(head.locator(".files").first).to_contain_text("PDF")


def publish(clerk: Page, head: Page) -> None:
    clerk.goto(f"{DESK}/disclosure/")
    clerk.get_by_role("link", name="申请公开").click()
    press(clerk, "申请公开")
    head.goto(f"{DESK}/disclosure/")
    head.get_by_role("link", name="同意公开").click()
    head.locator("dialog").get_by_role("button", name="同意公开").click()
    expect(head.locator("main")).to_contain_text("已公开")


def seen_by_citizens(site: Site) -> str:
    """Return what stands behind the figure of the public report, opened on a phone by somebody not signed in."""
    with site.at("", "/public/", width=PHONE) as citizen:
        citizen.get_by_role("link", name="示例县林业局").click()
        assert citizen.url.endswith(PUBLIC)
        citizen.locator(".document .num", has_text="600").first.click()
        assert is_within(citizen)
        return citizen.locator(".trace").first.inner_text()


def tab_to(page: Page, target: Locator, *, back: bool = False) -> None:
    """Press Tab until the target has the focus, as somebody without a mouse does."""
    for _ in range(400):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if target.evaluate("target => target === document.activeElement"):
            return
    raise AssertionError(target)


def test_the_keyboard_alone_is_enough_from_signing_in_to_sending(site: Site):
    with site.at("", "/login/") as page:
        page.keyboard.type("bm204.tianbao")
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_contain_text("工作台")
        search_by_keyboard(page)
        read_by_keyboard(page)
        send_by_keyboard(page)


def search_by_keyboard(page: Page) -> None:
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("文化惠民活动第1场")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("搜索")
    tab_to(page, page.locator("main").get_by_role("link", name="文化惠民活动第1场").first)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("文化惠民活动第1场")


def read_by_keyboard(page: Page) -> None:
    """Make the report, open one of its figures, close it again: the focus is back on the figure."""
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    tab_to(page, page.locator(".street").get_by_role("link", name="自评报告"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="生成第1稿"))
    page.keyboard.press("Enter")
    figure = page.locator(".document .num").first
    tab_to(page, figure)
    page.keyboard.press("Enter")
    expect(page.locator("#side .trace-figure")).to_be_visible()
    assert page.evaluate("document.getElementById('side').contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(page.locator("#side .trace-figure")).to_have_count(0)
    expect(figure).to_be_focused()


def send_by_keyboard(page: Page) -> None:
    """Say why what is found stays as it is, and send; a figure that was open leads back, so Shift+Tab is short."""
    must = page.locator("#side article", has=page.locator(".level-must"))
    for left in range(must.count(), 0, -1):
        tab_to(page, must.first.get_by_role("link", name="不采纳，写理由"))
        page.keyboard.press("Enter")
        tab_to(page, page.get_by_label("理由"))
        page.keyboard.type("示例数据，演示用")
        tab_to(page, page.get_by_role("button", name="记下理由"))
        page.keyboard.press("Enter")
        expect(must).to_have_count(left - 1)
    send = page.locator("#handover").get_by_role("button", name="送审")
    page.locator("body").press("Home")
    tab_to(page, send, back=send.evaluate("send => !!(document.activeElement.compareDocumentPosition(send) & 2)"))
    page.keyboard.press("Enter")
    expect(page.locator("#handover h2")).to_contain_text("已送审")


def test_the_score_tree_folds_level_by_level(site: Site):
    with site.at("kexie.tianbao", "/999900-115001/2024/evaluation/") as page:
        output = page.get_by_role("button", name="产出指标，收起或展开")
        quantity = page.get_by_role("button", name="数量指标，收起或展开").first
        shown, inner = page.locator("tr.lv3:visible"), page.locator("tr.lv2:visible")
        rows, parts = shown.count(), inner.count()
        quantity.press("Enter")
        expect(quantity).to_have_attribute("aria-expanded", "false")
        folded = shown.count()
        assert folded < rows
        output.press("Enter")
        assert (shown.count() < folded, inner.count() < parts) == (True, True)
        output.press("Enter")
        assert (shown.count(), inner.count()) == (folded, parts)


def test_a_phone_has_the_search_in_the_menu_of_the_user(site: Site):
    with site.at("kexie.tianbao", "/999900-115001/2024/", width=PHONE) as page:
        page.locator(".user-menu summary").click()
        page.get_by_role("link", name="搜索", exact=True).click()
        expect(page.get_by_label("找什么")).to_be_visible()


@pytest.mark.parametrize("address", ["indicators/new/", "indicators/formula/try/"])
def test_a_formula_is_checked_as_it_is_typed(site: Site, address: str):
    with site.at("kexie.tianbao", f"/999900-115001/2024/{address}") as page:
        page.locator("main [name=formula]").press_sequentially("在职人员数 ÷ 编制书")
        expect(page.locator("#formula-checked")).to_contain_text("是不是“编制数”？")
        page.locator("main [name=formula]").fill("在职人员数 ÷ 编制数")
        expect(page.locator("#formula-checked")).to_contain_text("在职人员数除以编制数")
