import dataclasses

import pytest
from tests.engine.yearbook.checks.making import wan as amount_of_wan
from tests.engine.yearbook.checks.making import year

from jixiao.engine.values import Money
from jixiao.engine.yearbook.checks.placing import wan, where


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("budget.支出合计.executed", "《预算与执行》“支出合计”的“决算（执行）”"),
        ("profile.staff", "《单位概况》“在职人员数”"),
        ("goals.G1", "《绩效目标》“G1”"),
        ("handouts.3.number", "《发放物品》“3”的“数量”"),
        ("indicators", "《绩效指标》"),
    ],
)
def test_what_stands_nowhere_in_a_file_is_called_by_its_names(address: str, words: str):
    assert where(year(), address) == words


def test_what_stands_in_a_file_is_called_by_its_cell():
    placed = dataclasses.replace(year(), places={"profile.staff": "《单位概况》表 B13 单元格"})
    assert where(placed, "profile.staff") == "《单位概况》表 B13 单元格"


@pytest.mark.parametrize(
    ("text", "shown"), [("258.13", "258.13 万元"), ("12", "12.0 万元"), ("0.5", "0.5 万元"), ("1234.5", "1,234.5 万元")]
)
def test_an_amount_is_told_in_full(text: str, shown: str):
    assert wan(amount_of_wan(text)) == shown


def test_an_amount_finer_than_usual_is_told_to_the_last_fen():
    assert wan(Money(1)) == "0.000001 万元"
