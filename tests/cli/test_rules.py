import json

from jixiao.engine.lint import RULES


def test_every_rule_is_listed_with_its_weight(run):
    listed = run("rules").stdout
    assert [rule.code for rule in RULES if rule.code not in listed] == []


def test_one_family_is_listed_alone(run):
    told = json.loads(run("rules", "n", "--json").stdout)["rules"]
    assert {one["code"][0] for one in told} == {"N"}
    assert run("rules", "Z").exit_code == 2


def test_a_rule_tells_its_manual(run):
    told = run("rule", "n201").stdout
    assert "N201 部分大于总数" in told
    assert all(f"{word}：" in told for word in ("检查什么", "为什么", "反例", "正例", "依据"))
    assert json.loads(run("rule", "N201", "--json").stdout)["wrong"]


def test_a_code_of_another_room_is_told_from_the_table(run):
    assert "文稿是空的" in run("rule", "I101").stdout


def test_an_unknown_code_is_refused_with_the_nearest(run):
    refused = run("rule", "N20l")
    assert refused.exit_code == 2
    assert "您是想看 N2" in refused.stderr
