import json
import sys
from pathlib import Path

import pytest

HIDDEN = pytest.mark.skipif(sys.platform != "linux", reason="only fontconfig can be told to see no font")


@pytest.mark.font
def test_a_font_is_listed_for_every_role(run):
    result = run("fonts")
    assert result.exit_code == 0
    assert all(word in result.stdout for word in ("正文", "标题", "黑体", "楷体", "西文", "仿宋_GB2312"))


@pytest.mark.font
def test_the_fonts_are_told_to_machines(run):
    told = json.loads(run("fonts", "--json").stdout)
    assert told.keys() == {"fonts", "findings", "missing"}
    assert [font["role"] for font in told["fonts"]] == ["正文", "标题", "黑体", "楷体", "西文"]
    assert told["missing"] is None


@HIDDEN
@pytest.mark.usefixtures("no_fonts")
def test_without_any_font_one_line_says_what_to_install(run):
    result = run("fonts")
    assert result.exit_code == 1
    assert result.stdout.count("\n") == 1
    assert "apt install fonts-noto-cjk" in result.stdout


@HIDDEN
@pytest.mark.usefixtures("no_fonts")
def test_without_any_font_machines_get_the_same_keys(run):
    result = run("fonts", "--json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert told["fonts"] == []
    assert "fonts-noto-cjk" in told["missing"]


@HIDDEN
@pytest.mark.font
@pytest.mark.usefixtures("no_fonts")
@pytest.mark.parametrize("way", ["option", "environment"])
def test_a_folder_of_fonts_that_is_named_is_looked_into(run, cjk_font: Path, way: str):
    words = ["--folder", cjk_font.parent] if way == "option" else []
    environment = {} if words else {"JIXIAO_FONTS": str(cjk_font.parent)}
    result = run("fonts", *words, **environment)
    assert result.exit_code == 0
    assert str(cjk_font.parent) in result.stdout


@pytest.mark.parametrize("way", ["option", "environment"])
def test_a_folder_of_fonts_that_is_none_is_refused(run, tmp_path: Path, way: str):
    missing = tmp_path / "没有"
    words = ["--folder", missing] if way == "option" else []
    environment = {} if words else {"JIXIAO_FONTS": str(missing)}
    result = run("fonts", *words, **environment)
    assert result.exit_code == 2
    assert f"“{missing}”不是文件夹" in result.stderr
    assert result.stdout == ""
