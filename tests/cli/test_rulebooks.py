import json
from pathlib import Path

import pytest

from jixiao.engine.scoring import METHODS, rulebooks


def test_every_rulebook_and_every_method_is_listed(run):
    result = run("rulebooks")
    assert result.exit_code == 0
    assert all(f"{book.code} " in result.stdout and book.title in result.stdout for book in rulebooks().values())
    assert all(method.name in result.stdout for method in METHODS.values())


def test_the_list_is_told_to_machines(run):
    told = json.loads(run("rulebooks", "--json").stdout)
    assert [book["code"] for book in told["rulebooks"]] == [*rulebooks()]
    assert [method["code"] for method in told["methods"]] == [*METHODS]


@pytest.mark.parametrize("code", ["MOF10", "mof10"])
def test_one_rulebook_is_shown_with_the_source_of_every_rule(run, code: str):
    result = run("rulebooks", code)
    assert result.exit_code == 0
    assert "财预〔2020〕10号第十三条" in result.stdout
    assert "预算执行率 10，产出指标 50，效益指标 30，满意度指标 10" in result.stdout
    assert "优 90 分起，良 80 分起，中 60 分起，差 0 分起" in result.stdout


def test_one_rulebook_is_told_to_machines(run):
    told = json.loads(run("rulebooks", "MOF10", "--json").stdout)
    assert told["frames"][0]["groups"] == {"产出指标": "50", "效益指标": "30", "满意度指标": "10"}
    assert told["grades"][0] == {"name": "优", "floor": "90"}
    assert all(provision["source"] and provision["mark"] for provision in told["provisions"])


def test_a_rulebook_of_ones_own_may_state_only_what_differs(run, tmp_path: Path):
    own = tmp_path / "本县.toml"
    own.write_text(
        'extends = "MOF10"\ncode = "BENXIAN"\ntitle = "本县办法"\nregion = "本县"\nsource = "示例文件"\n'
        'since = 2024-01-01\nmark = "存疑"\napplies_to = "部门整体"\n',
        encoding="utf-8",
    )
    result = run("rulebooks", own)
    assert result.exit_code == 0, result.stderr
    assert "BENXIAN 本县办法" in result.stdout


def test_every_fault_of_a_rulebook_of_ones_own_is_told_at_once(run, tmp_path: Path):
    own = tmp_path / "本县.toml"
    own.write_text('extends = "MOF10"\nfull = "一百"\ncolour = "red"\nmark = "听说"\n', encoding="utf-8")
    result = run("rulebooks", own)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert all(word in result.stderr for word in ("full", "colour", "听说"))


def test_a_rulebook_file_that_is_no_text_is_refused(run, tmp_path: Path):
    own = tmp_path / "本县.toml"
    own.write_bytes("title = '绩效'".encode("gbk"))
    result = run("rulebooks", own)
    assert result.exit_code == 2
    assert "不是 UTF-8" in result.stderr


@pytest.mark.parametrize(("code", "told"), [("MOF11", "您是想用 MOF10"), ("没有.toml", "可用的有：")])
def test_a_rulebook_that_is_not_there_is_refused_with_the_nearest(run, code: str, told: str):
    result = run("rulebooks", code)
    assert result.exit_code == 2
    assert f"没有“{code}”这部规则集" in result.stderr
    assert told in result.stderr
