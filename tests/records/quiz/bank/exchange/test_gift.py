import pytest

from jixiao.records.quiz.bank.exchange.gift import read_gift, write_gift
from jixiao.records.quiz.bank.exchange.plan import PLAN, said_in
from jixiao.records.quiz.bank.wording import Said

GIFT = r"""// 示例
$CATEGORY: $course$/top/健康

// [tag:饮食] [难度:4] [出处:示例手册]
::T1::人体最大的器官是{
    =皮肤#答对了
    ~肝脏
    ~心\=脏#不是
}

::多选::下列哪些对\:{~%50%甲 ~%50%乙 ~%-100%丙 ####两个都对}

抗生素治感冒{F#感冒多是病毒#对}

[html]<p>水的<b>沸点</b>&nbsp;是</p>{=100 ~50}

太阳从{=东 ~西}边升起
"""


def said(text):
    rows = read_gift(text, PLAN).rows
    assert [row.errors for row in rows] == [{} for _ in rows]
    return [said_in(row.values) for row in rows]


def test_gift_is_read_with_its_tags_feedback_and_escapes():
    one, many, judge, html, gap = said(GIFT)
    assert (one.kind, one.options, one.right, one.explanation) == ("single", ("皮肤", "肝脏", "心=脏"), 1, "答对了")
    assert (one.tags, one.difficulty, one.source) == (("饮食",), 4, "示例手册")
    assert (many.kind, many.text, many.right, many.explanation) == ("multi", "下列哪些对:", 3, "两个都对")
    assert many.tags == ("健康",)
    assert (judge.kind, judge.right, judge.explanation) == ("judge", 2, "感冒多是病毒 对")
    assert html.text.split() == ["水的沸点", "是"]
    assert gap.text == "太阳从____边升起"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("谁写的{=鲁迅 =周树人}", "是填空题"),
        ("几{#5}", "是数值题"),
        ("配{=甲->乙 =丙->丁}", "是配对题"),
        ("说说{}", "是问答题"),
        ("没有括号", "没有写答案的花括号"),
        ("没有完{=甲 ~乙", "花括号没有写完"),
        ("没有号{甲 ~乙}", "答案要以 = 或 ~ 开头"),
        ("多{=甲" + "~乙" * 8 + "}", "有 9 个选项"),
    ],
)
def test_what_the_bank_has_no_place_for_is_a_fault_with_its_line(text, words):
    fine, row = read_gift(f"好的{{=甲 ~乙}}\n\n{text}", PLAN).rows
    assert not fine.errors
    cause = row.errors["text"][0]
    assert cause.startswith("第 2 题（第 3 行）")
    assert words in cause


def test_what_is_written_is_read_again_as_it_was():
    questions = [
        Said("single", "甲{乙}~=#:\\？", ("一", "丙"), 1, "解析：有\n两行", "示例手册", ("健康", "饮食"), 3),
        Said("multi", "三个对", ("甲", "乙", "丙", "丁"), 0b111, "", "", (), 1),
        Said("judge", "判断", ("对", "错"), 2, "示例", "", ("环保",), 5),
    ]
    assert said(write_gift((f"T{number}", one) for number, one in enumerate(questions))) == questions


def test_an_empty_text_is_a_finding():
    assert read_gift("\n// 没有题\n", PLAN).findings[0].code == "I104"
