import pytest

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.campaigns.draw_list import listed, read_draw


def test_a_draw_is_read_as_it_is_listed():
    draw = read_draw("健康 2\n\n防灾减灾：2题\n不限 1")
    assert draw == [{"tag": "健康", "number": 2}, {"tag": "防灾减灾", "number": 2}, {"tag": "", "number": 1}]
    assert read_draw(listed(draw)) == draw


@pytest.mark.parametrize("text", ["健康", "健康 二", "健康 0", "健康 1\n健康 2", "5"])
def test_a_line_that_says_nothing_is_refused(text):
    with pytest.raises(Refused) as refused:
        read_draw(text)
    assert (refused.value.code, refused.value.field) == ("U937", "draw")
