import datetime

from jixiao.engine.document import gaps_of, plain_text
from jixiao.engine.papers import AdvisedProject, advice_letter
from jixiao.engine.render import to_docx

LINE = AdvisedProject(
    "示例项目", "中", "71.00", "58.20%", "12.00", "压减 10%", "1.20", "等级为中（地方文件：予以一定比例核减）"
)


def letter(*lines):
    return advice_letter(
        authority="示例县财政局",
        unit="示例县科协",
        year=2024,
        number="财政局绩建〔2025〕1号",
        on=datetime.date(2025, 4, 16),
        lines=lines,
        answer_by=datetime.date(2025, 5, 16),
    )


def test_the_letter_is_for_the_year_after_with_each_line_and_its_rule():
    paper = letter(LINE)
    text = plain_text(paper)
    for words in ("2025年预算安排建议书", "示例项目，压减 10%", "等级为中", "1.20", "2025年5月16日前书面回复", "附件"):
        assert words in text, words
    assert to_docx(paper)[:2] == b"PK"


def test_without_lines_the_gap_is_seen():
    assert [gap.text for gap in gaps_of(letter())] == ["（未提供：建议）"]
