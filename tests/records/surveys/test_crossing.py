import pytest
from tests.records.surveys.days import ANSWERED

from jixiao.orgs.refusing import Refused
from jixiao.records.surveys.answering import answer_by_link
from jixiao.records.surveys.crossing import cross
from jixiao.records.surveys.queries import questions_of


def test_pairs_are_counted_either_way_round_and_in_one_statement(opened, rated, django_assert_num_queries):
    survey = opened(way="link")
    several = ({3: [(0, 0), (0, 2)], 4: [(0, 2)]}, {3: [(0, 2)], 4: [(0, 3)]}, {4: [(0, 2)]})
    for number, more in enumerate(several):
        answers = rated(survey, number, more=more)
        answer_by_link(survey=survey, device=f"示例{number}", group=None, answers=answers, on=ANSWERED)
    overall, _, multi, age, _ = questions_of(survey)
    with django_assert_num_queries(1):
        found = cross(down=multi, across=age)
    assert [found.counts[0][2], found.counts[2][2], found.counts[2][3]] == [1, 1, 1]
    assert sum(map(sum, found.counts)) == 3
    turned = cross(down=age, across=multi)
    assert turned.counts == tuple(zip(*found.counts, strict=True))
    assert [row[2] for row in cross(down=overall, across=age).counts] == [1, 0, 1, 0, 0]


def test_a_matrix_a_text_and_a_question_of_another_survey_are_not_crossed(opened):
    overall, matrix, _, _, text = questions_of(opened())
    foreign = questions_of(opened(title="示例另一项"))[3]
    for other in (matrix, text, overall, foreign):
        with pytest.raises(Refused, match="不能交叉"):
            cross(down=overall, across=other)
