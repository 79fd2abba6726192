"""Executes the specimens of cases/scoring: what a budget officer reads there is what the engine does."""

import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from jixiao.engine.scoring import Reading, Result, Row, Rulebook, Sheet, Spending, rulebook, score
from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Absent, Points, Quantity, Trace

CASES = Path(__file__).resolve().parents[3] / "cases/scoring"
ABSENT = {"未填": UNFILLED, "不适用": NOT_APPLICABLE}
CODE = re.compile(r"J\d{3}")
LAMPS = {"红": "J404", "黄": "J405"}


def specimens(needed: str) -> list[Any]:
    """Return (rulebook, one line of a table as a mapping) for every table that has the column ``needed``."""
    found = []
    for file in sorted(CASES.glob("*.md")):
        book, heads = "", list[str]()
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            if named := re.search(r"规则集：`(\w+)`", line):
                book = named[1]
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line.startswith("|") else []
            if not cells:
                heads = []
            elif not heads:
                heads = cells
            elif not set(line) <= set("|- ") and needed in heads:
                fields = dict(zip(heads, cells, strict=True))
                found.append(pytest.param(book, fields, id=f"{file.stem}:{number}"))
    return found


def read_value(text: str, *, operator: str) -> Quantity | str | Absent:
    if text in ABSENT:
        return ABSENT[text]
    return text if operator == "定性" else Quantity.parse(text) or text


def expect(result: Result, found: object, wanted: str, told: str, *, places: int) -> None:
    """Compare a score with what the specimen says, and the findings that it names."""
    codes = {finding.code for finding in result.findings}
    if wanted.startswith("不计分"):
        assert not isinstance(found, Points)
    elif wanted != "不适用":
        assert isinstance(found, Points)
        assert found.text(places=places) == wanted
    assert set(CODE.findall(wanted + told)) <= codes


@pytest.mark.parametrize(("book", "fields"), specimens("指标值"))
def test_an_indicator_earns_what_the_specimen_says(
    book: str,
    fields: dict[str, str],
    sheet: Callable[..., Sheet],
    row: Callable[..., Row],
    read: Callable[..., Reading],
):
    rules: Rulebook = rulebook(book)
    operator = fields["指标性质"]
    target = read_value(fields["指标值"], operator=operator)
    weight = ABSENT[fields["分值"]] if fields["分值"] in ABSENT else Points.of(fields["分值"])
    group = next(iter(rules.frames[0].groups))
    name, method = fields.get("指标", ""), fields.get("方法", "")
    promised = row("C1", operator, target, weight, level1=group, name=name, method=method)
    value = read_value(fields["完成值"], operator=operator)
    reading = read(value, manual=fields.get("人工评分") or None)
    result = score(sheet(promised), {"C1": reading}, rules)
    scored = result.row("C1")
    assert scored is not None
    expect(result, scored.score, fields["得分"], fields["说明"], places=rules.rounding.score_places)
    if fields["得分"] == "不适用":
        assert scored.weight is NOT_APPLICABLE


@pytest.mark.parametrize(("book", "fields"), specimens("全年预算数"))
def test_the_execution_rate_earns_what_the_specimen_says(
    book: str, fields: dict[str, str], sheet: Callable[..., Sheet], spent: Callable[..., Spending]
):
    rules = rulebook(book)
    result = score(sheet(spending=spent(fields["全年预算数"], fields["全年执行数"])), {}, rules)
    execution = result.execution
    assert execution is not None
    assert execution.weight == Points.of(fields["分值"])
    assert fields["执行率"] in execution.rate_trace.printed
    expect(result, execution.score, fields["得分"], fields["说明"], places=rules.rounding.score_places)


def score_whole(
    book: str,
    fields: dict[str, str],
    sheet: Callable[..., Sheet],
    row: Callable[..., Row],
    spent: Callable[..., Spending],
) -> Result:
    """Return a sheet scored that earns so many points of 90 for its indicator and so many of 10 for its money."""
    rules = rulebook(book)
    by_hand = row("C1", "定性", "健全", 90, method="manual")
    reading = Reading("健全", Trace("实际完成值", "健全"), "评分依据见底稿", manual=Points.of(fields["指标得分"]))
    spending = spent("100", str(Fraction(fields["执行率得分"]) * 10), "情况说明见附件")
    return score(sheet(by_hand, spending=spending), {"C1": reading}, rules)


@pytest.mark.parametrize(("book", "fields"), specimens("等级"))
def test_a_total_gets_the_grade_that_the_specimen_says(
    book: str,
    fields: dict[str, str],
    sheet: Callable[..., Sheet],
    row: Callable[..., Row],
    spent: Callable[..., Spending],
):
    result = score_whole(book, fields, sheet, row, spent)
    expect(result, result.total, fields["总分"], fields["说明"], places=2)
    assert str(result.grade) == fields["等级"]
    assert any(finding.code == "J407" for finding in result.findings) == ("J407" in fields["说明"])


@pytest.mark.parametrize(("book", "fields"), specimens("灯"))
def test_money_and_goals_out_of_step_light_the_lamp_that_the_specimen_says(
    book: str,
    fields: dict[str, str],
    sheet: Callable[..., Sheet],
    row: Callable[..., Row],
    spent: Callable[..., Spending],
):
    result = score_whole(book, fields, sheet, row, spent)
    lamps = [finding for finding in result.findings if finding.code in LAMPS.values()]
    assert [finding.code for finding in lamps] == [LAMPS[fields["灯"]]] if fields["灯"] in LAMPS else lamps == []
    if fields["灯"] == "红":
        assert f"{fields['指标得分']} ÷ 90" in lamps[0].cause


def test_every_method_has_specimens():
    from jixiao.engine.scoring import METHODS

    text = "".join(file.read_text("utf-8") for file in CASES.glob("*.md"))
    by_rulebook = {"bands", "three_grades", "execution_ratio", "execution_steps"}
    assert [code for code, method in METHODS.items() if method.name not in text and code not in by_rulebook] == []
