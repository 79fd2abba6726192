import uuid

from jixiao.web.once import once_field, token_of


def test_the_token_of_a_form_comes_back(ask):
    token = uuid.uuid4()
    assert str(token) in once_field(str(token))
    assert token_of(ask(post={"once": str(token)})) == token


def test_a_token_that_is_not_ours_is_none(ask):
    assert token_of(ask(post={"once": "x"})) is None
    assert token_of(ask(post={})) is None
