from decimal import Decimal

import pytest
from tests.engine.yearbook.crafting import codes, only, small_year

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Money, Points
from jixiao.engine.yearbook import Reading, read_toml, write_toml

HEAD = '[profile]\nname = "示例县科学技术协会"\nyear = 2024\n'


def read(text: str) -> Reading:
    return read_toml(text, name="年度.toml")


def test_money_is_text_in_wan_yuan_so_that_it_stays_exact():
    assert 'initial = "274.64"' in write_toml(small_year())


def test_each_row_stands_under_its_own_head():
    text = write_toml(small_year())
    assert "[[budget]]\nitem = " in text
    assert text.count("[[") == 4


def test_what_is_not_filled_in_is_left_out_and_comes_back_so():
    text = write_toml(small_year())
    assert "supervisor" not in text
    year = read(text).yearbook
    assert year == small_year()
    assert year.profile.supervisor is UNFILLED


def test_the_three_ways_of_having_no_amount_stay_three():
    rows = '[[budget]]\nitem = "支出合计"\ninitial = "0"\nadjustment = "不适用"\n'
    year = read(HEAD + rows).yearbook
    assert year is not None
    line = year.budget[0]
    assert (line.initial, line.adjustment, line.adjusted) == (Money(0), NOT_APPLICABLE, UNFILLED)


def test_a_bare_number_is_exact_too():
    rows = '[[budget]]\nitem = "支出合计"\ninitial = 274.64\n'
    year = read(HEAD + rows).yearbook
    assert year is not None
    assert year.budget[0].initial == Money.of(Decimal("274.64"), "万元")


def test_a_fact_says_where_it_stands():
    year = read(write_toml(small_year())).yearbook
    assert year is not None
    assert year.places["budget.支出合计.executed"] == "《预算与执行》第 1 条“决算（执行）”（executed）"
    assert year.places["profile.staff"] == "《单位概况》“在职人员数”（staff）"


def test_writing_that_makes_no_toml_is_named_with_its_line():
    found = only(read(HEAD + "staff = = 3\n"), "Y116")
    assert found.place.where == "年度.toml 第 4 行第 9 列"


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        (HEAD + "stuff = 3\n", "Y231", "“staff”"),
        (HEAD + "[[budgets]]\nitem = '支出合计'\n", "Y117", "“budget”"),
        (HEAD + "budget = 3\n", "Y231", "budget"),
        (HEAD.replace("[profile]", "[[profile]]"), "Y117", "[profile]"),
        ("budget = 3\n" + HEAD, "Y117", "[[budget]]"),
        (HEAD + "[profile.origins]\nstuff = '表01'\n", "Y231", "“staff”"),
        (HEAD + "origins = 3\n", "Y117", "profile.origins"),
        (HEAD + "[profile.origins]\nstaff = true\n", "Y224", "逻辑值"),
        (HEAD + "staff = true\n", "Y224", "逻辑值"),
        (HEAD + "staff = [1]\n", "Y224", "不是数"),
        (HEAD + "staff = 2019-01-01\n", "Y224", "不是数"),
        (HEAD + "nature = {a = 1}\n", "Y224", "不是文字"),
        (HEAD + "fixed_assets = 1e999999999\n", "Y226", "过大"),
        (HEAD + "approved_on = 2019-09-14T09:00:00\n", "Y220", "09:00"),
        (HEAD + "x = " + "[" * 5_000 + "]" * 5_000, "Y116", "嵌套"),
        (HEAD + "staff = " + "9" * 5_000, "Y116", "位数"),
        ("", "Y109", "单位概况"),
    ],
)
def test_what_does_not_belong_is_a_finding_and_nothing_is_read(text: str, code: str, word: str):
    reading = read(text)
    assert reading.yearbook is None
    found = only(reading, code)
    assert word in found.cause + found.cure


def test_all_faults_are_found_at_once():
    rows = '[[activities]]\ncode = "A1"\npeople = "约200"\nstart = 1919-01-01\ngoal = "G9"\n'
    assert sorted(codes(read(HEAD + rows))) == ["Y210", "Y212", "Y214", "Y222"]


def test_points_and_numbers_are_written_as_numbers():
    rows = (
        '[[indicators]]\ncode = "Z1"\nlevel1 = "产出指标"\nlevel2 = "数量指标"\nname = "场次"\nweight = 22.5\n'
        '[[outcomes]]\ncode = "C1"\nname = "作品"\nnumber = 271\n'
    )
    year = read(HEAD + rows).yearbook
    assert year is not None
    assert year.indicators[0].weight == Points.of("22.5")
    text = write_toml(year)
    assert "weight = 22.5\n" in text
    assert "number = 271\n" in text


def test_words_of_several_lines_are_written_as_such():
    year = read(HEAD + 'duties = "一、普及科学。\\n二、服务工作者。"\n').yearbook
    assert year is not None
    assert 'duties = """\n一、普及科学。\n二、服务工作者。"""' in write_toml(year)
