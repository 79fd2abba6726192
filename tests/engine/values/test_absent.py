import pytest

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED


def test_the_two_absences_are_different_and_print_their_own_word() -> None:
    assert UNFILLED != NOT_APPLICABLE
    assert (str(UNFILLED), str(NOT_APPLICABLE)) == ("未填", "不适用")


@pytest.mark.parametrize("absence", [UNFILLED, NOT_APPLICABLE])
def test_an_absence_is_neither_true_nor_false_so_zero_is_never_confused_with_nothing(absence: object) -> None:
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(absence)


@pytest.mark.parametrize("absence", [UNFILLED, NOT_APPLICABLE])
def test_an_absence_is_never_zero(absence: object) -> None:
    assert absence != 0
