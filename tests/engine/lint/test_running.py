import dataclasses

import pytest
from tests.engine.lint.specimens import taken_of

from jixiao.engine.intake import read_paper_bytes
from jixiao.engine.lint import RULES, check_paper, running
from jixiao.engine.lint.rule import Rule

WRONG = "全年支出120万元，其中项目支出160万元。"


def codes(text: str, **given) -> list[str]:
    return [finding.code for finding in check_paper(taken_of(text), name="样例", **given).findings]


def test_a_code_or_a_family_is_ignored_where_it_is_not_wanted():
    assert "N201" in codes(WRONG)
    assert "N201" not in codes(WRONG, ignored={"N201"})
    assert not [code for code in codes(WRONG, ignored={"N"}) if code.startswith("N")]


def test_a_rule_that_fails_is_a_finding_and_stops_no_other(monkeypatch: pytest.MonkeyPatch):
    def fail(_):
        raise ZeroDivisionError("0")

    monkeypatch.setattr(running, "RULES", (Rule("W601", fail), *(rule for rule in RULES if rule.code != "W601")))
    found = check_paper(taken_of(WRONG), name="样例").findings
    crashed = [finding for finding in found if finding.code == "L901"]
    assert len(crashed) == 1
    assert "W601" in crashed[0].cause
    assert "N201" in [finding.code for finding in found]


def test_what_could_not_be_read_is_told_and_no_rule_is_run():
    checked = check_paper(read_paper_bytes(b"", name="空.docx"), name="空.docx")
    assert [finding.code for finding in checked.findings] == ["I101"]


def test_a_fault_repeated_without_end_is_told_a_hundred_times_and_counted():
    text = "\n".join(f"全年支出{number}万元，其中项目支出{number + 900}万元。" for number in range(1, 161))
    found = [finding for finding in check_paper(taken_of(text), name="样例").findings if finding.code == "N201"]
    assert len(found) == running.MOST_OF_ONE
    assert "还有 60 处" in max(found, key=lambda finding: finding.place.start or 0).cause


def test_the_json_quotes_the_plain_text():
    checked = check_paper(taken_of(WRONG), name="样例")
    told = checked.to_json()
    assert told["file"] == "样例"
    wanted = {"code", "severity", "start", "end", "quote", "message", "cure", "block"}
    assert all(wanted <= set(one) for one in told["findings"])
    assert all(checked.taken.text[one["start"] : one["end"]] == one["quote"] for one in told["findings"])


def test_findings_stand_in_the_order_of_the_text():
    found = check_paper(taken_of(f"{WRONG}\n对服务对象服务对象发放。\n{WRONG}"), name="样例").findings
    starts = [finding.place.start or 0 for finding in found]
    assert starts == sorted(starts)
    assert dataclasses.is_dataclass(found[0])


def test_whose_paper_it_is_is_told_by_the_title_where_there_is_no_cover():
    text = "示例县教育局2023年度部门整体支出绩效自评报告\n一、部门概况\n编制9人。"
    assert check_paper(taken_of(text), name="样例").unit == "示例县教育局"
