from tests.rooms import NOON

from jixiao.cycle.evaluation.entering import Said, enter_row
from jixiao.cycle.evaluation.marking import mark
from jixiao.cycle.evaluation.submitting import submit_evaluation
from jixiao.cycle.evaluation.working import figures_of, to_dos_of
from jixiao.orgs.models import UnitYear
from jixiao.orgs.queries import duties_held, roles_at
from jixiao.orgs.seat import Desk


def desk_of(case, who) -> Desk:
    person = case.county.people[who]
    held = tuple(duties_held(person, on=NOON.date()))
    year = UnitYear.objects.select_related("unit").get(pk=case.county.unit_year.pk)
    unit = year.unit
    return Desk(
        person=person,
        unit=unit,
        unit_year=year,
        roles=roles_at(unit, held),
        held=held,
        at=NOON,
        address=None,
        year=2024,
    )


def titles(case, who):
    return [one.title for one in to_dos_of(desk_of(case, who))]


def test_the_clerk_is_told_to_begin_to_mark_and_to_fill_in(promised):
    assert titles(promised, "clerk") == ["开始 2024 年度绩效自评"]
    assert titles(promised, "head") == []


def test_rows_that_are_empty_and_reasons_that_are_wanted_are_counted(filled):
    enter_row(row=filled.row("Z18"), said=Said(), by=filled.county.actor("clerk"))
    row = filled.row("Z11")
    enter_row(row=row, said=Said(actual=row.actual), by=filled.county.actor("clerk"))
    assert titles(filled, "clerk") == ["2024 年度自评还没有计分", "自评表 1 项未填或算不出"]
    mark(evaluation=filled.evaluation, by=filled.county.actor("clerk"))
    assert titles(filled, "clerk") == ["自评表 1 项未填或算不出", "自评表 1 处要写原因"]
    (figure,) = figures_of(desk_of(filled, "clerk"))
    assert figure.title == "自评得分"
    assert "暂计，还有 6.00 分未计" in figure.origin


def test_whose_turn_it_is_finds_it_among_their_things_to_do(marked):
    (figure,) = figures_of(desk_of(marked, "clerk"))
    assert (figure.value, figure.origin) == ("97.74", "优，规则集 MOF10")
    assert titles(marked, "clerk") == []
    submit_evaluation(evaluation=marked.evaluation, by=marked.county.actor("clerk"))
    assert titles(marked, "head") == ["2024 年度自评等您审核"]
    assert titles(marked, "reviewer") == []
