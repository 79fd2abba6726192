from pathlib import Path

from jixiao.cli.opening import find_year


def test_a_file_goes_before_a_year_that_ships_with_the_same_name(tmp_path: Path, monkeypatch):
    (tmp_path / "shifan_2024").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert find_year("shifan_2024").path == Path("shifan_2024")
    assert find_year("xianghe_2019").path is None
