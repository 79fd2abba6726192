import datetime

import pytest
from tests.cycle.followup.conftest import found
from tests.rooms import NOON

from jixiao.cycle.followup.models import Accountability, GoodCase
from jixiao.cycle.followup.registering import collect_case, register_accountability, withdraw_accountability
from jixiao.orgs.refusing import Refused

TOMORROW = NOON.date() + datetime.timedelta(days=1)


def register(case, **more):
    told = {
        "kind": "talk",
        "ground": "示例：办法第九条",
        "words": "示例：逾期未整改",
        "on": NOON.date(),
        "problems": [case.problem],
        **more,
    }
    county = case.county
    return register_accountability(
        authority=county.finance, unit_year=county.unit_year, by=county.actor("reviewer"), **told
    )


def test_a_step_is_registered_with_its_ground_and_problems_and_taken_back_it_stays(issued):
    made = register(issued)
    assert list(made.problems.all()) == [issued.problem]
    withdraw_accountability(accountability=made, reason="示例：登记有误", by=issued.county.actor("reviewer"))
    assert Accountability.objects.get().withdrawn_because == "示例：登记有误"
    with pytest.raises(Refused) as refused:
        withdraw_accountability(accountability=made, reason="再次", by=issued.county.actor("reviewer"))
    assert refused.value.code == "U814"


@pytest.mark.parametrize(
    "wrong",
    [
        {"ground": " "},
        {"words": ""},
        {"kind": "beat"},
        {"problems": []},
        {"on": NOON.date() + datetime.timedelta(days=1)},
    ],
)
def test_a_step_says_on_which_ground_for_what_and_when(issued, wrong):
    with pytest.raises(Refused) as refused:
        register(issued, **wrong)
    assert refused.value.code == "U813"
    assert not Accountability.objects.exists()


def test_praise_needs_no_problem_and_others_problems_do_not_count(issued):
    assert register(issued, kind="praise", problems=[]).kind == "praise"
    with pytest.raises(Refused):
        register(issued, problems=[found(issued.county, unit_year=issued.county.other_year)])


def test_a_good_case_says_what_why_and_in_which_score(county):
    told = {"title": "示例：流动科技馆", "what": "示例", "why_good": "示例", "score_from": "2024 年自评"}
    by = county.actor("reviewer")
    collect_case(unit_year=county.unit_year, by=by, **told)
    assert GoodCase.objects.count() == 1
    with pytest.raises(Refused) as refused:
        collect_case(unit_year=county.unit_year, by=by, **{**told, "score_from": ""})
    assert refused.value.code == "U815"
