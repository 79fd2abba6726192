import datetime

import pytest

from jixiao.engine.scoring.completion import count_met, find_veto, read_completion, read_day

VETOES = ("截留", "挤占", "挪用", "虚列")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021年12月31日", (2021, 12, 31)),
        ("2021年12月31日前", (2021, 12, 31)),
        ("9月30日前", (2024, 9, 30)),
        ("２０２４年２月底", (2024, 2, 29)),
        ("12月底前", (2024, 12, 31)),
        ("2024-09-30", (2024, 9, 30)),
        ("2024.9.30", (2024, 9, 30)),
        ("年底", (2024, 12, 31)),
    ],
)
def test_a_day_is_read_as_officers_write_it(text: str, day: tuple[int, int, int]):
    assert read_day(text, year=2024) == datetime.date(*day)


@pytest.mark.parametrize("text", ["", "2024年", "13月1日", "2024年2月30日", "尽快", "约9月", "9.5"])
def test_what_is_no_day_is_none(text: str):
    assert read_day(text, year=2024) is None


@pytest.mark.parametrize(("text", "met"), [("①②④", 3), ("①①", 1), ("4", 4), ("４项", 4), ("4/5", 4), ("符合3项", 3)])
def test_met_points_are_counted(text: str, met: int):
    assert count_met(text) == met


@pytest.mark.parametrize("text", ["", "较好", "约4项", "百分之九十", "4.5项"])
def test_what_names_no_points_counts_none(text: str):
    assert count_met(text) is None


@pytest.mark.parametrize("text", ["存在挪用", "有截留专项资金情形", "未发现虚列，但有挪用"])
def test_a_veto_that_is_admitted_is_found(text: str):
    assert find_veto(text, VETOES)


@pytest.mark.parametrize(
    "text", ["无截留、挤占、挪用、虚列", "5项，不存在截留挪用", "未发现挪用", "没有虚列支出", "合规"]
)
def test_a_veto_that_is_denied_is_none(text: str):
    assert find_veto(text, VETOES) == ""


@pytest.mark.parametrize(
    ("actual", "done"), [("2024年9月30日", True), ("2024年10月1日", False), ("已完成。", True), ("差不多", None)]
)
def test_done_by_its_day_or_not(actual: str, done: bool | None):  # noqa: FBT001 - the expected answer
    assert read_completion(actual, target="9月30日前", year=2024) is done
