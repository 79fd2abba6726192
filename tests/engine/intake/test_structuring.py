from jixiao.engine.document import Contents, Cover, Heading, Paragraph, Signature

REPORT = """附件3
部门整体绩效自评报告
部门名称：示例县科学技术协会
主管部门：
2024年3月
目  录
摘要
•概述
一、部门概况......1
（一）主要职责......1
二、存在问题......3
摘要
本年得分95分。
一、部门概况
（一）主要职责
负责科普工作。
二、存在问题
没有。
联系人：示例
示例县科学技术协会（盖章）
2024年3月5日
"""


def test_the_cover_is_taken_apart_and_a_blank_stays_empty(written):
    taken = written(REPORT)
    cover = taken.document.blocks[0]
    assert isinstance(cover, Cover)
    assert cover.annex == "附件3"
    assert dict(cover.blanks)["主管部门"] == ()
    assert taken.document.author == "示例县科学技术协会"
    (blank,) = [line for line in taken.places[0].lines if taken.text[line.start : line.end] == "主管部门："]
    assert blank.role == "blank"


def test_the_lines_of_the_contents_are_no_headings(written):
    taken = written(REPORT)
    assert isinstance(taken.document.blocks[1], Contents)
    assert [(entry.level, entry.number, entry.text, entry.page) for entry in taken.entries] == [
        (0, "", "摘要", ""),
        (2, "", "概述", ""),
        (1, "一、", "部门概况", "1"),
        (2, "（一）", "主要职责", "1"),
        (1, "二、", "存在问题", "3"),
    ]
    headings = [block.whole for block in taken.document.blocks if isinstance(block, Heading)]
    assert headings == ["摘要", "一、部门概况", "（一）主要职责", "二、存在问题"]


def test_the_closing_lines_are_a_signature(written):
    last = written(REPORT).document.blocks[-1]
    assert isinstance(last, Signature)
    assert len(last.lines) == 3


def test_a_contents_without_its_title_is_known_by_numbers_that_start_anew(written):
    taken = written(
        "示例局部门决算\n第一部分 概况\n一、职能\n第二部分 附件\n第三部分 附表\n第一部分 概况\n一、职能\n负责工作。\n"
    )
    assert [type(block) for block in taken.document.blocks] == [Cover, Contents, Heading, Heading, Paragraph]


def test_a_contents_counted_by_parts_goes_on_where_the_numbers_start_anew_under_the_next_part(written):
    parts = (
        "第一部分 概况\n一、主要职责\n二、机构设置\n第二部分 决算说明\n一、收入情况\n二、支出情况\n第三部分 名词解释\n"
    )
    taken = written(f"示例局2023年度部门决算\n目录\n{parts}第一部分 概况\n一、主要职责\n负责审计。\n")
    assert len(taken.entries) == 7
    assert [type(block) for block in taken.document.blocks] == [Cover, Contents, Heading, Heading, Paragraph]


def test_the_last_line_of_the_contents_stays_in_it_above_text_without_a_heading(written):
    taken = written(
        "目录\n一、概况\n二、问题\n本报告由示例局编写，共两部分。\n一、概况\n负责审计。\n二、问题\n没有。\n"
    )
    assert [entry.text for entry in taken.entries] == ["概况", "问题"]
    assert isinstance(taken.document.blocks[1], Paragraph)


def test_the_page_of_an_entry_is_read_from_a_field_that_was_saved_as_text(written):
    taken = written("目录\n一、概况 PAGEREF _Toc25831 \\h 3\n二、问题 PAGEREF _Toc32310 h 5\n一、概况\n负责审计。\n")
    assert [(entry.text, entry.page) for entry in taken.entries] == [("概况", "3"), ("问题", "5")]


def test_a_heading_and_its_text_in_one_line_become_two_blocks(written):
    taken = written("一、主要职责。负责科普。\n二、人员\n9人。")
    assert [taken.text[place.start : place.end] for place in taken.places[:2]] == ["一、主要职责。", "负责科普。"]


def test_the_last_item_of_a_list_is_no_heading_though_no_sibling_follows_it(written):
    taken = written(
        "一、概况\n一、贯彻执行法律法规，拟订全县审计规划并组织实施。\n二、承办县政府交办的其他事项。\n内设股室6个。\n"
    )
    assert [type(block) for block in taken.document.blocks] == [Heading, Paragraph, Paragraph, Paragraph]


def test_an_entry_that_was_wrapped_before_its_page_is_one_entry(written):
    entries = "一、概况......1\n（一）职责、机构、\n人员情况......2\n二、问题......5\n"
    taken = written(f"目录\n{entries}一、概况\n负责审计。\n")
    assert [(entry.text, entry.page) for entry in taken.entries] == [
        ("概况", "1"),
        ("职责、机构、人员情况", "2"),
        ("问题", "5"),
    ]


def test_a_blank_that_was_ruled_and_has_no_colon_is_a_blank(written):
    taken = written(
        "部门整体绩效自评报告\n部门（单位）名称　示例县教育局\n主管部门____\n2024年3月\n一、部门概况\n编制9人。\n"
    )
    cover = taken.document.blocks[0]
    assert [(name, bool(line)) for name, line in cover.blanks] == [("部门（单位）名称", True), ("主管部门", False)]
    assert taken.document.author == "示例县教育局"


def test_the_lines_of_the_site_a_paper_was_copied_from_stand_aside(written):
    taken = written(
        "网站首页\n当前位置：首页 > 政务公开 > 绩效信息\n2022年救助资金绩效自评报告\n"
        "发布时间：2023-05-18 来源：民政局 浏览次数：21\n"
        "一、项目概况\n救助200人。\n二、其他\n无。\n上一篇：2021年救助资金绩效自评报告\n打印本页 关闭窗口\n"
    )
    assert taken.document.title == "2022年救助资金绩效自评报告"
    told = [block for block in taken.document.blocks if isinstance(block, Paragraph)]
    assert ["".join(one.text for one in block.line) for block in told] == ["救助200人。", "无。"]


def test_a_sentence_with_a_figure_that_closes_a_list_is_no_heading(written):
    taken = written(
        "一、存在问题\n（一）清扫率偏低。清扫率71.3%，低于约定。\n"
        "（二）60座公厕中有9座存在异味等问题。\n二、建议\n更换设备。\n"
    )
    headings = [block.text for block in taken.document.blocks if isinstance(block, Heading)]
    assert "60座公厕中有9座存在异味等问题。" not in headings
