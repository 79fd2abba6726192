"""The pages: they open for whoever may look, and are not there for another unit."""

from typing import Any

import pytest
from django.urls import URLPattern, reverse
from tests.cycle.indicators.asking import draft_own, indicator_of, next_published, publish_own, version_of
from tests.rooms import County

from jixiao.cycle.indicators.models import IndicatorVersion
from jixiao.cycle.indicators.urls import urlpatterns

pytestmark = pytest.mark.django_db
NAMES = [(str(one.name), tuple(one.pattern.converters)) for one in urlpatterns if isinstance(one, URLPattern)]


def address(county: County, name: str, *, unit=None, year: int = 2024, **kwargs) -> str:
    return reverse(f"indicators:{name}", kwargs={"unit": (unit or county.unit).code, "year": year, **kwargs})


@pytest.mark.parametrize(("name", "parts"), NAMES, ids=[name for name, _ in NAMES])
def test_an_outsider_gets_404(county: County, name, parts) -> None:
    given: dict[str, Any] = {part: "MOF10" if part == "key" else 1 for part in parts}
    client = county.client("outsider")
    assert client.get(address(county, name, **given)).status_code in {404, 405}
    assert client.post(address(county, name, **given)).status_code == 404


@pytest.mark.parametrize("who", ["clerk", "head", "viewer", "third", "reviewer"])
def test_everybody_of_the_trade_looks(stocked: County, who) -> None:
    client = stocked.client(who)
    pk = indicator_of("ZT-03").pk
    pages = [
        address(stocked, "library"),
        address(stocked, "indicator", pk=pk),
        address(stocked, "uses", pk=pk),
        address(stocked, "compare", pk=pk),
        address(stocked, "formula_check"),
        address(stocked, "formula_try"),
        address(stocked, "rulebooks"),
        address(stocked, "rulebook", key="ZT2013"),
        address(stocked, "export"),
        address(stocked, "rulebook_export", key="MOF101"),
    ]
    for page in pages:
        assert client.get(page).status_code == 200, page


def test_another_units_own_indicator_is_not_there(stocked: County) -> None:
    version = publish_own(stocked)
    client = stocked.client("outsider")
    for name, pk in (
        ("indicator", version.indicator_id),
        ("uses", version.indicator_id),
        ("compare", version.indicator_id),
    ):
        assert client.get(address(stocked, name, unit=stocked.other, pk=pk)).status_code == 404
    for name in ("version", "publish", "retire", "void", "discard"):
        assert client.get(address(stocked, name, unit=stocked.other, pk=version.pk)).status_code == 404
    assert "示例科普剧" not in client.get(address(stocked, "library", unit=stocked.other)).content.decode()


def test_a_clerk_does_not_edit_the_shared_library(stocked: County) -> None:
    client = stocked.client("clerk")
    pk = version_of("ZT-03").pk
    for name in ("version", "publish", "retire", "void", "discard"):
        assert client.get(address(stocked, name, pk=pk)).status_code == 403
        assert client.post(address(stocked, name, pk=pk), {"confirmed": "1"}).status_code == 403
    assert client.post(address(stocked, "next_version", pk=version_of("ZT-03").indicator_id)).status_code == 403
    assert (
        "起草新版本"
        not in client.get(address(stocked, "indicator", pk=version_of("ZT-03").indicator_id)).content.decode()
    )


@pytest.mark.parametrize("who", ["head", "viewer", "third"])
def test_whoever_only_looks_writes_nothing(stocked: County, who) -> None:
    client = stocked.client(who)
    assert client.post(address(stocked, "new")).status_code == 403
    assert client.post(address(stocked, "publish_all")).status_code == 403
    assert client.post(address(stocked, "choose"), {"key": "MOF101"}).status_code == 403
    assert client.get(address(stocked, "rulebook_upload")).status_code == 403


def form_of(version: IndicatorVersion | None = None, **changed) -> dict[str, str]:
    return {
        "code": "ZY-07", "levels": "MOF10/产出指标/数量指标", "name": "示例科普剧巡演场次", "operator": "≥",
        "unit": "场", "usual_target": "6", "first_year": "2024",
        "stamp": str(version.version) if version else "", **changed,
    }  # fmt: skip


def test_a_clerk_drafts_changes_and_publishes_an_own_indicator(stocked: County) -> None:
    client = stocked.client("clerk")
    made = client.post(address(stocked, "new"), form_of())
    version = IndicatorVersion.objects.get(name="示例科普剧巡演场次")
    assert made.headers["Location"] == address(stocked, "version", pk=version.pk)
    assert version.indicator.owner == stocked.unit
    changed = client.post(address(stocked, "version", pk=version.pk), form_of(version, usual_target="8"))
    assert changed.status_code == 302
    asked = client.get(address(stocked, "publish", pk=version.pk))
    assert "自 2024 年度起可以选用" in asked.content.decode()
    client.post(address(stocked, "publish", pk=version.pk), {"confirmed": "1"})
    version.refresh_from_db()
    assert (version.state, version.usual_target) == ("published", "8")


def test_sent_twice_makes_one(stocked: County) -> None:
    client = stocked.client("clerk")
    token = {"once": "6f7c1ad0-4a43-4a52-9e3e-0b4a54c6a001"}
    first = client.post(address(stocked, "new"), form_of() | token)
    second = client.post(address(stocked, "new"), form_of(code="ZY-08", name="示例另一个指标名称", unit="个") | token)
    assert first.headers["Location"] == second.headers["Location"]
    assert IndicatorVersion.objects.filter(indicator__owner=stocked.unit).count() == 1


def test_somebody_elses_change_is_shown_side_by_side(stocked: County) -> None:
    version = draft_own(stocked)
    client = stocked.client("clerk")
    sent = form_of(version, code="ZY-01")
    assert client.post(address(stocked, "version", pk=version.pk), sent | {"usual_target": "7"}).status_code == 302
    stale = client.post(address(stocked, "version", pk=version.pk), sent | {"usual_target": "9"})
    assert stale.status_code == 409
    page = stale.content.decode()
    assert "参考指标值" in page
    assert ">9<" in page
    assert ">7<" in page


def test_a_near_duplicate_is_shown_before_it_is_made(stocked: County) -> None:
    client = stocked.client("clerk")
    sent = form_of(name="发放科普资料的份数", unit="份")
    page = client.post(address(stocked, "new"), sent).content.decode()
    assert "KX-C09" in page
    assert "已核对，不是同一个指标" in page
    assert client.post(address(stocked, "new"), sent | {"distinct": "on"}).status_code == 302


def test_the_reviewer_keeps_the_shared_library(stocked: County) -> None:
    client = stocked.client("reviewer")
    indicator = indicator_of("ZT-09")
    client.post(address(stocked, "next_version", pk=indicator.pk), {"first_year": "2025"})
    draft = version_of("ZT-09", 2)
    page = client.get(address(stocked, "publish", pk=draft.pk)).content.decode()
    assert "第 1 版用到 2024 年度" in page
    client.post(address(stocked, "publish", pk=draft.pk), {"confirmed": "1"})
    assert version_of("ZT-09").last_year == 2024
    page = client.get(address(stocked, "indicator", pk=indicator.pk)).content.decode()
    assert "第 2 版" in page


def test_all_drafts_are_published_at_once(stocked: County) -> None:
    for number in (1, 2, 3):
        draft_own(stocked, code=f"ZY-0{number}", name=f"示例指标之{'甲乙丙'[number - 1]}")
    client = stocked.client("clerk")
    assert "发布 3 份草稿" in client.get(address(stocked, "publish_all")).content.decode()
    client.post(address(stocked, "publish_all"), {"confirmed": "1"})
    assert IndicatorVersion.objects.filter(indicator__owner=stocked.unit, state="published").count() == 3


def test_a_closed_year_only_looks(stocked: County) -> None:
    from jixiao.orgs.registering import close_year

    version = draft_own(stocked)
    close_year(unit_year=stocked.unit_year, by=stocked.actor("system"))
    client = stocked.client("clerk")
    assert client.get(address(stocked, "library")).status_code == 200
    assert client.post(address(stocked, "new"), form_of()).status_code == 403
    assert client.post(address(stocked, "publish", pk=version.pk), {"confirmed": "1"}).status_code == 403


def test_the_library_asks_as_often_for_one_row_as_for_three(county: County) -> None:
    client, page = county.client("clerk"), address(county, "library")
    publish_own(county, code="ZY-01")
    one = questions(client, page)
    publish_own(county, code="ZY-02", name="示例指标之乙")
    publish_own(county, code="ZY-03", name="示例指标之丙")
    assert questions(client, page) == one
    assert "示例指标之丙" in client.get(page).content.decode()


def test_the_table_finds_by_first_letters_frame_and_owner(stocked: County) -> None:
    publish_own(stocked)
    client = stocked.client("clerk")

    def listed(query: str) -> str:
        return client.get(f"{address(stocked, 'library')}?{query}").content.decode()

    assert "在职人员控制率" in listed("q=zzrykzl")
    six = listed("as=SIX2018&q=ZT-03")
    assert "ZT-03" in six
    assert "<td>运行成本</td>" in six
    assert "<td>成本指标</td>" in listed("as=MOF101&q=KX-J01")
    assert "没有合条件的行" in listed("as=MOF101&q=ZT-03")
    assert "没有合条件的行" in listed("frame=SIX2018&q=ZT-03")
    assert "ZT-03" not in listed("frame=KEXIE&q=ZT")
    assert "ZY-01" in listed("owner=own")
    assert "ZY-01" not in listed("owner=shared&q=ZY")


def test_search_finds_an_indicator_by_name_code_and_letters(stocked: County) -> None:
    client = stocked.client("clerk")
    for text in ("在职人员控制", "ZT-03", "zzrykzl"):
        page = client.get(stocked.address("search/"), {"q": text}).content.decode()
        assert "在职人员控制率" in page


def questions(client, page: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(page)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return len(asked)


def test_the_list_of_uses_asks_as_often_for_one_row_as_for_three(county: County) -> None:
    from jixiao.cycle.goals.models import GoalIndicator, GoalSheet

    version = publish_own(county)
    sheet = GoalSheet.objects.create(unit_year=county.unit_year)
    pinned = {"sheet": sheet, "version_pinned": version, "level1": "产出指标", "level2": "数量指标", "name": "示例"}
    client, page = county.client("clerk"), address(county, "uses", pk=version.indicator_id)
    GoalIndicator.objects.create(code="Z1", **pinned)
    one = questions(client, page)
    GoalIndicator.objects.create(code="Z2", **pinned)
    GoalIndicator.objects.create(code="Z3", **pinned)
    assert questions(client, page) == one


def test_the_shelf_asks_as_often_for_one_own_rulebook_as_for_three(county: County) -> None:
    from jixiao.cycle.indicators.keeping_rulebooks import upload_rulebook

    client, page = county.client("reviewer"), address(county, "rulebooks")
    text = 'extends = "MOF10"\ncode = "SL{}"\ntitle = "示例"\nregion = "示例县"\napplies_to = "部门整体"\n'
    text += 'since = 2024-01-01\nsource = "示例"\nmark = "公开发布"\n'
    upload_rulebook(text=text.format(1), name="a.toml", by=county.actor("reviewer"))
    one = questions(client, page)
    for number in (2, 3):
        upload_rulebook(text=text.format(number), name="a.toml", by=county.actor("reviewer"))
    assert questions(client, page) == one


def test_the_sheet_asks_as_often_for_one_version_as_for_three(county: County) -> None:
    version = publish_own(county)
    client, page = county.client("viewer"), address(county, "indicator", pk=version.indicator_id)
    one = questions(client, page)
    next_published(county, next_published(county, version, 2026), 2027)
    assert questions(client, page) == one
