from pathlib import Path

from jixiao.config.secret import secret_key


def test_a_key_that_is_given_is_used_and_nothing_is_written(tmp_path: Path):
    assert secret_key("k" * 40, data=tmp_path) == "k" * 40
    assert list(tmp_path.iterdir()) == []


def test_the_first_start_makes_a_key_that_only_we_can_read_and_the_next_finds_it(tmp_path: Path):
    made = secret_key("", data=tmp_path / "new")
    assert len(made) >= 48
    assert secret_key("", data=tmp_path / "new") == made
    assert (tmp_path / "new" / "secret.key").stat().st_mode & 0o077 == 0
