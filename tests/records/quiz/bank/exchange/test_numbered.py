import pytest
from tests.records.quiz.bank.exchange.papers import word

from jixiao.records.quiz.bank.exchange.numbered import read_numbered, read_plain, read_word
from jixiao.records.quiz.bank.exchange.plan import PLAN, said_in

PAPER = """示例题库（2024）
一、单选题（每题 1 分）
1．人体最大的器官是（  ）
A．皮肤
B．肝脏
C．心脏
D．肺
答案：A
解析：皮肤约占体重的 16%。
2、下列属于可回收物的是（ ）。
A．旧报纸  B．果皮  C．烟头  D．尘土
【答案】A【解析】果皮是厨余垃圾。
二、多选题
1．合理膳食要做到（ ）
A.食物多样 B.少盐少油 C.天天饮酒 D.规律进餐
答案：ABD
出处：《中国居民膳食指南》
标签：健康、饮食
难度：3
三、判断题
1．抗生素可以治疗感冒。（ ）
答案：×
2. 1.5 米是一米半。
答案：对
"""


def read(text):
    found = read_numbered(text, PLAN)
    assert not found.findings
    return found.rows


def said(text):
    rows = read(text)
    assert [row.errors for row in rows] == [{} for _ in rows]
    return [said_in(row.values) for row in rows]


def test_numbered_questions_are_read_with_options_in_one_line_or_one_each():
    first, second, third, fourth, fifth = said(PAPER)
    assert (first.kind, first.text, first.options, first.right) == (
        "single", "人体最大的器官是（  ）", ("皮肤", "肝脏", "心脏", "肺"), 1,
    )  # fmt: skip
    assert first.explanation == "皮肤约占体重的 16%。"
    assert (second.options, second.right, second.explanation) == (
        ("旧报纸", "果皮", "烟头", "尘土"), 1, "果皮是厨余垃圾。",
    )  # fmt: skip
    assert (third.kind, third.right, third.tags, third.difficulty) == ("multi", 0b1011, ("健康", "饮食"), 3)
    assert third.options == ("食物多样", "少盐少油", "天天饮酒", "规律进餐")
    assert third.source == "《中国居民膳食指南》"
    assert (fourth.kind, fourth.right, fifth.right) == ("judge", 2, 1)
    assert fifth.text == "1.5 米是一米半。"


def test_a_word_paper_is_read_as_its_lines_are():
    rows = read_word(word(*PAPER.splitlines()), PLAN).rows
    assert [said_in(row.values).kind for row in rows] == ["single", "single", "multi", "judge", "judge"]


@pytest.mark.parametrize(
    ("text", "kind", "right", "stem"),
    [
        ("1．洗手要用流动的水（√）", "judge", 1, "洗手要用流动的水（ ）"),
        ("1．下列对的是（ B ）\nA．甲\nB．乙", "single", 2, "下列对的是（ ）"),
        ("1．【多选题】下列对的是（AC）。\nA．甲\nB．乙\nC．丙", "multi", 5, "下列对的是（ ）。"),
        ("（1）下列对的是\nA、甲\nB、乙\n正确答案：B", "single", 2, "下列对的是"),
        ("第1题：下列对的是\n（A）甲\n（B）乙\n答案：A", "single", 1, "下列对的是"),
    ],
)
def test_an_answer_may_stand_in_the_question(text, kind, right, stem):
    (one,) = said(text)
    assert (one.kind, one.right, one.text) == (kind, right, stem)


def test_lines_that_go_on_belong_to_what_they_follow():
    (one,) = said("1．题干第一行\n第二行\nA．甲的\n下一行\nB．乙\n答案：A\n解析：一\n二")
    assert (one.text, one.options, one.explanation) == ("题干第一行第二行", ("甲的下一行", "乙"), "一\n二")


def test_words_that_only_begin_like_a_label_are_words():
    (one,) = said("1．题干\n来源广泛的\nA．甲\nB．乙\n答案 B")
    assert (one.text, one.source, one.right) == ("题干来源广泛的", "", 2)


def test_each_fault_names_its_question_and_line():
    missing, unknown = read("7．没有答案的题（ ）\nA．甲\nB．乙\n8．难度乱写\nA．甲\nB．乙\n答案：A\n难度：很难")
    assert missing.number == 1
    assert missing.errors["right"][0] == "第 7 题（第 1 行）：答案未填"
    assert unknown.number == 4
    assert unknown.errors["difficulty"][0].startswith("第 8 题（第 4 行）：")


def test_a_paper_without_questions_or_none_at_all_is_a_finding():
    assert read_numbered("只有一段话。", PLAN).findings[0].code == "I104"
    assert read_word(b"", PLAN).findings[0].code == "I101"
    assert read_word(b"not a paper", PLAN).findings
    assert read_plain(b"\xff\xff\xfe\x80\x81", PLAN).findings[0].code == "I109"


def test_a_plain_text_is_read_as_numbered_questions_or_as_gift():
    assert len(read_plain("1．甲\nA．对的\nB．错的\n答案：A".encode("gb18030"), PLAN).rows) == 1
    assert len(read_plain("::T1::甲{=对的 ~错的}".encode(), PLAN).rows) == 1
