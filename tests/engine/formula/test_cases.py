"""Every table of cases/formula is run: each row is a specimen that must hold."""

import dataclasses
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import numpy as np
import pytest

from jixiao.engine.formula import Checked, Input, Wanted, check_formula, evaluate
from jixiao.engine.formula.columns import compile_columns
from jixiao.engine.formula.evaluating import unit_of
from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Quantity, Rounding, Undefined, round_exactly

CASES = Path(__file__).parents[3] / "cases" / "formula"
Value: TypeAlias = Quantity | bool | Undefined
ABSENT = {"未填": UNFILLED, "不适用": NOT_APPLICABLE}


@dataclasses.dataclass(frozen=True)
class Specimen:
    formula: str
    inputs: dict[str, Input]
    result: str


def specimens() -> Iterator[tuple[str, Specimen]]:
    for page in sorted(CASES.glob("*.md")):
        for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), start=1):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if line.startswith("|") and cells[0] != "公式" and not cells[0].startswith("---"):
                formula, inputs, result, _ = cells
                yield f"{page.stem}:{number}", Specimen(formula, dict(read_inputs(inputs)), result)


def read_inputs(cell: str) -> Iterator[tuple[str, Input]]:
    for given in filter(None, cell.split("，")):
        name, _, value = given.partition("=")
        quantity = Quantity.parse(value)
        yield name, quantity if quantity is not None else ABSENT[value]


def check(specimen: Specimen) -> Checked:
    wanted = Wanted.CONDITION if specimen.result in {"成立", "不成立"} else Wanted.NUMBER
    return check_formula(
        specimen.formula, names={name: unit_of(value) for name, value in specimen.inputs.items()}, wanted=wanted
    )


ALL = dict(specimens())


@pytest.mark.parametrize("specimen", ALL.values(), ids=ALL.keys())
def test_a_specimen_holds(specimen: Specimen):
    if re.match(r"F\d", specimen.result):
        checked = check(specimen)
        assert sorted(finding.code for finding in checked.findings) == sorted(specimen.result.split("、"))
        return
    checked = check(specimen)
    assert checked.tree is not None
    assert checked.sound or specimen.result.startswith("无法计算"), checked.findings
    assert_result(evaluate(checked.tree, specimen.inputs).value, specimen.result)


def assert_result(value: Value, expected: str) -> None:
    if isinstance(value, bool):
        assert ("成立" if value else "不成立") == expected
    elif isinstance(value, Undefined):
        assert str(value) == expected
    else:
        stated = Quantity.parse(expected.removeprefix("≈"))
        assert stated is not None
        assert value.unit.symbol == stated.unit.symbol
        if expected.startswith("≈"):
            places = len(re.sub(r"[^\d.]", "", expected).partition(".")[2])
            assert round_exactly(value.amount, places=places, mode=Rounding.HALF_UP) == stated.amount
        else:
            assert value.amount == stated.amount


def as_number(value: Input) -> float:
    return float(value.amount) if isinstance(value, Quantity) else math.nan


@pytest.mark.parametrize("specimen", ALL.values(), ids=ALL.keys())
def test_columns_give_the_same_as_the_specimen(specimen: Specimen):
    checked = check(specimen)
    if checked.tree is None or not checked.sound:
        return
    units = {name: unit_of(value) for name, value in specimen.inputs.items()}
    formula = compile_columns(checked.tree, units=units)
    columns = {name: np.array([as_number(value)] * 3) for name, value in specimen.inputs.items()} or {"": np.zeros(3)}
    exact = evaluate(checked.tree, specimen.inputs, unit=formula.unit, units=units).value
    if isinstance(exact, bool):
        assert formula(columns).values.tolist() == [exact] * 3
    elif isinstance(exact, Undefined):
        assert formula(columns).undefined.all()
    else:
        rounded = formula.rounded(columns, places=3, mode=Rounding.HALF_UP)
        assert rounded.decimal(2) == round_exactly(exact.amount, places=3, mode=Rounding.HALF_UP)


def test_there_are_specimens_of_every_topic():
    assert {name.partition(":")[0] for name in ALL} == {page.stem for page in CASES.glob("*.md")}
    assert len(ALL) > 100
