"""Papers given together: the words of this one are marked, the other is named with its own."""

from tests.engine.lint.specimens import taken_of

from jixiao.engine.errors import Finding
from jixiao.engine.lint import check_paper

REPORT = """青山县水利局2023年度部门整体支出绩效自评报告
一、部门概况
本单位编制22名，年末在职20人。
二、预算执行情况
2023年度支出年初预算数为300万元，决算数为281.11万元，其中基本支出181.11万元，项目支出100万元。
预算执行率93.7%。
三、评价结论
经自评，自评得分96.5分，评价等级为优。
"""
TABLE = """青山县水利局2023年度部门整体支出绩效自评表
| 部门资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
| 年度资金总额 | 300 | 300 | 281.11 | 10 | 93.70% | 9.37 |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| 产出指标 | 数量指标 | 维修渠道 | ≥5公里 | 6公里 | 50 | 50 |
| 效益指标 | 社会效益 | 受益农户 | ≥200户 | 190户 | 40 | 37.13 |
| 总分 | | | | | 100 | 96.5 |
"""


def found(own: str, *others: str) -> list[Finding]:
    checked = check_paper(
        taken_of(own), name="报告", companions={f"第{number}份": taken_of(other) for number, other in enumerate(others)}
    )
    crashed = [finding.cause for finding in checked.findings if finding.code == "L901"]
    assert not crashed, crashed
    return [finding for finding in checked.findings if "C431" <= finding.code <= "C436"]


def test_papers_that_agree_give_no_finding():
    assert found(REPORT, TABLE) == []
    assert found(TABLE, REPORT) == []


def test_a_paper_alone_gives_no_finding():
    assert found(REPORT) == []


def test_another_amount_is_told_with_the_words_and_the_title_of_the_other_paper():
    (finding,) = found(REPORT, TABLE.replace("281.11", "461.45").replace("93.70%", "93.7%"))
    assert (finding.code, finding.place.quote) == ("C433", "281.11万元")
    assert "461.45万元" in finding.cause
    assert "部门整体支出绩效自评表" in finding.cause


def test_both_papers_are_marked_each_when_it_is_checked():
    other = TABLE.replace("281.11", "461.45").replace("93.70%", "93.7%")
    (finding,) = found(other, REPORT)
    assert (finding.code, finding.place.quote) == ("C433", "461.45")
    assert "281.11万元" in finding.cause


def test_another_rate_is_found():
    (finding,) = found(REPORT, TABLE.replace("93.70%", "98.70%"))
    assert (finding.code, finding.place.quote) == ("C433", "93.7%")


def test_another_total_score_is_found():
    (finding,) = found(REPORT, TABLE.replace("| 96.5 |", "| 97.5 |"))
    assert (finding.code, finding.place.quote) == ("C434", "96.5分")
    assert "97.5 分" in finding.cause


def test_other_posts_are_found():
    account = "青山县水利局2023年度部门决算情况说明\n本单位编制24名，年末在职20人。\n"
    (finding,) = found(REPORT, account)
    assert (finding.code, finding.place.quote) == ("C433", "22名")


def test_amounts_rounded_otherwise_agree():
    account = "青山县水利局2023年度部门决算情况说明\n2023年度支出决算数为2811100元，基本支出181.1万元。\n"
    assert found(REPORT, account) == []


def test_the_table_of_one_project_is_not_held_against_the_report_of_the_whole():
    project = TABLE.replace("部门整体支出", "渠道维修项目").replace("281.11", "61.45").replace("部门资金", "项目资金")
    assert found(REPORT, project) == []


def test_papers_of_another_year_or_unit_are_not_held_against_it():
    other = TABLE.replace("281.11", "461.45")
    assert found(REPORT, other.replace("2023年度", "2022年度")) == []
    assert found(REPORT, other.replace("青山县水利局", "青山县林业局")) == []
    assert found(REPORT, other.replace("青山县水利局", "白石县水利局")) == []


def test_a_paper_without_the_name_of_its_unit_is_left():
    assert found(REPORT, TABLE.replace("青山县水利局", "").replace("281.11", "461.45")) == []


def test_wider_places_before_the_name_do_not_matter():
    (finding,) = found(REPORT, TABLE.replace("青山县水利局", "白水市青山县水利局").replace("281.11", "461.45"))
    assert finding.code == "C433"


def test_a_name_spelt_otherwise_is_found_and_still_taken_for_the_same_unit():
    own = REPORT.replace("青山县水利局", "青山县水利水电工程管理局")
    other = TABLE.replace("青山县水利局", "青山县水利水电工程管里局").replace("281.11", "461.45")
    assert {finding.code for finding in found(own, other)} == {"C433", "C436"}


def test_several_companions_are_each_looked_at():
    other = TABLE.replace("281.11", "461.45")
    account = "青山县水利局2023年度部门决算情况说明\n本单位编制24名。\n"
    assert [finding.code for finding in found(REPORT, other, account)] == ["C433", "C433"]
