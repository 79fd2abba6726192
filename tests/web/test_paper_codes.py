import pytest

from jixiao.web.paper_codes import LENGTH, LETTERS, PrintedCode, new_code, plain_code


def test_a_code_has_no_letter_that_is_mistaken_for_another():
    made = {new_code() for _ in range(200)}
    assert len(made) == 200
    assert all(len(code) == LENGTH and set(code) <= set(LETTERS) for code in made)
    assert not {"0", "O", "1", "I", "L"} & set(LETTERS)


@pytest.mark.parametrize("typed", ["abcde fghjk", "ABCDE-FGHJK", " ABCDEFGHJK ", "ABC DEF GHJ K"])
def test_a_code_is_read_however_it_is_typed(typed):
    assert plain_code(typed) == "ABCDEFGHJK"


def test_a_code_is_shown_in_two_halves():
    assert PrintedCode(1, "ABCDEFGHJK", "").spaced == "ABCDE FGHJK"
