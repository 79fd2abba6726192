import hashlib

from jixiao.records.quiz.prizes.lots import draw_lots, handles_in, hash_of, list_of, lot_of

LIST = "AAAAAA\nBBBBBB\nCCCCCC\nDDDDDD\n"


def test_the_list_is_sorted_and_has_each_once():
    assert list_of(["DDDDDD", "AAAAAA", "CCCCCC", "BBBBBB", "AAAAAA"]) == LIST
    assert handles_in(LIST.replace("\n", "\r\n")) == ["AAAAAA", "BBBBBB", "CCCCCC", "DDDDDD"]


def test_the_digests_are_those_anybody_gets():
    assert hash_of("seed") == "19b25856e1c150ca834cffc8b59b23adbd0ec0389e58eb22b3b64768098d002b"
    assert hash_of(LIST) == hashlib.sha256(LIST.encode()).hexdigest()
    said = f"seed|{hash_of(LIST)}|1|AAAAAA"
    assert (
        lot_of(seed="seed", list_hash=hash_of(LIST), prize=1, handle="AAAAAA")
        == hashlib.sha256(said.encode()).hexdigest()
    )


def test_the_smallest_win_and_each_prize_is_drawn_anew():
    assert draw_lots(seed="seed", text=LIST, prize=1, winners=2) == ["AAAAAA", "CCCCCC"]  # by sha256sum
    assert draw_lots(seed="seed", text=LIST, prize=2, winners=2) == ["DDDDDD", "BBBBBB"]
    assert draw_lots(seed="other", text=LIST, prize=1, winners=4) != draw_lots(
        seed="seed", text=LIST, prize=1, winners=4
    )


def test_where_fewer_are_in_the_draw_all_of_them_win():
    assert set(draw_lots(seed="seed", text=LIST, prize=1, winners=9)) == set(handles_in(LIST))
    assert draw_lots(seed="seed", text="", prize=1, winners=3) == []
    assert draw_lots(seed="seed", text=LIST, prize=1, winners=0) == []
