"""Each kind of page, on a desk and on a phone: axe finds nothing, nothing sticks out, the console says nothing."""

import contextlib
import dataclasses
import datetime
import sqlite3
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.journeys.browser import PHONE, WIDE, Site, is_within, picture

from jixiao.orgs.actor import SHANGHAI
from jixiao.records.outreach.codes import code_at

pytestmark = pytest.mark.chromium

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
KEXIE, FINANCE = "/999900-115001/2024", "/999900-101001/2024"
DESKS = {"draft": "/999900-211001/2024", "marked": "/999900-207001/2024", "sent": "/999900-206001/2024"}
PUBLIC = "/public/131024-115001/2019/"


@dataclasses.dataclass(frozen=True)
class Kind:
    """A kind of page: who looks at which address, through which link from there, and how it answers."""

    name: str
    who: str
    path: str
    then: str = ""
    answers: int = 200


KINDS = (
    Kind("登录", "", "/login/"),
    Kind("工作台", "kexie.tianbao", f"{KEXIE}/"),
    Kind("清单-科普活动", "kexie.tianbao", f"{KEXIE}/outreach/"),
    Kind("记录-科普活动", "kexie.tianbao", f"{KEXIE}/outreach/", then="科技下乡集中服务"),
    Kind("表单-登记活动", "kexie.tianbao", f"{KEXIE}/outreach/new/"),
    Kind("绩效目标-填报", "bm211.tianbao", f"{DESKS['draft']}/goals/"),
    Kind("绩效目标-审定", "bm207.tianbao", f"{DESKS['marked']}/goals/"),
    Kind("绩效目标-从指标库选", "bm211.tianbao", f"{DESKS['draft']}/goals/library/?q=科普"),
    Kind("绩效自评-填报", "bm207.tianbao", f"{DESKS['marked']}/evaluation/"),
    Kind("绩效自评-审核", "bm206.shenhe", f"{DESKS['sent']}/evaluation/"),
    Kind("绩效自评-复核", "shili.fuhe", "/999900-205001/2024/evaluation/"),
    Kind("绩效自评-一览", "shili.fuhe", f"{FINANCE}/evaluation/all/"),
    Kind("自评报告", "bm203.tianbao", "/999900-203001/2024/reports/"),
    Kind("写报告文字", "bm204.tianbao", "/999900-204001/2024/reports/words/"),
    Kind("计量板", "kexie.tianbao", f"{KEXIE}/measures/?q=科普"),
    Kind("佐证材料", "kexie.tianbao", f"{KEXIE}/measures/proofs/"),
    Kind("佐证", "kexie.tianbao", f"{KEXIE}/measures/proofs/", then="签到表"),
    Kind("指标库", "kexie.tianbao", f"{KEXIE}/indicators/?q=科普日"),
    Kind("指标", "kexie.tianbao", f"{KEXIE}/indicators/", then="全国科普日系列活动场次"),
    Kind("预算执行", "kexie.tianbao", f"{KEXIE}/budget/"),
    Kind("单位概况", "kexie.tianbao", f"{KEXIE}/profile/"),
    Kind("导入", "kexie.tianbao", f"{KEXIE}/import/outreach.activities/"),
    Kind("信息公开登记", "kexie.tianbao", f"{KEXIE}/disclosure/"),
    Kind("县级单位", "shili.fuhe", f"{FINANCE}/units/"),
    Kind("人员与角色", "yanshi.xitong", f"{FINANCE}/people/"),
    Kind("操作留痕", "yanshi.shenji", f"{FINANCE}/trail/?q=审核人"),
    Kind("搜索", "kexie.tianbao", f"{KEXIE}/search/?q=科普日"),
    Kind("公开-目录", "", "/public/"),
    Kind("公开-报告", "", PUBLIC),
    Kind("公开-数字", "", f"{PUBLIC}figures/1/"),
    Kind("没有这一页", "kexie.tianbao", f"{KEXIE}/outreach/999999/", answers=404),
)
WIDTHS = {WIDE: "desk", PHONE: "phone"}


def look_over(page: Page) -> dict[str, Any]:
    """Return what is wrong with the page as a page."""
    expect(page.locator(".htmx-request")).to_have_count(0)
    found = Axe().run(page, options=RULES).response["violations"]
    wrong: dict[str, Any] = {
        told["id"]: [(node["target"], node["html"][:200], node.get("failureSummary")) for node in told["nodes"][:5]]
        for told in found
    }
    if not is_within(page):
        wrong["wider than its window"] = page.evaluate("document.documentElement.scrollWidth")
    return wrong


@pytest.mark.parametrize("width", WIDTHS, ids=WIDTHS.values())
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_page_can_be_read_by_everybody_at_every_width(site: Site, kind: Kind, width: int):
    with site.at(kind.who, kind.path, width=width, answers=kind.answers) as page:
        if kind.then:
            page.get_by_role("link", name=kind.then, exact=True).first.click()
            page.wait_for_url(lambda url: not url.endswith(kind.path))
        assert look_over(page) == {}
        picture(page, kind.name)


@pytest.fixture(scope="module")
def sitting(site: Site) -> tuple[int, str, str]:
    """Arrange a training and open its sign-in: its number, its address and what its codes are made with."""
    with site.at("kexie.tianbao", f"{KEXIE}/outreach/") as page:
        page.get_by_role("link", name="农村实用技术培训班（第一期）").first.click()
        page.get_by_role("link", name="安排培训").click()
        for label, text in (("培训内容", "果树冬季管理"), ("开始时间", "08:30"), ("结束时间", "11:30")):
            page.get_by_label(label).fill(text)
        page.get_by_role("button", name="保存场次").click()
        page.get_by_role("button", name="开放签到").click()
        expect(page.locator("#wall svg")).to_be_visible()
        assert look_over(page) == {}
        picture(page, "签到-投屏")
    with contextlib.closing(sqlite3.connect(site.data / "jixiao.sqlite3")) as database:
        pk, token, secret = database.execute(
            "select id, token, secret from outreach_trainingsession order by id desc"
        ).fetchone()
    return int(pk), str(token), str(secret)


@pytest.mark.parametrize("width", WIDTHS, ids=WIDTHS.values())
def test_the_sign_in_page_of_a_phone_can_be_read_by_everybody(site: Site, sitting: tuple[int, str, str], width: int):
    pk, token, secret = sitting
    scanned = code_at(secret=secret, session=pk, at=datetime.datetime.now(SHANGHAI))  # noqa: TID251 - it goes by the clock
    with site.at("", f"/sign-in/{token}/?c={scanned}", width=width) as phone:
        assert look_over(phone) == {}
        picture(phone, "签到-手机")
        phone.get_by_text("不在名单里，现场报名").click()
        phone.get_by_label("姓名", exact=True).fill(f"示例学员{width}")
        phone.get_by_role("button", name="现场报名并签到").click()
        phone.wait_for_url("**/done/**")
        assert look_over(phone) == {}
        picture(phone, "签到-完成")
