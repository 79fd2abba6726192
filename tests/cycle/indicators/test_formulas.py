import dataclasses

import pytest
from django.urls import reverse
from tests.cycle.indicators.asking import draft_own, indicator_of, version_of
from tests.rooms import County

from jixiao.cycle.indicators.formulas import known_names, read_formula, try_formula
from jixiao.cycle.indicators.queries import default_formula, formula_of
from jixiao.engine.values import Period
from jixiao.engine.yearbook import shipped_yearbook
from jixiao.measures.catalogue import INTAKES, MEASURES
from jixiao.measures.reading import take_readings

RATIO = "在职人员数 ÷ 编制数 × 100%"


def fill(county: County) -> None:
    yearbook = shipped_yearbook("shifan_2024")
    for key in ("profile", "budget"):
        rows = getattr(yearbook, key)
        taken = rows if isinstance(rows, tuple) else (rows,)
        INTAKES[key](unit_year=county.unit_year, rows=taken, by=county.actor("clerk"))


def test_a_sound_formula_says_its_words_and_its_names() -> None:
    read = read_formula(RATIO, unit="%")
    assert read.sound
    assert read.words == "在职人员数除以编制数，乘以 100%"
    assert [one.name for one in read.used] == ["在职人员数", "编制数"]
    assert {one.unit for one in read.used} == {"人"}


def test_the_line_of_carets_stands_under_the_fault() -> None:
    (marked,) = [one for one in read_formula("1 + 在职人数", unit="").marked if one.finding.code == "F201"]
    assert (marked.before, marked.at) == ("1 + ", "在职人数")
    assert marked.carets == "    ＾＾＾＾"


def test_a_unit_that_is_not_the_asked_one_is_found() -> None:
    read = read_formula("在职人员数", unit="%")
    assert not read.sound
    assert read.findings[0].code == "F207"


def test_names_of_the_board_go_before_those_of_the_record() -> None:
    names = known_names()
    assert {measure.name for measure in MEASURES.values()} <= set(names)
    assert "预算完成数" in names


@pytest.mark.django_db
def test_a_formula_is_tried_on_the_readings_and_goes_back_to_them(county: County) -> None:
    fill(county)
    take_readings(unit_year=county.unit_year, period=Period(2024), by=county.actor("clerk"))
    tried = try_formula(read_formula(RATIO, unit="%"), unit="%", unit_year=county.unit_year)
    assert tried is not None
    assert tried.batch is not None
    assert tried.computed.trace.printed == "91.67%"
    assert [child.printed for child in tried.computed.trace.inputs] == ["11人", "12人"]
    assert tried.missing == ()


@pytest.mark.django_db
def test_a_formula_is_tried_on_the_records_before_readings_were_taken(county: County) -> None:
    fill(county)
    tried = try_formula(read_formula("预算完成数 ÷ 预算数", unit="%"), unit="%", unit_year=county.unit_year)
    assert tried is not None
    assert tried.batch is None
    assert tried.computed.trace.printed.endswith("%")


@pytest.mark.django_db
def test_what_is_not_filled_in_is_said_and_is_no_zero(county: County) -> None:
    tried = try_formula(read_formula(RATIO, unit="%"), unit="%", unit_year=county.unit_year)
    assert tried is not None
    assert tried.missing == ("在职人员数", "编制数")
    assert "未填" in tried.computed.trace.printed


@pytest.mark.django_db
def test_the_board_fills_the_formula_of_what_it_counts(stocked: County) -> None:
    assert default_formula(indicator_of("KX-C07")) == "实用技术培训期数"
    assert formula_of(version_of("KX-C07")) == "实用技术培训期数"
    assert formula_of(version_of("KX-C09")) == "发放宣传资料数"
    assert formula_of(version_of("ZT-03")) == RATIO
    assert formula_of(version_of("KX-C34")) == ""


@pytest.mark.django_db
def test_every_measure_that_stands_for_an_indicator_gives_a_formula_that_computes(stocked: County) -> None:
    hung = {measure.library for measure in MEASURES.values() if measure.library}
    assert hung
    for code in hung:
        version = version_of(code)
        formula = formula_of(version)
        assert formula, code
        read = read_formula(formula, unit=version.unit)
        assert read.sound, (code, [finding.text() for finding in read.findings])


@pytest.mark.django_db
def test_a_measure_in_another_unit_is_not_taken(stocked: County, monkeypatch) -> None:
    code, measure = next((code, one) for code, one in MEASURES.items() if one.library == "KX-C07")
    monkeypatch.setitem(MEASURES, code, dataclasses.replace(measure, unit="人"))
    assert formula_of(version_of("KX-C07")) == ""


@pytest.mark.django_db
def test_the_page_checks_and_tries_without_script_and_its_parts_with(county: County) -> None:
    fill(county)
    place = {"unit": county.unit.code, "year": 2024}
    client = county.client("viewer")
    page = client.get(reverse("indicators:formula_try", kwargs=place), {"formula": RATIO, "unit": "%", "year": "2024"})
    assert "91.67%" in page.content.decode()
    htmx = {"HX-Request": "true"}
    check = reverse("indicators:formula_check", kwargs=place)
    part = client.post(check, {"formula": "在职人数", "unit": "%"}, headers=htmx).content.decode()
    assert "<html" not in part
    assert "是不是“在职人员数”？" in part
    tried = client.post(
        reverse("indicators:formula_try", kwargs=place), {"formula": RATIO, "unit": "%", "year": "2024"}, headers=htmx
    )
    assert "91.67%" in tried.content.decode()


@pytest.mark.django_db
def test_the_buttons_of_the_form_save_nothing(county: County) -> None:
    version = draft_own(county)
    address = reverse("indicators:version", kwargs={"unit": county.unit.code, "year": 2024, "pk": version.pk})
    sent = {"name": "改过的名称", "unit": "份", "operator": "≥", "formula": "活动场次 +", "stamp": "1"}
    page = county.client("clerk").post(address, sent | {"press": "add", "add_name": "发放宣传资料数"}).content.decode()
    assert "活动场次 + 发放宣传资料数" in page
    assert "改过的名称" in page
    assert "单位不一致" in page
    version.refresh_from_db()
    assert version.name == "示例科普剧巡演场次"


@pytest.mark.django_db
def test_a_very_long_formula_is_answered(county: County) -> None:
    check = reverse("indicators:formula_check", kwargs={"unit": county.unit.code, "year": 2024})
    assert county.client("clerk").post(check, {"formula": "(" * 20000, "unit": ""}).status_code == 200
