import re

import pytest

from jixiao.engine.errors import Finding, Place, Severity, code_table, worst_first


def test_every_code_has_a_family_letter_three_digits_and_a_full_life_story() -> None:
    assert code_table()
    for code, entry in code_table().items():
        assert re.fullmatch(r"[A-Z]\d{3}", code), code
        assert entry.name
        assert entry.explained.endswith("。"), code
        assert entry.status in {"stable", "preview", "retired"}, code
        assert Severity(entry.severity)


def test_no_two_codes_share_a_name() -> None:
    names = [entry.name for entry in code_table().values()]
    assert sorted(names) == sorted(set(names))


def test_a_finding_says_where_why_and_how_to_mend_it() -> None:
    code = next(iter(code_table()))
    finding = Finding(code, Place("《预算》表 C4 单元格", quote="约200"), "不是一个确定的数", "填实际数")
    text = finding.text()
    for words in (
        code,
        finding.name,
        str(finding.severity),
        "《预算》表 C4 单元格「约200」",
        "不是一个确定的数",
        "填实际数",
    ):
        assert words in text
    assert finding.to_json()["quote"] == "约200"


def test_what_must_be_mended_comes_first_and_otherwise_the_order_stays() -> None:
    by_severity = {entry.severity: code for code, entry in code_table().items()}
    if set(by_severity) != {"必须改", "应当改", "建议"}:
        pytest.fail("the table holds codes of all three weights")
    findings = [
        Finding(by_severity[weight], Place(str(n)), "因", "法") for n, weight in enumerate(["建议", "应当改", "必须改"])
    ]
    assert [str(found.severity) for found in worst_first(findings)] == ["必须改", "应当改", "建议"]
