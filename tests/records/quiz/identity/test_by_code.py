import pytest
from tests.records.quiz.days import noon

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.identity.by_code import newcomer_by_code

pytestmark = pytest.mark.django_db


def test_a_code_is_known_however_it_is_typed_and_brings_its_group(campaign, code):
    one = campaign()
    given = code(one, group="示例小学")
    for text in ("ABCDE23456", "abcde 23456", " abcde-23456 "):
        who = newcomer_by_code(campaign=one, text=text)
        assert (who.way, who.key, who.code_group) == ("code", given.digest, "示例小学")


def test_a_code_that_was_never_given_out_is_refused(campaign, code):
    one = campaign()
    code(one)
    for text in ("", "WRONG", "ABCDE2345", "一二三", "A" * 500):
        with pytest.raises(Refused) as refused:
            newcomer_by_code(campaign=one, text=text)
        assert (refused.value.code, refused.value.field) == ("U955", "c")


def test_a_voided_code_and_one_of_another_campaign_are_refused(campaign, code):
    one, other = campaign(), None
    code(one, voided_on=noon(2).date())
    with pytest.raises(Refused):
        newcomer_by_code(campaign=one, text="ABCDE23456")
    other = campaign(versions=[entry.version for entry in one.pool.all()])
    with pytest.raises(Refused):
        newcomer_by_code(campaign=other, text="ABCDE23456")
