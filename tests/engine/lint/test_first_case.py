"""The first case: what a strict reviewer marked in it and a machine can find (the numbers are the reviewer's)."""

from pathlib import Path

import pytest

from jixiao.engine.errors import Severity
from jixiao.engine.intake import read_paper
from jixiao.engine.lint import Checked, check_paper

MARKED = (
    ("1 主管部门空白", "S132", "主管部门："),
    ("1 标题缺年度", "S134", "部门（单位）整体绩效自评报告"),
    ("2 名称写错", "C401", "香河县科协技术协会"),
    ("2 名称丢字", "C403", "香河科学技术协会"),
    ("4 摘要有目无文", "S112", "摘要"),
    ("4 没有得分", "S107", "部门（单位）整体绩效实现情况"),
    ("4 没有等级", "S108", "部门（单位）整体绩效实现情况"),
    ("8 目标照抄职责", "R505", "贯彻执行上级党委的路线方针政策"),
    ("9 任务写成成绩", "D308", "深入开展了"),
    ("12 金额单位不一", "N224", "5000元"),
    ("14 有钱没有结果：培训", "R501", "科技实用技术培训"),
    ("14 有钱没有结果：平台", "R501", "科技工作者之家平台"),
    ("14 有钱没有结果：反邪教", "R501", "反邪教协会活动"),
    ("14 有钱没有结果：素质", "R501", "全民科学素质"),
    ("14 有钱没有结果：老科协", "R501", "老科技工作者协会"),
    ("15 有结果没有目标：工作者日", "R503", "科技工作者日"),
    ("15 有结果没有目标：e站", "R503", "基层科协和科普e站"),
    ("15 有结果没有目标：未成年人", "R503", "未成年人科学素质教育"),
    ("17 有目标资金而无项目支出", "N227", "基本支出258.13万元"),
    ("18 收支差", "N206", "258.13万元"),
    ("19 预算调整没有交代", "N228", "255.37万元"),
    ("19 没有执行率", "N216", "258.13万元"),
    ("21 控制率两个值", "N245", "小于100%"),
    ("22 安排较好没有数据", "W607", "预算安排控制较好"),
    ("23 转移资金支付", "W609", "转移资金支付"),
    ("23 合规没有依据", "R527", "不存在截留"),
    ("24 效益没有数据", "R526", "一年来"),
    ("24 缺句号", "W615", "社会效益"),
    ("24 较好的完成", "W614", "较好的完成"),
    ("26 活动日期对不上", "D303", "9月1日"),
    ("28 整段照抄", "W602", "答题所获得积分"),
    ("31 过了日子还写准备", "D307", "准备参评"),
    ("31 数量含糊", "W606", "200余件"),
    ("32 年内建成", "D306", "年内建成"),
    ("33 镇还是乡镇", "C440", "9个乡镇"),
    ("33 方案没有文号", "R536", "实施方案"),
    ("36 绘画论篇", "W613", "134篇"),
    ("36 科级工作者", "W608", "科级工作者"),
    ("36 科学认证", "W609", "科学认证"),
    ("36 使用技术", "W608", "先进使用技术"),
    ("36 部门儿", "W608", "部门儿"),
    ("36 启动式", "C415", "启动式"),
    ("37 序号相撞", "S119", "三、"),
    ("42 结果应用没有内容", "R522", "拟应用"),
    ("42 自评率没有基数", "R524", "自评率100%"),
    ("42 公开没有时间", "R523", "信息公开"),
    ("42 绩效预算执行", "W609", "绩效预算执行"),
    ("44 破折号", "W620", "--"),
)


@pytest.fixture(scope="module")
def checked(shared: Path) -> Checked:
    (file,) = (shared / "seed").glob("*.txt")
    return check_paper(read_paper(file), name=file.name)


@pytest.mark.parametrize(("code", "words"), [one[1:] for one in MARKED], ids=[one[0] for one in MARKED])
def test_what_the_reviewer_marked_is_found(checked: Checked, code: str, words: str):
    found = [finding.place.quote for finding in checked.findings if finding.code == code]
    assert any(words in quote for quote in found), found


def test_what_is_said_with_full_weight_is_true(checked: Checked):
    must = [(one.code, one.place.quote) for one in checked.findings if one.severity is Severity.MUST]
    assert must == [("S132", "主管部门：")]


def test_no_rule_fails_and_every_quote_is_the_texts_own(checked: Checked):
    assert all(finding.code != "L901" for finding in checked.findings)
    told = checked.to_json()["findings"]
    assert all(checked.taken.text[one["start"] : one["end"]] == one["quote"] for one in told)
