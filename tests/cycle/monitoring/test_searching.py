"""The search in the top bar finds sheets, their indicators, and for the bureau its rounds."""

from tests.cycle.monitoring.conftest import desk_of

from jixiao.cycle.monitoring.searching import search


def test_sheets_and_indicators_are_found_by_name_and_code(lit):
    clerk = desk_of(lit, "clerk")
    assert [(hit.title, hit.kind) for hit in search(clerk, "8月双监控")] == [("2024年8月双监控", "监控表")]
    assert [(hit.title, hit.where) for hit in search(clerk, "z01")] == [
        ("农技推广活动场次", "2024年8月双监控 · 绿 正常")
    ]


def test_the_bureau_finds_its_rounds_and_another_unit_nothing(lit):
    assert [hit.kind for hit in search(desk_of(lit, "reviewer"), "双监控")] == ["监控轮次", "监控表"]
    page = lit.county.client("outsider").get(f"/{lit.county.other.code}/2024/search/?q=农技推广").content.decode()
    assert "农技推广活动场次" not in page
    assert (
        "农技推广活动场次" in lit.county.client("clerk").get(lit.county.address("search/?q=农技推广")).content.decode()
    )
