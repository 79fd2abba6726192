"""A work from its school to its certificate: entered by code, scored blind by three judges, published, verified."""

import json
import re
import subprocess
import sys

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.browser import PHONE, Site, fill, is_within, picture, press
from tests.journeys.conftest import surroundings

pytestmark = [pytest.mark.chromium, pytest.mark.font]

DESK, SCHOOL, CHILD, TITLE = "/999900-115001/2024", "示例县中心小学", "张示明", "示例：会提醒浇水的花盆"
MARKS = (("30", "35", "15"), ("36", "36", "18"), ("40", "40", "20"))


@pytest.fixture(scope="module")
def opened(site: Site) -> dict[str, str]:
    """Put an open contest with a school into the served site."""
    return told(site)


def told(site: Site, *words: str) -> dict[str, str]:
    """Run the seed in the data of the site, and return what it says."""
    made = subprocess.run(
        [sys.executable, "-m", "tests.journeys.contest_seed", *words],
        env={**surroundings(), "JIXIAO_DATA": str(site.data)}, check=True, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    return {name: str(value) for name, value in json.loads(made.stdout).items()}


def test_a_work_is_entered_scored_blind_published_and_its_certificate_verified(site: Site, opened: dict[str, str]):
    door, desk = f"/contest/{opened['token']}/", f"{DESK}/contests/{opened['contest']}/"
    number = enter(site, door, opened["code"])
    with site.at("kexie.tianbao", desk) as clerk:
        qualify(clerk, desk)
        codes = [register_judge(clerk, desk, place) for place in range(1, 4)]
        spread(clerk, desk)
    with site.at("kexie.shenhe", f"{desk}judging/") as head:
        press(head, "开始评审")
        expect(head.locator("h1")).to_contain_text("评审中")
    for place, (code, marks) in enumerate(zip(codes, MARKS, strict=True)):
        judge(site, f"{door}judge/enter/", code, marks, number, scripts=place != 1)
    with site.at("kexie.shenhe", f"{desk}judging/") as head:
        publish(head, desk)
    see_the_notice(site, f"{door}results/", number)
    told(site, "end")
    with site.at("kexie.shenhe", f"{desk}certificates/") as head:
        certified = certify(head, desk)
    verify(site, certified)


def enter(site: Site, door: str, code: str) -> str:
    """Enter a work as its school, at a browser that runs no scripts, and return the number it was given."""
    with site.at("", f"{door}school/", width=PHONE, java_script_enabled=False) as school:
        school.locator("main [name=c]").fill(code.lower())
        school.locator("button[type=submit]").last.click()
        fill(school, group="小学科技创新成果", title=TITLE)
        press(school, "开始填报")
        fill(school, abstract="花盆里的传感器量出土有多干，干了就亮灯提醒浇水。" * 3)
        fill(school, a1_name=CHILD, a1_born="2013-05", a1_guardian="示例监护人", t1_name="李示例", t1_workplace=SCHOOL)
        school.locator("[name=a1_grade]").select_option("5")
        school.get_by_label(re.compile("监护人看过")).check()
        school.get_by_role("button", name="保存并报送").click()
        expect(school.locator("main")).to_contain_text("已报送")
        found = re.search(r"编号 (\S+)", school.locator("main").inner_text())
        assert found
        return found[1]


def qualify(clerk: Page, desk: str) -> None:
    """Find the work to be the pupil's own."""
    clerk.goto(f"{desk}qualifying/")
    clerk.locator("main").get_by_role("link", name=re.compile("花盆")).first.click()
    if clerk.get_by_role("button", name="判合格", exact=True).count() == 0:
        clerk.locator("main").get_by_role("link", name=re.compile("审查")).first.click()
    for box in clerk.locator("main form [type=checkbox]").all():
        box.check()
    press(clerk, "判合格")


def register_judge(clerk: Page, desk: str, place: int) -> str:
    """Register a judge of the panel, and return their code as it is shown the only time."""
    clerk.goto(f"{desk}judges/new/")
    fill(clerk, name=f"示例评委{'甲乙丙'[place - 1]}", workplace="示例中学")
    clerk.get_by_label("小学组评委").check()
    press(clerk, "保存评委")
    press(clerk, "制作评审码")
    slip = clerk.locator(".contest-slips li").filter(has_text=f"{place} 号")
    code = slip.locator(".judge-code").inner_text()
    assert is_within(clerk)
    return code


def spread(clerk: Page, desk: str) -> None:
    """Give the work to all three."""
    clerk.goto(f"{desk}tasks/balance/")
    press(clerk, "均衡分配")
    expect(clerk.locator("main")).to_contain_text("新分 3 份，每位评委 1—1 件")
    clerk.goto(f"{desk}judges/")
    picture(clerk, "赛事-评审组和评委")


def judge(site: Site, door: str, code: str, marks: tuple[str, ...], number: str, *, scripts: bool) -> None:
    """Mark the work, on a phone; one of the judges has a phone that runs no scripts."""
    with site.at("", door, width=PHONE, java_script_enabled=scripts) as page:
        page.get_by_label("评审码").fill(code.lower())
        page.get_by_role("button", name="进入评审").click()
        page.get_by_role("button", name="我承诺，开始评审").click()
        picture(page, "赛事-评委的作品")
        page.get_by_role("link", name=re.compile(number)).first.click()
        main = page.locator("main")
        for word in (SCHOOL, CHILD, "张*明", "李示例", "李*例"):
            expect(main).not_to_contain_text(word)
        for name, value in zip(("创新性", "科学性", "表达"), marks, strict=True):
            page.get_by_label(re.compile(f"^{name}")).fill(value)
        if scripts:
            expect(page.locator("[data-saved]")).to_contain_text("已自动保存")
            picture(page, "赛事-评委打分")
        assert is_within(page)
        page.get_by_role("button", name="提交并评下一件").click()
        expect(page.locator("main")).to_contain_text("全部评完了")


def publish(head: Page, desk: str) -> None:
    """End judging, open the score, decide, and publish at once."""
    head.locator(".page-head").get_by_role("link", name="结束评审").click()
    press(head, "结束评审")
    row = head.get_by_role("row", name=re.compile("花盆"))
    expect(row).to_contain_text("90.00")
    picture(head, "赛事-评审结果")
    row.locator(".num").first.click()
    expect(head.locator("#side")).to_contain_text("最高分，不计")
    head.goto(f"{desk}results/")
    press(head, "按比例拟定奖项")
    expect(head.get_by_role("row", name=re.compile("花盆"))).to_contain_text("一等奖")
    head.locator(".page-head").get_by_role("link", name="公布结果").click()
    press(head, "公布结果")
    expect(head.locator("h1")).to_contain_text("已公布")
    picture(head, "赛事-定奖")
    assert is_within(head)


def see_the_notice(site: Site, address: str, number: str) -> None:
    """See the award as anybody: the name masked."""
    with site.at("", address, width=PHONE) as citizen:
        main = citizen.locator("main")
        for word in ("一等奖", number, SCHOOL, "张*明", "正在公示"):
            expect(main).to_contain_text(word)
        expect(main).not_to_contain_text(CHILD)
        picture(citizen, "赛事-公示")
        assert is_within(citizen)


def certify(head: Page, desk: str) -> str:
    """Have the certificates made, and return the address in the QR code of the pupil's."""
    press(head, "颁发 2 份并制作 PDF")
    expect(head.locator("main")).to_contain_text("证书 PDF", timeout=60_000)
    head.goto(f"{desk}certificates/")
    picture(head, "赛事-证书")
    with head.expect_download() as loading:
        head.locator("main").get_by_role("link", name="下载 PDF").first.click()
    return printed_address(loading.value.path().read_bytes())


def printed_address(content: bytes) -> str:
    """Return the address that stands under the QR code of the first page, as the code holds it."""
    import pypdfium2 as pdfium

    paper = pdfium.PdfDocument(content)
    text = re.sub(r"\s", "", paper[0].get_textpage().get_text_bounded())
    paper.close()
    assert CHILD in text
    found = re.search(r"打开(http\S+?/)查验", text)
    assert found
    return found[1]


def verify(site: Site, address: str) -> None:
    """Open what the QR code leads to."""
    with site.at("", address, width=PHONE) as anybody:
        main = anybody.locator("main")
        for word in ("真实有效", "张*明", "一等奖", "示例县青少年科技创新大赛"):
            expect(main).to_contain_text(word)
        expect(main).not_to_contain_text(CHILD)
        picture(anybody, "赛事-证书查验")
        assert is_within(anybody)
