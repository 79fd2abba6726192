"""Texts that only this site can read again."""

from jixiao.web.sealing import seal, unseal


def test_what_was_sealed_is_read_again_and_lies_in_no_plain_words():
    sealed = seal("13800001234", purpose="jixiao.tests")
    assert "13800001234" not in sealed
    assert unseal(sealed, purpose="jixiao.tests") == "13800001234"


def test_a_seal_of_another_purpose_and_what_is_no_seal_say_nothing():
    assert unseal(seal("13800001234", purpose="jixiao.tests"), purpose="jixiao.others") == ""
    assert unseal("汉字", purpose="jixiao.tests") == unseal("gibberish", purpose="jixiao.tests") == ""


def test_another_secret_opens_nothing(settings):
    sealed = seal("13800001234", purpose="jixiao.tests")
    settings.SECRET_KEY = "another"
    assert unseal(sealed, purpose="jixiao.tests") == ""
