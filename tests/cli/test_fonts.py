import json
from pathlib import Path

import pytest


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


@pytest.mark.parametrize("way", ["option", "environment"])
def test_a_folder_of_fonts_that_is_none_is_refused(run, tmp_path: Path, way: str):
    missing = tmp_path / "没有"
    words = ["--folder", missing] if way == "option" else []
    environment = {} if words else {"JIXIAO_FONTS": str(missing)}
    result = run("fonts", *words, **environment)
    assert result.exit_code == 2
    assert f"“{missing}”不是文件夹" in result.stderr
    assert result.stdout == ""
