import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cycle.goals.library import library_version
from tests.cycle.goals.writing import ROWS, Draft, approved_sheet, complete_sheet, values
from tests.rooms import County

from jixiao.cycle.goals.adjusting import begin_adjustment
from jixiao.cycle.goals.drafting import add_goal, add_indicator, add_task
from jixiao.cycle.goals.models import Goal, GoalAdjustment, GoalIndicator, GoalSheet, Task
from jixiao.cycle.goals.submitting import approve_goals, submit_goals
from jixiao.engine.values import Money
from jixiao.orgs.registering import close_year, open_year

HTMX: Any = {"HTTP_HX_REQUEST": "true"}


def text_of(answer) -> str:
    return answer.content.decode()


def test_without_a_sheet_the_page_says_how_to_get_one(county: County):
    page = text_of(county.client("clerk").get(county.address("goals/")))
    assert "新建申报表" in page
    assert "新建申报表" not in text_of(county.client("viewer").get(county.address("goals/")))


def test_the_clerk_begins_the_sheet(county: County):
    answer = county.client("clerk").post(county.address("goals/begin/"))
    assert answer.status_code == 302
    assert GoalSheet.objects.get().unit_year == county.unit_year


def test_the_page_shows_rows_sums_and_findings(county: County, draft: Draft):
    page = text_of(county.client("clerk").get(county.address("goals/")))
    for words in ("全国科普日系列活动", "科普活动场次", "90.00</b> / 90.00", "1.50", "送审"):
        assert words in page
    assert 'id="field-indicators.Z01.target"' in page
    assert "aria-live" in page
    assert "style=" not in page


def test_readers_and_locked_sheets_have_no_fields(county: County, draft: Draft):
    assert 'name="target"' not in text_of(county.client("viewer").get(county.address("goals/")))
    submit_goals(sheet=draft.sheet, by=county.actor("clerk"))
    page = text_of(county.client("clerk").get(county.address("goals/")))
    assert 'name="target"' not in page
    assert "已送审，内容锁定" in page


def test_a_closed_year_says_so(county: County, draft: Draft):
    close_year(unit_year=county.unit_year, by=county.actor("reviewer"))
    page = text_of(county.client("clerk").get(county.address("goals/")))
    assert "已经关闭，只能查看" in page
    assert county.client("clerk").post(county.address("goals/tasks/new/"), {"content": "x"}).status_code == 403


@pytest.mark.parametrize(
    ("kind", "typed", "table"),
    [
        ("tasks", {"content": "开展示例活动"}, Task),
        ("goals", {"name": "示例目标", "money": "1.50"}, Goal),
        ("indicators", {"name": "示例场次", "level1": "产出指标", "level2": "数量指标", "weight": "5"}, GoalIndicator),
    ],
)
def test_a_row_is_added_once_however_often_the_button_is_pressed(county: County, sheet: GoalSheet, kind, typed, table):
    client = county.client("clerk")
    address = county.address(f"goals/{kind}/new/")
    token = re.search(r'name="once" value="([^"]+)"', text_of(client.get(address)))
    assert token
    sent = [client.post(address, {**typed, "once": token[1]}) for _ in range(2)]
    assert [answer.status_code for answer in sent] == [302, 302]
    assert table.objects.count() == 1


def test_what_cannot_be_read_is_told_beside_its_field_and_stays_typed(county: County, sheet: GoalSheet):
    answer = county.client("clerk").post(county.address("goals/goals/new/"), {"name": "", "money": "一点五"})
    page = text_of(answer)
    assert answer.status_code == 200
    assert "没有填" in page
    assert "一点五" in page
    assert not Goal.objects.exists()


def test_a_row_is_changed_in_place_and_everything_it_moves_comes_along(county: County, draft: Draft):
    row = draft.indicators[0]
    address = county.address(f"goals/indicators/{row.pk}/inline/")
    typed = {"operator": "≥", "target": "14", "weight": "29", "stamp": "1"}
    answer = county.client("clerk").post(address, typed, **HTMX)
    part = text_of(answer)
    row.refresh_from_db()
    assert (row.target, str(row.weight), row.version) == ("14", "29.00", 2)
    assert 'name="stamp" value="2"' in part
    for words in ("已自动暂存", 'id="sums"', "差 1", "分值合计不符", 'id="findings"', 'id="panel"'):
        assert words in part, words
    assert "<html" not in part


def test_without_scripts_the_same_form_leads_back_to_its_row(county: County, draft: Draft):
    row = draft.indicators[0]
    typed = {"operator": "≥", "target": "14", "weight": "30", "stamp": "1"}
    answer = county.client("clerk").post(county.address(f"goals/indicators/{row.pk}/inline/"), typed)
    assert answer.status_code == 302
    assert answer["Location"].endswith("#field-indicators.Z01.operator")


def test_a_row_with_a_fault_is_not_saved_and_says_why(county: County, draft: Draft):
    row = draft.indicators[0]
    typed = {"operator": "≥", "target": "十几", "weight": "30", "stamp": "1"}
    answer = county.client("clerk").post(county.address(f"goals/indicators/{row.pk}/inline/"), typed, **HTMX)
    assert answer.status_code == 422
    assert "指标值不是数" in text_of(answer)
    row.refresh_from_db()
    assert row.target == "12"


def test_two_tabs_see_both_versions_and_may_keep_theirs(county: County, draft: Draft):
    row = draft.indicators[0]
    client = county.client("clerk")
    address = county.address(f"goals/indicators/{row.pk}/inline/")
    typed = {"operator": "≥", "target": "14", "weight": "30", "stamp": "1"}
    client.post(address, typed, **HTMX)
    late = client.post(address, {**typed, "target": "15"}, **HTMX)
    part = text_of(late)
    assert late.status_code == 409
    assert "我的：15；他的：14" in part
    assert "示例填报" in part
    mine = client.post(address, {**typed, "target": "15", "use_mine": "2"}, **HTMX)
    assert mine.status_code == 200
    row.refresh_from_db()
    assert row.target == "15"


def test_two_tabs_without_scripts_get_the_page_with_both(county: County, draft: Draft):
    row = draft.goal
    client = county.client("clerk")
    address = county.address(f"goals/goals/{row.pk}/")
    typed = {"name": "改过的目标", "money": "1.50", "stamp": "1"}
    assert client.post(address, typed).status_code == 302
    late = client.post(address, {**typed, "name": "另一个名称"})
    assert late.status_code == 409
    assert "用我的" in text_of(late)
    assert "改过的目标" in text_of(late)


def test_a_form_without_a_stamp_does_not_write_over_anything(county: County, draft: Draft):
    address = county.address(f"goals/goals/{draft.goal.pk}/")
    assert county.client("clerk").post(address, {"name": "盲改", "money": "1.50"}).status_code == 409


def test_an_amount_finer_than_shown_is_typed_in_full(county: County, draft: Draft):
    add_goal(
        sheet=draft.sheet, values={"name": "细账", "money": Money.of("0.123456", "万元")}, by=county.actor("clerk")
    )
    assert 'value="0.123456"' in text_of(county.client("clerk").get(county.address("goals/")))


def test_the_total_goal_saves_itself(county: County, draft: Draft):
    answer = county.client("clerk").post(
        county.address("goals/total/"), {"total_goal": "2024 年办 13 场", "stamp": str(draft.sheet.version)}, **HTMX
    )
    assert "已自动暂存" in text_of(answer)
    draft.sheet.refresh_from_db()
    assert draft.sheet.total_goal == "2024 年办 13 场"


def test_a_locked_sheet_refuses_every_change(county: County, draft: Draft):
    submit_goals(sheet=draft.sheet, by=county.actor("clerk"))
    client = county.client("clerk")
    row = draft.indicators[0]
    sent = {
        f"indicators/{row.pk}/inline/": {"operator": "≥", "target": "1", "weight": "1", "stamp": "1"},
        f"indicators/{row.pk}/remove/": {"confirmed": "1"},
        f"indicators/{row.pk}/move/up/": {},
        "total/": {"total_goal": "改", "stamp": str(draft.sheet.version)},
        "tasks/new/": {"content": "新任务"},
    }
    for path, typed in sent.items():
        answer = client.post(county.address(f"goals/{path}"), typed, **HTMX)
        assert "不能修改" in text_of(answer), path
    row.refresh_from_db()
    assert row.target == "12"


def test_a_row_is_taken_out_after_a_question(county: County, draft: Draft):
    client = county.client("clerk")
    address = county.address(f"goals/indicators/{draft.indicators[3].pk}/remove/")
    asked = client.get(address)
    assert "删去指标「参加活动群众满意度」？" in text_of(asked)
    assert GoalIndicator.objects.count() == 4
    client.post(address, {"confirmed": "1"})
    assert GoalIndicator.objects.count() == 3


def test_points_are_moved_on_a_page(county: County, draft: Draft):
    first, second = draft.indicators[:2]
    typed = {"giver": first.pk, "taker": second.pk, "points": "0.5"}
    county.client("clerk").post(county.address("goals/weight/"), typed)
    weights = [str(row.weight) for row in GoalIndicator.objects.order_by("order")[:2]]
    assert weights == ["29.50", "20.50"]


def test_indicators_are_chosen_from_the_library_for_a_goal(county: County, draft: Draft):
    version = library_version("KX-C01", "科普日系列活动场次")
    client = county.client("clerk")
    address = county.address("goals/library/")
    assert "科普日系列活动场次" in text_of(client.get(address))
    assert "没有合条件的指标" in text_of(client.get(f"{address}?q=xxxx"))
    assert "KX-C01" in text_of(client.get(f"{address}?q=kpr"))
    client.post(address, {"version": [str(version.pk)], "goal": str(draft.goal.pk)})
    row = GoalIndicator.objects.get(code="KX-C01")
    assert (row.version_pinned, row.goal) == (version, draft.goal)
    assert "没有选指标" in text_of(client.post(address, {}))


def test_last_year_is_previewed_and_taken_over(county: County):
    complete_sheet(county)
    open_year(unit=county.unit, year=2025, by=county.actor("system"))
    client = county.client("clerk")
    address = county.address("goals/roll/", year=2025)
    page = text_of(client.get(address))
    assert "科普活动场次" in page
    assert not GoalSheet.objects.filter(unit_year__year=2025).exists()
    client.post(address, {"row": ["indicators.Z01", "goals.G1"]})
    assert GoalIndicator.objects.get(sheet__unit_year__year=2025).code == "Z01"


def adjusted(county: County, draft: Draft) -> GoalAdjustment:
    return begin_adjustment(sheet=draft.sheet, reason="追加经费", document="", by=county.actor("clerk"))


def formsets(adjustment: GoalAdjustment, **first: str) -> dict[str, str]:
    """Return what the page of an adjustment sends, with the first indicator changed."""
    sent = {"reason": "追加经费", "document": "示例财〔2024〕8号", "stamp": str(adjustment.version)}
    sent["total_goal"] = adjustment.after["total_goal"]
    shown = {
        "tasks": ("code", "content"),
        "goals": ("code", "name", "content", "money_source"),
        "indicators": ("code", "name", "level1", "level2", "operator", "target", "unit", "weight", "goal"),
    }
    for kind, names in shown.items():
        rows = adjustment.after[kind]
        sent |= {f"{kind}-TOTAL_FORMS": str(len(rows)), f"{kind}-INITIAL_FORMS": str(len(rows))}
        for place, row in enumerate(rows):
            sent |= {f"{kind}-{place}-{name}": str(row[name]) for name in names}
            if kind == "goals":
                sent[f"goals-{place}-money"] = "1.50"
    return sent | {f"indicators-0-{name}": value for name, value in first.items()}


def test_an_adjustment_goes_from_draft_to_decision_on_its_pages(county: County):
    draft = approved_sheet(county)
    clerk, reviewer = county.client("clerk"), county.client("reviewer")
    begun = clerk.post(county.address("goals/adjustments/"), {"reason": "追加经费", "document": ""})
    row = GoalAdjustment.objects.get()
    assert begun["Location"].endswith(f"goals/adjustments/{row.pk}/edit/")
    assert "科普活动场次" in text_of(clerk.get(begun["Location"]))
    saved = clerk.post(begun["Location"], formsets(row, target="14"))
    assert saved.status_code == 302
    row.refresh_from_db()
    assert [one["target"] for one in row.after["indicators"]] == ["14", "90", "10000", "90"]
    assert row.after["goals"] == row.before["goals"]
    page = text_of(clerk.get(county.address(f"goals/adjustments/{row.pk}/")))
    assert "前后对照" in page
    assert "<b>14</b>" in page
    clerk.post(county.address(f"goals/adjustments/{row.pk}/send/"))
    assert "批准…" in text_of(reviewer.get(county.address(f"goals/adjustments/{row.pk}/")))
    reviewer.post(county.address(f"goals/adjustments/{row.pk}/approve/"), {"opinion": "同意"})
    draft.indicators[0].refresh_from_db()
    assert draft.indicators[0].target == "14"
    history = text_of(clerk.get(county.address("goals/history/")))
    assert "第1次调整" in history


def test_an_adjustment_takes_one_more_row_and_gives_one_up(county: County):
    row = adjusted(county, approved_sheet(county))
    client = county.client("clerk")
    address = county.address(f"goals/adjustments/{row.pk}/edit/")
    grown = client.post(address, {**formsets(row), "add_row": "indicators"})
    assert 'name="indicators-TOTAL_FORMS" value="5"' in text_of(grown)
    more = {
        "indicators-TOTAL_FORMS": "5", "indicators-4-name": "追加场次", "indicators-4-level1": "产出指标",
        "indicators-4-level2": "数量指标", "indicators-4-weight": "30", "indicators-0-DELETE": "on",
    }  # fmt: skip
    client.post(address, {**formsets(row), **more})
    row.refresh_from_db()
    assert [one["code"] for one in row.after["indicators"]] == ["Z02", "Z03", "Z04", "Z05"]


def test_only_the_bureau_decides_on_an_adjustment(county: County):
    row = adjusted(county, approved_sheet(county))
    for who in ("clerk", "head", "viewer"):
        answer = county.client(who).post(county.address(f"goals/adjustments/{row.pk}/approve/"))
        assert answer.status_code == 403


def test_the_form_is_shown_and_sent_in_every_kind(county: County, draft: Draft):
    client = county.client("viewer")
    page = text_of(client.get(county.address("goals/print/")))
    for words in ("部门（单位）整体支出绩效目标申报表", "年度主要任务", "金额合计", "≥ 12 场"):
        assert words in page
    for kind, start in (("docx", b"PK"), ("xlsx", b"PK")):
        answer = client.get(county.address(f"goals/export/{kind}/"))
        assert answer.content.startswith(start)
        assert "attachment" in answer["Content-Disposition"]
    assert client.get(county.address("goals/export/exe/")).status_code == 404


def test_the_sheet_is_handed_over_on_its_page(county: County, draft: Draft):
    county.client("clerk").post(county.address("goals/send/"))
    marks = {"reason": "偏低", "mark": ["indicators.Z01.target|科普活动场次 · 年度指标值"]}
    county.client("head").post(county.address("goals/return/"), marks)
    page = text_of(county.client("clerk").get(county.address("goals/")))
    assert 'href="#field-indicators.Z01.target"' in page
    county.client("clerk").post(county.address("goals/send/"))
    county.client("head").post(county.address("goals/approve/"))
    county.client("reviewer").post(county.address("goals/approve/"))
    assert "已审定，内容锁定" in text_of(county.client("clerk").get(county.address("goals/")))
    assert county.client("head").post(county.address("goals/reopen/"), {"reason": "x"}).status_code == 422
    county.client("reviewer").post(county.address("goals/reopen/"), {"reason": "县里调整"})
    assert 'name="target"' in text_of(county.client("clerk").get(county.address("goals/")))


def test_a_grey_button_says_what_stands_in_the_way(county: County, sheet: GoalSheet):
    page = text_of(county.client("clerk").get(county.address("goals/")))
    assert "还不能送审：3 处要先改好" in page
    assert 'href="#field-profile.total_goal"' in page


def test_the_reviewer_sees_all_units_and_approves_several_at_once(county: County, draft: Draft):
    client = county.client("reviewer")
    address = county.address("goals/batch/")
    page = text_of(client.get(address))
    assert "示例县图书馆" in page
    assert "未填报" in page
    sent = submit_goals(sheet=draft.sheet, by=county.actor("clerk"))
    client.post(county.address("goals/batch/approve/"), {"handover": [str(sent.pk)]})
    sent.refresh_from_db()
    assert sent.state == "sent"
    approve_goals(sheet=draft.sheet, by=county.actor("head"))
    done = client.post(county.address("goals/batch/approve/"), {"handover": [str(sent.pk)], "opinion": "同意"})
    sent.refresh_from_db()
    assert sent.state == "approved"
    assert "已审定" in text_of(done)
    assert county.client("clerk").get(address).status_code == 403
    assert client.get(f"{address}?format=xlsx").status_code == 200


def addresses(draft: Draft, adjustment: GoalAdjustment) -> list[str]:
    row = draft.indicators[0].pk
    return [
        "", "begin/", "total/", "check/", "library/", "weight/", "roll/", "history/", "print/", "export/xlsx/",
        "export/indicators.xlsx", "tasks/new/", "goals/new/", "indicators/new/", f"indicators/{row}/",
        f"indicators/{row}/remove/", f"goals/{draft.goal.pk}/", "adjustments/", f"adjustments/{adjustment.pk}/",
        f"adjustments/{adjustment.pk}/edit/", f"versions/{draft.sheet.versions.get().pk}/",
    ]  # fmt: skip


def test_every_page_opens_for_the_clerk_and_is_not_there_for_another_unit(county: County):
    draft = approved_sheet(county)
    paths = addresses(draft, adjusted(county, draft))
    clerk, outsider = county.client("clerk"), county.client("outsider")
    for path in paths:
        assert clerk.get(county.address(f"goals/{path}")).status_code in {200, 302}, path
        assert outsider.get(county.address(f"goals/{path}")).status_code == 404, path


def test_rows_of_another_unit_are_not_there_at_ones_own_desk(county: County):
    theirs = complete_sheet(county, unit_year=county.other_year)
    complete_sheet(county)
    client = county.client("clerk")
    for path in (f"indicators/{theirs.indicators[0].pk}/", f"goals/{theirs.goal.pk}/"):
        assert client.get(county.address(f"goals/{path}")).status_code == 404
        assert client.post(county.address(f"goals/{path}inline/")).status_code == 404


@pytest.mark.parametrize("path", ["", "history/", "library/", "adjustments/", "print/"])
def test_a_page_takes_the_same_number_of_statements_with_one_row_and_with_three(county: County, draft: Draft, path):
    client = county.client("clerk")
    library_version("KX-C09", "示例指标")
    client.get(county.address(f"goals/{path}"))
    with CaptureQueriesContext(connection) as one:
        client.get(county.address(f"goals/{path}"))
    by = county.actor("clerk")
    for number in range(2):
        add_task(sheet=draft.sheet, values={"content": f"示例任务{number}"}, by=by)
        goal = add_goal(sheet=draft.sheet, values={"name": f"示例目标{number}"}, by=by)
        add_indicator(sheet=draft.sheet, values=values(ROWS[number], goal=goal), by=by)
        library_version(f"KX-C0{number}", f"示例指标{number}")
    with CaptureQueriesContext(connection) as three:
        client.get(county.address(f"goals/{path}"))
    assert len(one) == len(three)


def test_the_batch_page_takes_the_same_number_of_statements_with_more_units(county: County, draft: Draft):
    client = county.client("reviewer")
    client.get(county.address("goals/batch/"))
    with CaptureQueriesContext(connection) as few:
        client.get(county.address("goals/batch/"))
    complete_sheet(county, unit_year=county.other_year)
    with CaptureQueriesContext(connection) as more:
        client.get(county.address("goals/batch/"))
    assert len(few) == len(more)
