from fractions import Fraction

import pytest
from tests.measures.conftest import paper, reference, upload
from tests.orgs.asking import statements

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Period
from jixiao.measures.catalogue import Counted
from jixiao.measures.entering import enter_value
from jixiao.measures.facts import facts_of
from jixiao.measures.keeping import attach, keep_proof
from jixiao.measures.queries import proof_names_of, readings_of, subjects_of
from jixiao.measures.reading import readings_now, some_readings_now, take_readings

pytestmark = pytest.mark.django_db
YEAR = Period(2024)


def taken(county):
    return readings_of(take_readings(unit_year=county.unit_year, period=YEAR, by=county.actor("clerk")))


def test_a_batch_freezes_what_was_counted_with_its_records(county, board):
    board(leaflets=Counted(Fraction(2700), (reference(1, 1000), reference(2, 1700)), "各场相加"))
    reading = taken(county)["outreach.leaflets"]
    board(leaflets=Counted(Fraction(1)))
    reading.refresh_from_db()
    assert (reading.value, reading.formula, reading.source) == (2700, "各场相加", "counted")
    assert [one["amount"] for one in reading.references] == ["1000", "1700"]


def test_nothing_recorded_is_unfilled_and_nought_is_a_number(county, board):
    board(events=Counted(Fraction(0)))
    found = taken(county)
    assert (found["outreach.leaflets"].value, found["outreach.leaflets"].absence) == (None, "unfilled")
    assert (found["outreach.events"].value, found["outreach.events"].absence) == (0, "")


def test_what_a_person_entered_fills_in_for_unfilled_but_never_for_a_count(county, board):
    for code in ("outreach.leaflets", "outreach.events"):
        enter_value(unit_year=county.unit_year, code=code, value=9, note="", by=county.actor("clerk"))
    board(events=Counted(Fraction(0)))
    found = taken(county)
    assert (found["outreach.leaflets"].value, found["outreach.leaflets"].source) == (9, "entered")
    assert (found["outreach.events"].value, found["outreach.events"].source) == (0, "counted")


def test_a_measure_of_the_units_own_is_frozen_too(county, board):
    row = enter_value(
        unit_year=county.unit_year,
        name="自定事",
        unit="件",
        value=NOT_APPLICABLE,
        note="没有这件事",
        by=county.actor("clerk"),
    )
    reading = taken(county)[row.code]
    assert (reading.value, reading.absence, reading.note) == (None, "not_applicable", "没有这件事")


def test_a_fact_carries_the_proofs_of_its_records_and_of_its_entry(county, board):
    by = county.actor("clerk")
    proof = keep_proof(
        unit_year=county.unit_year, upload=upload(paper()), name="验收单.pdf", proof_class="voucher", by=by
    )
    row = enter_value(unit_year=county.unit_year, name="自定事", unit="件", value=3, note="", by=by)
    attach(proof=proof, subject=f"measures.entered:{row.pk}", label="自定事", by=by)
    board(leaflets=Counted(Fraction(5), (reference(row.pk, 5),)))
    readings = list(taken(county).values())
    facts = facts_of(readings, proofs=proof_names_of(subjects_of(readings), county.unit_year))
    assert facts["示例资料份数"].parts[0].source.proofs == ("验收单",)
    assert facts["自定事"].source.proofs == ("验收单",)
    assert facts["示例活动场次"].value is UNFILLED


def test_taking_costs_the_same_whatever_was_counted(county, board, django_assert_max_num_queries):
    board(leaflets=Counted(Fraction(300), tuple(reference(n, 1) for n in range(300))))
    with django_assert_max_num_queries(12):
        take_readings(unit_year=county.unit_year, period=YEAR, by=county.actor("clerk"))


def test_some_measures_are_read_as_a_batch_would_and_only_their_rooms_are_asked(county):
    period = Period(2024, 1, 7)
    every = {one.code: one for one in readings_now(county.unit_year, period=period)}
    found = some_readings_now(county.unit_year, period=period, codes={"budget.spent"})
    assert [(one.code, one.value, one.absence) for one in found] == [
        ("budget.spent", every["budget.spent"].value, every["budget.spent"].absence)
    ]
    few = statements(lambda: some_readings_now(county.unit_year, period=period, codes={"budget.spent"}))
    assert few < statements(lambda: readings_now(county.unit_year, period=period))
