from jixiao.web.sealing import digest, mac, seal, unseal


def test_what_a_room_sealed_it_alone_opens_again():
    sealed = seal("张小明", room="contests")
    assert "张" not in sealed
    assert unseal(sealed, room="contests") == "张小明"
    assert unseal(sealed, room="quiz") == ""
    assert unseal("不是", room="contests") == ""


def test_a_digest_is_the_same_again_and_another_in_another_room():
    assert digest("甲", room="contests") == digest("甲", room="contests") == mac("甲", room="contests").hex()
    assert digest("甲", room="contests") != digest("甲", room="quiz")
    assert len(digest("甲", room="contests")) == 64


def test_another_secret_opens_nothing(settings):
    sealed, before = seal("甲", room="contests"), digest("甲", room="contests")
    settings.SECRET_KEY = "another"
    assert unseal(sealed, room="contests") == ""
    assert digest("甲", room="contests") != before
