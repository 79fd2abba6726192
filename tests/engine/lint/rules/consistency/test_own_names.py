"""The unit's own name: which places it begins with, and where a paper has it."""

import pytest
from tests.engine.lint.specimens import taken_of

from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rules.consistency.own_names import own_names, split_name
from jixiao.engine.lint.rules.consistency.slips import slip_between

NAMES = {
    "甲乙市丙丁区妇女联合会": (("甲乙市", "丙丁区"), "妇女联合会"),
    "南县财政局": (("南县",), "财政局"),
    "内蒙古自治区巴彦淖尔市临河区卫生健康委员会": (("内蒙古自治区", "巴彦淖尔市", "临河区"), "卫生健康委员会"),
    "景德镇市城市管理局": (("景德镇市",), "城市管理局"),
    "北京市市场监督管理局": (("北京市",), "市场监督管理局"),
    "徐州市鼓楼区教育局": (("徐州市", "鼓楼区"), "教育局"),
    "巴州区民政局": (("巴州区",), "民政局"),
    "青山县住房和城乡建设局": (("青山县",), "住房和城乡建设局"),
    "青山县乡村振兴局": (("青山县",), "乡村振兴局"),
    "青山县柳河镇卫生院": (("青山县", "柳河镇"), "卫生院"),
    "大理白族自治州财政局": (("大理白族自治州",), "财政局"),
    "机关事务服务中心": ((), "机关事务服务中心"),
}
SLIPS = {
    ("残疾人联会", "残疾人联合会"): "漏了“合”字",
    ("残疾人联合合会", "残疾人联合会"): "多了“合”字",
    ("残疾人合联会", "残疾人联合会"): "“联合”写颠倒成了“合联”",
    ("残废人联合会", "残疾人联合会"): "“疾”写成了“废”",
    ("发展改革局", "发展和改革局"): "",
    ("第二高级中学", "第一高级中学"): "",
    ("林业技术推广中心", "农业技术推广中心"): "",
    ("老科学技术协会", "科学技术协会"): "",
    ("住建局", "住房和城乡建设局"): "",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_split_into_places_and_the_rest(name: str):
    assert split_name(name) == NAMES[name]


@pytest.mark.parametrize("pair", SLIPS)
def test_a_slip_is_told_from_another_name(pair: tuple[str, str]):
    typed, meant = pair
    assert slip_between(typed, meant) == SLIPS[pair]


def test_names_are_found_on_cover_in_title_in_tables_and_above_the_seal():
    text = """青山县林业局2023年度部门整体支出绩效自评报告
一、部门概况
编制30名。
| 部门（单位）名称 | 青山县林业局 | 主管部门 | 青山县人民政府 |
| 年度 | 2023 | | |
青山县林业局（盖章）
2024年3月15日
"""
    assert [(name.origin, name.whole) for name in own_names(Paper(taken_of(text)))] == [
        ("标题", "青山县林业局"),
        ("表内“部门（单位）名称”", "青山县林业局"),
        ("落款", "青山县林业局"),
    ]
