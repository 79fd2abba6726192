import datetime

import pytest
from tests.cycle.followup.conftest import found
from tests.rooms import NOON

from jixiao.cycle.followup.lettering import issued_document
from jixiao.cycle.followup.models import Accountability, Letter
from jixiao.cycle.followup.registering import register_accountability, withdraw_accountability
from jixiao.engine.document import plain_text
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


@pytest.mark.parametrize(
    ("kind", "title", "number"),
    [
        ("remind", "关于预算绩效问题整改的提醒函", "财政局绩醒〔2025〕1号"),
        ("talk", "预算绩效约谈通知书", "财政局绩谈〔2025〕1号"),
        ("circular", "预算绩效问题的通报", "财政局绩通〔2025〕1号"),
        ("transfer", "预算绩效问题线索移送书", "财政局绩移〔2025〕1号"),
        ("praise", "关于表扬示例县科学技术协会的通报", "财政局绩扬〔2025〕1号"),
    ],
)
def test_each_step_has_a_letter_of_its_own_number(issued, kind, title, number):
    made = register(issued, kind=kind)
    letter = Letter.objects.select_related("authority", "unit_year__unit").get(pk=made.letter_id)
    assert letter.number == number
    text = plain_text(issued_document(letter))
    for words in (title, "示例：办法第九条", "示例：逾期未整改"):
        assert words in text, words
    withdraw_accountability(accountability=made, reason="示例：登记有误", by=issued.county.actor("reviewer"))
    letter.refresh_from_db()
    assert letter.withdrawn_because == "示例：登记有误"
