import pytest

from jixiao.records.quiz.bank.likeness import known_in, like_ones

pytestmark = pytest.mark.django_db


def test_nearly_the_same_words_are_found_and_a_common_stem_with_other_options_is_not(county, write):
    first = write(text="人体最大的器官是（ ）。")
    write(text="下列说法正确的是？", options=("太阳从东边升起", "月亮自己发光"), right=1)
    among = known_in(county.unit)
    (found,) = like_ones("人体最大的器官是什么", kind="single", options=("皮肤", "肝脏", "心脏", "肺"), among=among)
    assert (found.known.name, found.percent >= 85) == ("T1", True)
    assert like_ones("人体最大的器官是", kind="single", options=first.options, among=among, but=first.question_id) == []
    assert like_ones("下列说法正确的是", kind="single", options=("勤洗手", "少通风"), among=among) == []
    assert like_ones("（？）", kind="single", options=(), among=among) == []
