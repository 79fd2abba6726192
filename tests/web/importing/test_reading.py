import datetime
import io
from collections.abc import Sequence
from decimal import Decimal

import openpyxl
import pytest

from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, State, blank_template, failed_rows, read_upload
from jixiao.web.importing.page import dry_run_shown

PLAN = ImportPlan(
    "activities",
    "科普活动台账",
    (
        ImportColumn("name", "活动名称", required=True, others=("项目",)),
        ImportColumn("day", "日期", kind="day", required=True, hint="写成 2019-09-01"),
        ImportColumn("served", "服务人次", kind="count"),
        ImportColumn("cost", "经费", kind="money"),
        ImportColumn("share", "满意度", kind="percent"),
        ImportColumn("kind", "类别", kind="choice", choices=(("main", "主场"), ("joint", "联合行动"))),
    ),
)
HEADS = ["活动名称", "日期", "服务人次", "经费（万元）", "满意度", "类别"]


def workbook(*lines: Sequence[object], sheet: str = "活动") -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = sheet
    for line in lines:
        book.active.append(list(line))
    for cell in (cell for row in book.active for cell in row if cell.data_type == "f"):
        cell.data_type = "s"  # typed as words, as a person does who pastes them
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(*lines: Sequence[object]) -> DryRun:
    return read_upload(workbook(*lines), PLAN)


def test_a_good_row_is_read_into_exact_values():
    dry_run = read(HEADS, ["科普日", datetime.date(2019, 9, 19), 2700, 0.1, 93.99, "主场"])
    (row,) = dry_run.rows
    assert row.state is State.OK, row.errors
    assert row.number == 2
    assert row.values == {
        "name": "科普日",
        "day": datetime.date(2019, 9, 19),
        "served": 2700,
        "cost": 100_000,
        "share": Decimal("0.9399"),
        "kind": "main",
    }


def test_heads_are_found_in_any_order_below_a_title_and_by_their_other_names():
    dry_run = read(["2019 年台账"], [], ["备注", "日期*", "项目", "服务人次"], ["x", "2019-9-1", "科普日", "3"])
    assert dry_run.head_row == 3
    assert dry_run.heads_found["name"] == ("项目", "C")
    assert dry_run.heads_missing == ("经费", "满意度", "类别")
    assert dry_run.heads_ignored == (("备注", "A"),)
    assert dry_run.rows[0].values["name"] == "科普日"
    assert dry_run.rows[0].number == 4


@pytest.mark.parametrize(
    ("column", "value", "cause"),
    [
        (1, "5月20日和24日", "5月20日和24日"),
        (2, "200多", "200多"),
        (2, 3.5, "3.5"),
        (3, "0.0000001", "分"),
        (5, "讲座", "讲座"),
        (0, None, "活动名称未填"),
    ],
)
def test_a_wrong_cell_says_what_is_wrong_and_how_to_mend_it(column, value, cause):
    line: list[object] = ["科普日", "2019-9-1", 1, 1, 1, "主场"]
    line[column] = value
    (row,) = read(HEADS, line).rows
    assert row.state is State.ERROR
    ((found, cure),) = row.errors.values()
    assert cause in found
    assert cure


def test_empty_void_and_nought_are_told_apart():
    (row,) = read(HEADS, ["科普日", "2019-9-1", None, "—", 0, None]).rows
    assert (row.values["served"], row.values["cost"], row.values["share"]) == (None, "不适用", Decimal(0))


def test_empty_rows_are_passed_over():
    assert [row.number for row in read(HEADS, [], ["科普日", "2019-9-1"], [None, " "], ["培训", "2019-9-2"]).rows] == [
        3,
        5,
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "I101"),
        (b"name,day\n", "I104"),
        (b"PK\x03\x04rubbish", "I102"),
        (workbook(["别的", "表"]), "I104"),
        (b"\xd0\xcf\x11\xe0 old", "I104"),
    ],
)
def test_a_wrong_file_is_a_finding_and_never_an_exception(content, code):
    dry_run = read_upload(content, PLAN)
    (finding,) = dry_run.findings
    assert finding.code == code
    assert finding.cure
    assert dry_run.rows == ()


def test_a_workbook_that_is_not_whole_is_a_finding():
    whole = workbook(HEADS, ["科普日", "2019-9-1"])
    for cut in range(10, len(whole), 397):
        assert read_upload(whole[:cut], PLAN).findings


def test_a_file_too_large_is_not_opened(monkeypatch):
    from jixiao.web.importing import reading

    monkeypatch.setattr(reading, "MAX_BYTES", 10)
    assert read(HEADS).findings[0].code == "I105"


def test_a_dry_run_goes_to_json_and_back():
    dry_run = read(HEADS, ["科普日", "2019-9-1", 1, 1, 1, "主场"], ["坏", "几号"])
    marked = dry_run.with_rows([dry_run.rows[0].as_duplicate("name", "像是第 1 行"), *dry_run.rows[1:]])
    assert DryRun.from_json(marked.to_json()) == marked
    wrong = read_upload(b"x", PLAN)
    assert DryRun.from_json(wrong.to_json()) == wrong


def test_what_a_room_adds_decides_the_state():
    (row,) = read(HEADS, ["科普日", "2019-9-1"]).rows
    assert row.with_doubt("day", "不在 2019 年度").state is State.DOUBT
    assert row.as_duplicate("name", "像是第 6 行").state is State.DUPLICATE
    assert row.as_duplicate("name", "像").with_error("day", "错").state is State.ERROR
    assert read(HEADS, ["科普日", "2019-9-1"]).counts == {"ok": 1, "error": 0, "doubt": 0, "duplicate": 0}


def test_the_template_can_be_filled_in_and_read():
    book = openpyxl.load_workbook(io.BytesIO(blank_template(PLAN)))
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1]] == [
        "活动名称*",
        "日期*",
        "服务人次",
        "经费（万元）",
        "满意度（%）",
        "类别",
    ]
    sheet.append(["科普日", "2019-9-1", 1, 1.5, 90, "主场"])
    file = io.BytesIO()
    book.save(file)
    (row,) = read_upload(file.getvalue(), PLAN).rows
    assert row.state is State.OK, row.errors
    assert row.values["cost"] == 1_500_000


def test_the_rows_that_failed_come_with_the_reason_and_can_be_read_again():
    dry_run = read(HEADS, ["=HYPERLINK(1)", "几号", "200多"], ["科普日", "2019-9-1"])
    content = failed_rows(dry_run, PLAN)
    lines = list(openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].values)
    assert len(lines) == 2
    assert "原第 2 行。日期：「几号」不是一个日期。改法：写成 2019-09-01" in str(lines[1][-1])
    again = read_upload(content, PLAN)
    assert again.rows[0].texts["name"] == "=HYPERLINK(1)"
    assert again.rows[0].errors.keys() == {"day", "served"}
    assert again.heads_ignored == ()


def test_the_page_shows_cells_as_they_were_read_or_as_they_stand(rf):
    dry_run = read(HEADS, ["科普日", "2019/9/1", 2700, 0.5], ["科普日", "几号", "<b>"])
    page = dry_run_shown(dry_run, PLAN, rf.get("/").GET)
    first, second = page["rows"]
    assert [cell.html for cell in first["cells"]][:4] == ["科普日", "2019-09-01", "2,700", "0.50"]
    assert (second["css"], second["cells"][1].css) == ("is-error", "bad")
    assert [line["row"].number for line in dry_run_shown(dry_run, PLAN, rf.get("/?only=error").GET)["rows"]] == [3]


def test_the_import_page_is_drawn(ask):
    from django.shortcuts import render

    request = ask()
    dry_run = read(HEADS, ["科普日", "2019/9/1", 2700, 0.5], ["科普日", "几号", "<b>"])
    context = {
        "page": dry_run_shown(dry_run, PLAN, request.GET),
        "file_name": "台账.xlsx",
        "confirm_url": "/c/",
        "failed_url": "/f/",
    }
    html = render(request, "web/import.html", context).content.decode()
    for words in ("导入 1 行", "下载错误行", "第 1 行为表头", "&lt;b&gt;", "cell-error", "只看有错 1"):
        assert words in html


def test_an_import_of_a_wrong_file_says_so_on_its_page(ask):
    from django.shortcuts import render

    context = {
        "page": dry_run_shown(read_upload(b"x", PLAN), PLAN, ask().GET),
        "file_name": "a.doc",
        "template_url": "/t/",
    }
    html = render(ask(), "web/import.html", context).content.decode()
    assert "这不是 XLSX 表格" in html
    assert "没有可以导入的行" in html


def test_a_column_of_a_kind_that_is_none_is_refused():
    with pytest.raises(ValueError, match="kind"):
        ImportColumn("a", "甲", kind="picture")
