import hashlib

import pytest

from jixiao.cycle.evaluation.models import Evaluation, Sampling
from jixiao.cycle.evaluation.sampling import digest_of, draw_sample, in_order
from jixiao.orgs.models import Handover, HandoverKind, HandoverState, Unit, UnitYear
from jixiao.orgs.refusing import Refused

UNITS = [(f"999900-{number}", f"示例单位{number}") for number in range(101, 121)]


@pytest.fixture
def handed_in(county):
    """Twenty units under the bureau, their self-evaluations handed in."""
    for code, name in UNITS:
        unit = Unit.objects.create(code=code, name=name, division_code="999900", parent=county.finance)
        unit.path = f"{county.finance.path}{unit.pk}/"
        unit.save(update_fields=["path"])
        year = UnitYear.objects.create(unit=unit, year=2024)
        Evaluation.objects.create(unit_year=year)
        Handover.objects.create(unit_year=year, kind=HandoverKind.EVALUATION, state=HandoverState.SENT)
    Evaluation.objects.create(unit_year=county.unit_year)  # begun, not handed in
    return county


def draw(county, seed="示例种子20250115", wanted=3):
    return draw_sample(authority=county.finance, year=2024, seed=seed, wanted=wanted, by=county.actor("reviewer"))


def test_the_digest_can_be_made_on_any_computer():
    assert digest_of("种子", "999900-101") == hashlib.sha256("种子999900-101".encode()).hexdigest()


def test_the_same_seed_draws_the_same_units_whatever_order_they_come_in(handed_in):
    first, second = draw(handed_in), draw(handed_in)
    assert first.chosen == second.chosen
    assert len(first.chosen) == 3
    assert Sampling.objects.count() == 2  # each drawing is kept
    assert in_order("x", UNITS) == in_order("x", reversed(UNITS))
    by_hand = sorted(UNITS, key=lambda unit: hashlib.sha256(f"{first.seed}{unit[0]}".encode()).hexdigest())
    assert first.chosen == [code for code, _ in by_hand[:3]]


def test_another_seed_draws_otherwise_and_fewer_are_the_first_of_more(handed_in):
    assert draw(handed_in, seed="甲").chosen != draw(handed_in, seed="乙").chosen
    assert draw(handed_in, wanted=5).chosen[:3] == draw(handed_in, wanted=3).chosen


def test_only_units_that_handed_in_are_in_the_drum(handed_in):
    codes = {lot["code"] for lot in draw(handed_in).population}
    assert codes == {code for code, _ in UNITS}


@pytest.mark.parametrize(("seed", "wanted", "field"), [(" ", 3, "seed"), ("种", 0, "wanted"), ("种", 21, "wanted")])
def test_a_drawing_wants_a_seed_and_a_number_that_can_be_drawn(handed_in, seed, wanted, field):
    with pytest.raises(Refused) as refused:
        draw(handed_in, seed=seed, wanted=wanted)
    assert (refused.value.code, refused.value.field) == ("U584", field)
    assert not Sampling.objects.exists()
