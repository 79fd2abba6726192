"""The result of a survey as a workbook: summary, questions, groups, and the sheets without anything of a person."""

import io
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from typing import Any

import xlsxwriter

from jixiao.records.surveys.models import Invalid, Mark, QuestionKind, Remark, Response, Survey
from jixiao.records.surveys.queries import questions_of
from jixiao.records.surveys.rating import RULES, shown
from jixiao.records.surveys.tallying import Tally

MOST_SHEETS = 20_000


def result_workbook(survey: Survey, found: Tally) -> bytes:
    """Return the workbook. Text is written as text: a remark that starts with = is no formula."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        head = book.add_format({"bold": True, "top": 2, "bottom": 1})
        _rows(book.add_worksheet("汇总"), head, [("项目", "数值"), *_summary(survey, found)])
        _rows(book.add_worksheet("各题"), head, [("题号", "题目", "行", "选项", "份数", "占比（%）"), *_lines(found)])
        if found.parts:
            heads = ("分组", "服务对象", "计划", "配额上限", "有效", "满意", "满意率（%）")
            _rows(book.add_worksheet("分组"), head, [heads, *_parts(found)])
        _rows(book.add_worksheet("答卷"), head, _sheets(survey))
    return file.getvalue()


def _summary(survey: Survey, found: Tally) -> list[tuple[Any, ...]]:
    interval = found.interval
    return [
        ("调查编号", survey.code),
        ("调查名称", survey.title),
        ("调查期间", f"{survey.opens} 至 {survey.closes}"),
        ("答题方式", survey.get_way_display()),
        ("服务对象总数", found.population),
        ("收回问卷", found.returned),
        ("有效问卷", found.valid),
        ("空白卷", found.empty),
        ("总体满意度题未作答", found.unrated),
        ("拒绝调查", found.refused),
        ("有效率（%）", found.valid_share),
        ("满意份数（非常满意 + 满意）", found.satisfied),
        ("满意率（%）", None if found.rate is None else shown(found.rate)),
        ("95% 置信区间（Wilson）", f"{interval.low}%—{interval.high}%" if interval else ""),
        ("最低样本数", found.fewest),
        ("计算公式", RULES["rate"]["formula"]),
        ("修约", "由精确值四舍五入到两位小数"),
    ]


def _lines(found: Tally) -> list[tuple[Any, ...]]:
    return [
        (one.number, one.text, line.name, option, number, _share(number, line.base))
        for one in found.questions
        for line in one.lines
        for option, number in zip(one.options, line.counts, strict=True)
    ]


def _parts(found: Tally) -> list[tuple[Any, ...]]:
    return [
        (one.name, one.population, one.wanted, one.quota, one.valid, one.satisfied,
         None if one.rate is None else shown(one.rate))
        for one in found.parts
    ]  # fmt: skip


def _sheets(survey: Survey) -> list[tuple[Any, ...]]:
    questions = questions_of(survey)
    rows = list(Response.objects.filter(survey=survey).select_related("group", "operator").order_by("id")[:MOST_SHEETS])
    chosen: dict[Any, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    names = {one.pk: one for one in questions}
    for pk, question, row, option in (
        Mark.objects.filter(response__survey=survey)
        .order_by("response", "question", "row", "option")
        .values_list("response", "question", "row", "option")
    ):
        one = names[question]
        word = one.options[option]
        chosen[pk][question].append(f"{one.rows[row]}：{word}" if one.kind == QuestionKind.MATRIX else word)
    for pk, question, text in Remark.objects.filter(response__survey=survey).values_list(
        "response", "question", "text"
    ):
        chosen[pk][question].append(text)
    heads = ("收卷方式", "卷号", "分组", "录入人", "是否有效", *(f"第{one.position}题 {one.text}" for one in questions))
    return [
        heads,
        *(
            (
                one.get_way_display(), one.sheet, one.group.name if one.group else "",
                one.operator.name if one.operator else "", Invalid(one.invalid).label,
                *("；".join(chosen[one.pk][question.pk]) for question in questions),
            )
            for one in rows
        ),
    ]  # fmt: skip


def _share(number: int, base: int) -> Decimal | None:
    return shown(Fraction(100 * number, base)) if base else None


def _rows(sheet: Any, head: Any, rows: list[tuple[Any, ...]]) -> None:  # noqa: ANN401 - xlsxwriter ships no types
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            if value is None:
                continue
            if isinstance(value, int | Decimal):
                sheet.write_number(number, place, value, head if number == 0 else None)
            else:
                sheet.write_string(number, place, str(value), head if number == 0 else None)
    sheet.set_column(0, 1, 24)
    sheet.freeze_panes(1, 0)
