import json
from pathlib import Path


def test_the_demo_writes_below_the_folder_it_stands_in(run, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("demo")
    assert result.exit_code == 0
    made = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.docx")]
    assert sorted(made) == ["var/demo/shifan_2024-自评报告.docx", "var/demo/xianghe_2019-自评报告.docx"]


def test_there_is_nothing_to_serve_yet_and_saying_so_changes_nothing(run, tmp_path: Path):
    assert json.loads(run("demo", "--no-serve", "-o", tmp_path, "--json").stdout).keys() == {"files"}
