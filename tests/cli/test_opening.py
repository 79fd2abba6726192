from pathlib import Path

from jixiao.cli.opening import Named, distinct_stems, find_year


def test_a_file_goes_before_a_year_that_ships_with_the_same_name(tmp_path: Path, monkeypatch):
    (tmp_path / "shifan_2024").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert find_year("shifan_2024").path == Path("shifan_2024")
    assert find_year("xianghe_2019").path is None


def test_files_of_the_same_name_begin_differently_whatever_their_case():
    years = [Named(name, Path(name)) for name in ("甲/a.xlsx", "乙/A.toml", "丙/b.xlsx", "丁/a.xlsx")]
    assert distinct_stems(years) == ("a", "A-2", "b", "a-3")
