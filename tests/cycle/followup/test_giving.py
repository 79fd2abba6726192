import pytest
from tests.cycle.evaluation.conftest import LATER
from tests.cycle.followup.conftest import advice

from jixiao.cycle.followup.giving import answer_advice, give_advices, uphold_advice
from jixiao.cycle.followup.lettering import issued_document
from jixiao.cycle.followup.models import Advice, Letter
from jixiao.cycle.followup.proposing import adjust_advice
from jixiao.cycle.followup.speaking import say_to_goals
from jixiao.cycle.followup.wording import words_of
from jixiao.engine.document import plain_text
from jixiao.engine.values import Points
from jixiao.orgs.refusing import Refused, Stale
from jixiao.orgs.registering import open_year


def by(case, who="reviewer"):
    return case.county.actor(who, at=LATER)


def refusal(act, **told):
    with pytest.raises(Refused) as refused:
        act(**told)
    return refused.value.code


def test_given_out_it_stands_in_the_goal_form_of_the_next_year_and_in_one_letter(proposed):
    county = proposed.county
    later = open_year(unit=county.unit, year=2025, by=county.actor("system"))
    assert not [one for one in say_to_goals(later) if one.words.startswith("预算建议")]
    rows = list(Advice.objects.order_by("project_code"))
    letter = give_advices(authority=county.finance, unit_year=county.unit_year, advices=rows, by=by(proposed))
    said = [one for one in say_to_goals(later) if one.words.startswith("预算建议")]
    assert next((one.about, one.words) for one in said) == ("部门整体", "预算建议：据实保障")
    page = county.client("clerk").get(county.address("goals/", year=2025)).content.decode()
    assert "上年结果怎么说" in page
    assert "等级为良" in page
    text = plain_text(issued_document(Letter.objects.select_related("authority", "unit_year__unit").get(pk=letter.pk)))
    for words in ("2025年预算安排建议书", "财政局绩建〔2025〕1号", "部门整体", "据实保障", "等级为良"):
        assert words in text, words


def test_what_was_given_out_is_neither_given_again_nor_changed_without_a_view_of_the_unit(given):
    county = given.county
    told = {"authority": county.finance, "unit_year": county.unit_year, "by": by(given)}
    assert refusal(give_advices, advices=[advice(given)], **told) == "U810"
    assert refusal(give_advices, advices=[], **told) == "U817"
    assert refusal(give_advices, advices=[advice(given)], **{**told, "unit_year": county.other_year}) == "U817"
    assert refusal(adjust_advice, advice=advice(given), verdict="取消", cut=None, reason="示例", by=by(given)) == "U810"


def test_the_unit_answers_and_the_bureau_adjusts_with_a_reason_and_every_version_is_kept(given):
    whole = answer_advice(advice=advice(given), answer="object", words="示例：已补正", by=by(given, "clerk"))
    assert refusal(uphold_advice, advice=whole, reason=" ", by=by(given)) == "U812"
    adjust_advice(advice=whole, verdict="压减", cut=Points.of(5), reason="示例：部分采纳", by=by(given))
    assert words_of(advice(given)) == "压减 5%"
    kinds = [(step.kind, step.verdict) for step in advice(given).steps.order_by("pk")]
    assert kinds == [
        ("given", "据实保障"),
        ("answered", "据实保障"),
        ("adjusted", "压减 5%"),
    ]
    again = {"advice": advice(given), "answer": "agree", "words": "", "by": by(given, "clerk")}
    assert refusal(answer_advice, **again) == "U822"


def test_a_view_is_upheld_once_and_the_goal_form_says_while_it_is_open(given):
    county = given.county
    later = open_year(unit=county.unit, year=2025, by=county.actor("system"))
    whole = answer_advice(advice=advice(given), answer="object", words="示例：不同意", by=by(given, "head"))
    assert any("等财政局答复" in one.why for one in say_to_goals(later))
    uphold_advice(advice=whole, reason="示例：依据不足", by=by(given))
    assert not any("等财政局答复" in one.why for one in say_to_goals(later))
    assert refusal(uphold_advice, advice=advice(given), reason="再次", by=by(given)) == "U823"


def test_another_view_says_why_and_nothing_is_answered_before_it_is_given(advised):
    told = {"answer": "agree", "words": "", "by": by(advised, "clerk")}
    assert refusal(answer_advice, advice=advice(advised), **told) == "U820"
    county = advised.county
    rows = [advice(advised)]
    give_advices(authority=county.finance, unit_year=county.unit_year, advices=rows, by=by(advised))
    assert refusal(answer_advice, advice=advice(advised), **{**told, "answer": "object"}) == "U821"
    assert refusal(answer_advice, advice=advice(advised), **{**told, "answer": ""}) == "U821"
    answer_advice(advice=advice(advised), **told, stamp=advice(advised).version)
    with pytest.raises(Stale):
        answer_advice(advice=advice(advised), **told, stamp=1)
