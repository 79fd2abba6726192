import datetime

import pytest
from tests.records.quiz.days import noon

from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk
from jixiao.records.quiz.fairness.appealing import file_appeal
from jixiao.records.quiz.fairness.at_the_workbench import to_dos
from jixiao.records.quiz.models import Answer, FaultReport, Player

pytestmark = pytest.mark.django_db


def desk(county, who, role, day=25):
    return Desk(
        person=county.people[who], unit=county.unit, unit_year=county.unit_year, roles=frozenset({role}), held=(),
        at=noon(day), address=None, year=2024,
    )  # fmt: skip


def test_appeals_leads_and_reports_wait_for_the_head(county, card, play, lead, excluded):
    who = play(card)
    lead(who)
    version = Answer.objects.first().entry.version
    FaultReport.objects.create(campaign=card.campaign, version=version, text="示例", at=noon(15))
    file_appeal(
        player=Player.objects.select_related("campaign__unit_year").get(pk=excluded.pk), text="示例", at=noon(22)
    )
    found = list(to_dos(desk(county, "head", Role.HEAD)))
    assert [one.title for one in found] == [f"答复 {excluded} 的申诉", "核查 1 条异常线索", "核实 1 处题目差错"]
    assert (found[0].due, found[0].state) == (datetime.date(2024, 9, 29), "")
    assert next(iter(to_dos(desk(county, "head", Role.HEAD, day=30)))).state == "late"
    assert [one.title for one in to_dos(desk(county, "clerk", Role.CLERK))] == [
        "核查 1 条异常线索",
        "核实 1 处题目差错",
    ]
    assert list(to_dos(desk(county, "viewer", Role.VIEWER))) == []


def test_a_year_without_quiz_has_nothing_waiting(county):
    assert list(to_dos(desk(county, "head", Role.HEAD))) == []
