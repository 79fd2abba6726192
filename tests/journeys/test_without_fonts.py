import json
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only fontconfig can be told to see no font")
HINT = "apt install fonts-noto-cjk"


@pytest.fixture
def bare(jixiao, tmp_path: Path):
    """Run ``jixiao`` where the typesetter finds no font of the system."""
    (tmp_path / "无").mkdir()
    settings = tmp_path / "fonts.conf"
    settings.write_text(f'<?xml version="1.0"?><fontconfig><dir>{tmp_path / "无"}</dir></fontconfig>', encoding="utf-8")

    def typed(*words: object, fonts: str = ""):
        return jixiao(*words, FONTCONFIG_FILE=str(settings), JIXIAO_FONTS=fonts)

    return typed


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_one_line_says_what_to_install(bare):
    done = bare("fonts")
    assert done.returncode == 1
    assert done.stdout.count("\n") == 1
    assert HINT in done.stdout


def test_machines_get_the_same_keys_as_ever(bare):
    done = bare("fonts", "--json")
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert told.keys() == {"fonts", "findings", "missing"}
    assert told["fonts"] == []
    assert HINT in told["missing"]


@pytest.mark.font
@pytest.mark.parametrize("way", ["option", "environment"])
def test_a_folder_of_fonts_that_is_named_is_looked_into(bare, cjk_font: Path, way: str):
    folder = str(cjk_font.parent)
    done = bare("fonts", "--folder", folder) if way == "option" else bare("fonts", fonts=folder)
    assert done.returncode == 0
    assert folder in done.stdout


@pytest.mark.parametrize(("words", "status"), [([], 0), (["--format", "docx,pdf,html"], 1)])
def test_the_pdf_is_left_out_with_one_line_and_the_others_come(
    bare, yearbook: Path, tmp_path: Path, words: list[str], status: int
):
    done = bare("report", yearbook, "-o", "出", "--paper", "all", *words)
    assert done.returncode == status
    assert done.stdout.count(HINT) == 1
    assert {path.rpartition(".")[2] for path in names(tmp_path / "出")} == {"docx", "html"}


def test_a_pdf_that_is_left_out_is_told_to_machines(bare):
    told = json.loads(bare("report", "shifan_2024", "-o", "出", "--json").stdout)["files"][0]
    assert [each["format"] for each in told["left_out"]] == ["pdf"]
    assert HINT in told["left_out"][0]["reason"]


def test_the_demo_comes_without_its_pdf(bare, tmp_path: Path):
    done = bare("demo", "--no-serve")
    assert done.returncode == 0
    assert done.stdout.count(HINT) == 1
    papers = [path for path in (tmp_path / "var" / "demo" / "papers").rglob("*") if path.is_file()]
    assert {path.suffix for path in papers} == {".docx", ".html"}
