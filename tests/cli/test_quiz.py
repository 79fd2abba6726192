import pytest

from jixiao.cli.quiz import draw_again
from jixiao.cli.refusals import Refusal

LIST = "AAAAAA\nBBBBBB\nCCCCCC\nDDDDDD\n"


@pytest.fixture
def listed(tmp_path):
    path = tmp_path / "entrants-1.txt"
    path.write_bytes(LIST.encode())
    return str(path)


def test_a_draw_is_repeated_from_seed_and_list(listed, capsys):
    assert draw_again(seed="seed", file=listed, prize=1, winners=2) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].endswith("19b25856e1c150ca834cffc8b59b23adbd0ec0389e58eb22b3b64768098d002b")
    assert [line.split("\t")[1] for line in said[2:]] == ["AAAAAA", "CCCCCC"]


@pytest.mark.parametrize(("content", "said"), [(b"", "没有参与编号"), ("名单".encode(), "不是参加抽奖名单")])
def test_what_is_no_list_is_refused(tmp_path, content, said):
    path = tmp_path / "list.txt"
    path.write_bytes(content)
    with pytest.raises(Refusal, match=said):
        draw_again(seed="seed", file=str(path), prize=1, winners=1)


def test_a_file_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(Refusal, match="读不了"):
        draw_again(seed="seed", file=str(tmp_path / "none.txt"), prize=1, winners=1)


def test_numbers_that_are_none_are_refused(listed):
    with pytest.raises(Refusal, match="正整数"):
        draw_again(seed="seed", file=listed, prize=0, winners=1)
