"""A workbook of the nine tables as they are published, all of it 示例: to show the form and to try the reading."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

MARK = "（示例）"
Rows = Sequence[Sequence[Any]]


def specimen_workbook(*, unit_name: str, year: int) -> bytes:
    """Return the nine tables of an invented unit: 收入 185.00, 支出 182.60, 年初结转 3.00, 年末结转 5.40 (万元)."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        for number, (name, width, draw) in enumerate(_SHEETS, start=1):
            sheet = book.add_worksheet(f"{number:02d}{name}"[:31])
            head = book.add_format(
                {"bold": True, "align": "center", "valign": "vcenter", "border": 1, "text_wrap": True}
            )
            title = book.add_format({"bold": True, "align": "center", "font_size": 16})
            sheet.set_column(0, width - 1, 14)
            sheet.merge_range(0, 0, 0, width - 1, f"{year}年度{name}", title)
            sheet.write(1, width - 1, f"公开{number:02d}表{MARK}")
            sheet.write(2, 0, f"部门：{unit_name}")
            sheet.write(2, width - 1, "金额单位：万元")
            draw(sheet, head)
    return file.getvalue()


def _merged(sheet: Any, head: Any, spans: Sequence[tuple[int, int, int, int, str]]) -> None:  # noqa: ANN401 - xlsxwriter ships no types
    for top, left, bottom, right, text in spans:
        if (top, left) == (bottom, right):
            sheet.write(top, left, text, head)
        else:
            sheet.merge_range(top, left, bottom, right, text, head)


def _body(sheet: Any, first: int, rows: Rows) -> None:  # noqa: ANN401 - as above
    for number, row in enumerate(rows, start=first):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value)


def _overall(sheet: Any, head: Any) -> None:  # noqa: ANN401 - as above
    _merged(sheet, head, [(3, 0, 3, 2, "收入"), (3, 3, 3, 5, "支出")])
    _body(sheet, 4, [["项目", "行次", "金额", "项目", "行次", "金额"], ["栏次", None, "1", "栏次", None, "2"]])
    _body(sheet, 6, [
        ["一、一般公共预算财政拨款收入", 1, 183.5, "一、一般公共服务支出", 31, 0],
        ["二、政府性基金预算财政拨款收入", 2, 0, "六、科学技术支出", 36, 164.9],
        ["三、国有资本经营预算财政拨款收入", 3, 0, "八、社会保障和就业支出", 38, 11.5],
        ["四、上级补助收入", 4, 0, "九、卫生健康支出", 39, 6.2],
        ["八、其他收入", 8, 1.5, None, None, None],
        ["本年收入合计", 27, 185, "本年支出合计", 57, 182.6],
        ["使用非财政拨款结余", 28, 0, "结余分配", 58, 0],
        ["年初结转和结余", 29, 3, "年末结转和结余", 59, 5.4],
        ["总计", 30, 188, "总计", 60, 188],
        ["注：本表反映部门本年度的总收支和年末结转结余情况。"],
    ])  # fmt: skip


def _coded(sheet: Any, head: Any, names: Sequence[str], rows: Rows) -> None:  # noqa: ANN401 - as above
    spans = [(3, 0, 3, 1, "项目"), (4, 0, 4, 0, "功能分类科目编码"), (4, 1, 4, 1, "科目名称")]
    spans += [(3, column, 4, column, name) for column, name in enumerate(names, start=2)]
    _merged(sheet, head, spans)
    _body(sheet, 5, [[None, "栏次", *(str(one) for one in range(1, len(names) + 1))]])
    if rows:
        sheet.merge_range(6, 0, 6, 1, "合计")
        _body(sheet, 6, [[None, None, *rows[0]], *rows[1:]])


def _income(sheet: Any, head: Any) -> None:  # noqa: ANN401 - as above
    names = ("本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入")
    _coded(sheet, head, names, [
        [185, 183.5, 0, 0, 0, 0, 1.5],
        ["206", "科学技术支出", 167.3, 165.8, 0, 0, 0, 0, 1.5],
        ["20607", "科学技术普及", 167.3, 165.8, 0, 0, 0, 0, 1.5],
        ["2060701", "机构运行", 132, 132, 0, 0, 0, 0, 0],
        ["2060702", "科普活动", 35.3, 33.8, 0, 0, 0, 0, 1.5],
        ["208", "社会保障和就业支出", 11.5, 11.5, 0, 0, 0, 0, 0],
        ["20805", "行政事业单位养老支出", 11.5, 11.5, 0, 0, 0, 0, 0],
        ["2080505", "机关事业单位基本养老保险缴费支出", 11.5, 11.5, 0, 0, 0, 0, 0],
        ["210", "卫生健康支出", 6.2, 6.2, 0, 0, 0, 0, 0],
        ["21011", "行政事业单位医疗", 6.2, 6.2, 0, 0, 0, 0, 0],
        ["2101101", "行政单位医疗", 6.2, 6.2, 0, 0, 0, 0, 0],
    ])  # fmt: skip


_SPENT: Rows = (
    ("206", "科学技术支出", 164.9, 132.2, 32.7), ("20607", "科学技术普及", 164.9, 132.2, 32.7),
    ("2060701", "机构运行", 132.2, 132.2, 0), ("2060702", "科普活动", 32.7, 0, 32.7),
    ("208", "社会保障和就业支出", 11.5, 11.5, 0), ("20805", "行政事业单位养老支出", 11.5, 11.5, 0),
    ("2080505", "机关事业单位基本养老保险缴费支出", 11.5, 11.5, 0),
    ("210", "卫生健康支出", 6.2, 6.2, 0), ("21011", "行政事业单位医疗", 6.2, 6.2, 0),
    ("2101101", "行政单位医疗", 6.2, 6.2, 0),
)  # fmt: skip


def _spending(sheet: Any, head: Any) -> None:  # noqa: ANN401 - as above
    names = ("本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出")
    _coded(sheet, head, names, [[182.6, 149.9, 32.7, 0, 0, 0], *([*row, 0, 0, 0] for row in _SPENT)])


def _appropriation(sheet: Any, head: Any) -> None:  # noqa: ANN401 - as above
    _merged(sheet, head, [(3, 0, 3, 2, "收入"), (3, 3, 3, 8, "支出")])
    _body(sheet, 4, [
        [*("项目", "行次", "金额", "项目", "行次", "合计"),
         *("一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")],
        ["栏次", None, "1", "栏次", None, "2", "3", "4", "5"],
        ["一、一般公共预算财政拨款", 1, 183.5, "六、科学技术支出", 38, 163.8, 163.8, 0, 0],
        ["二、政府性基金预算财政拨款", 2, 0, "八、社会保障和就业支出", 40, 11.5, 11.5, 0, 0],
        ["三、国有资本经营预算财政拨款", 3, 0, "九、卫生健康支出", 41, 6.2, 6.2, 0, 0],
        ["本年收入合计", 27, 183.5, "本年支出合计", 59, 181.5, 181.5, 0, 0],
        ["年初财政拨款结转和结余", 28, 3, "年末财政拨款结转和结余", 60, 5, 5, 0, 0],
        ["总计", 32, 186.5, "总计", 64, 186.5, 186.5, 0, 0],
    ])  # fmt: skip


def _general(sheet: Any, head: Any) -> None:  # noqa: ANN401 - as above
    rows: list[Sequence[Any]] = [
        (code, name, total - 1.1 if code in {"206", "20607", "2060702"} else total, basic,
         project - 1.1 if code in {"206", "20607", "2060702"} else project)
        for code, name, total, basic, project in _SPENT
    ]  # fmt: skip
    rows = [(*row[:2], *(round(value, 2) for value in row[2:])) for row in rows]
    _coded(sheet, head, ("本年支出合计", "基本支出", "项目支出"), [[181.5, 149.9, 31.6], *rows])


def _basic(sheet: Any, head: Any) -> None:  # noqa: ANN401 - as above
    _merged(sheet, head, [(3, 0, 3, 2, "人员经费"), (3, 3, 3, 8, "公用经费")])
    _body(sheet, 4, [["科目编码", "科目名称", "决算数"] * 3])
    _body(sheet, 5, [
        ["301", "工资福利支出", 118.4, "302", "商品和服务支出", 27.1, "310", "资本性支出", 1.2],
        ["30101", "基本工资", 52.6, "30201", "办公费", 6.4, "31002", "办公设备购置", 1.2],
        ["303", "对个人和家庭的补助", 3.2, "30215", "会议费", 0.8, None, None, None],
        [None, None, None, "30216", "培训费", 1.1, None, None, None],
        [None, None, None, "30217", "公务接待费", 0.6, None, None, None],
        [None, "人员经费合计", 121.6, None, None, None, None, "公用经费合计", 28.3],
    ])  # fmt: skip


def _funds(sheet: Any, head: Any) -> None:  # noqa: ANN401 - as above
    _coded(sheet, head, ("年初结转和结余", "本年收入", "本年支出", "年末结转和结余"), [])
    sheet.write(7, 0, "说明：本单位没有政府性基金预算财政拨款收入和支出。")


def _capital(sheet: Any, head: Any) -> None:  # noqa: ANN401 - as above
    _coded(sheet, head, ("合计", "基本支出", "项目支出"), [])
    sheet.write(7, 0, "说明：本单位没有国有资本经营预算财政拨款支出。")


def _three_public(sheet: Any, head: Any) -> None:  # noqa: ANN401 - as above
    spans = []
    for left, name in ((0, "预算数"), (6, "决算数")):
        spans += [
            (3, left, 3, left + 5, name), (4, left, 5, left, "合计"), (4, left + 1, 5, left + 1, "因公出国（境）费"),
            (4, left + 2, 4, left + 4, "公务用车购置及运行费"), (5, left + 2, 5, left + 2, "小计"),
            (5, left + 3, 5, left + 3, "公务用车购置费"), (5, left + 4, 5, left + 4, "公务用车运行费"),
            (4, left + 5, 5, left + 5, "公务接待费"),
        ]  # fmt: skip
    _merged(sheet, head, spans)
    _body(sheet, 6, [[str(one) for one in range(1, 13)]])
    _body(sheet, 7, [[2.4, 0, 1.6, 0, 1.6, 0.8, 2.1, 0, 1.5, 0, 1.5, 0.6]])
    sheet.write(8, 0, "注：预算数为“三公”经费全年预算数，反映按规定程序调整后的预算数。")


_SHEETS = (
    ("收入支出决算总表", 6, _overall),
    ("收入决算表", 9, _income),
    ("支出决算表", 8, _spending),
    ("财政拨款收入支出决算总表", 9, _appropriation),
    ("一般公共预算财政拨款支出决算表", 5, _general),
    ("一般公共预算财政拨款基本支出决算表", 9, _basic),
    ("政府性基金预算财政拨款收入支出决算表", 6, _funds),
    ("国有资本经营预算财政拨款支出决算表", 5, _capital),
    ("财政拨款“三公”经费支出决算表", 12, _three_public),
)
