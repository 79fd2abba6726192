import pytest

from jixiao.cli.findings import counted, findings_json, say_findings, status_of
from jixiao.engine.errors import Finding, Place

MUST = Finding("F101", Place("公式第 1 字"), "读不下去", "重写")
AGAIN = Finding("F101", Place("公式第 9 字"), "也读不下去", "重写")
OTHERWISE = Finding("F101", Place("公式末尾"), "少了一截", "补上")
MAY = Finding("F210", Place(), "没有用到", "去掉")


def test_the_worst_come_first_and_one_cure_is_told_once(capsys: pytest.CaptureFixture[str]):
    say_findings([MAY, MUST, OTHERWISE, AGAIN], indent=2)
    assert capsys.readouterr().out.splitlines() == [
        "  必须改（3 条）",
        "    F101 写法不通",
        "      位置：公式第 1 字",
        "      原因：读不下去",
        "      位置：公式第 9 字",
        "      原因：也读不下去",
        "      改法：重写",
        "      位置：公式末尾",
        "      原因：少了一截",
        "      改法：补上",
        "  建议（1 条）",
        "    F210 有数没有用到",
        "      原因：没有用到",
        "      改法：去掉",
    ]


def test_findings_are_counted_by_weight():
    assert counted([MAY, MUST, AGAIN]) == "必须改 2 条、建议 1 条"
    assert counted([]) == "没有发现问题"


def test_only_what_must_be_mended_ends_a_run_with_1():
    assert status_of([MAY]) == 0
    assert status_of([MAY, MUST]) == 1


def test_machines_get_the_worst_first_too():
    assert [finding["code"] for finding in findings_json([MAY, MUST])] == ["F101", "F210"]
