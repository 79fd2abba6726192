"""结果应用 warm: advice for a thousand projects with its trace, and a notice of thirty problems as DOCX and PDF."""

import datetime
import json
import random
from collections.abc import Iterator
from fractions import Fraction

from bench.measuring import Line, timed_in_turn
from bench.papers import written_cell_by_cell
from jixiao.engine.document import Document
from jixiao.engine.errors import MissingFontError
from jixiao.engine.papers import LetterCase, LetterProblem, rectification_notice
from jixiao.engine.render import find_fonts, to_docx, to_pdf
from jixiao.engine.scoring.advice import Case, advice_table, propose
from jixiao.engine.values import Money, Points, Ratio

PROJECTS, PROBLEMS, RUNS, SEED = 1000, 30, 9, 20
ON = datetime.date(2025, 1, 15)


def lines() -> Iterator[Line]:
    """Yield the lines of this topic."""
    table, cases = advice_table(), list(_cases())
    told = [propose(one, table).trace.to_json() for one in cases]
    own, dumped = timed_in_turn(
        lambda: [propose(one, table).trace.to_json() for one in cases], lambda: json.dumps(told), runs=RUNS
    )
    yield Line(
        f"advice for {PROJECTS:,} projects, each with its trace", own, "≤ 1,000 ms", "json.dumps of them", dumped
    )
    notice = notice_of(PROBLEMS)
    own, plain = timed_in_turn(lambda: to_docx(notice), lambda: written_cell_by_cell(notice), runs=RUNS)
    yield Line(f"notice of {PROBLEMS} problems to DOCX", own, "≤ 60 ms", "as much by t.cell() in python-docx", plain)
    try:
        fonts = find_fonts(folder=None)
    except MissingFontError:
        print("no Chinese font: install fonts-noto-cjk to measure the PDF")
        return
    number = iter(range(1, 10_000))  # typst remembers what it has set: no notice is set twice
    own, plain = timed_in_turn(
        lambda: to_pdf(notice_of(PROBLEMS, number=next(number)), fonts=fonts), lambda: to_docx(notice), runs=RUNS
    )
    yield Line(f"notice of {PROBLEMS} problems to PDF", own, "≤ 100 ms", "the same to DOCX", plain)


def _cases() -> Iterator[Case]:
    dice = random.Random(SEED)  # noqa: S311 - a bench draws no lots
    for number in range(PROJECTS):
        yield Case(
            grade=dice.choice(("优", "良", "中", "差", "")),
            total=Points.of(dice.randint(40, 100)),
            rate=Ratio(Fraction(dice.randint(30, 100), 100)),
            budget=Money(dice.randint(1, 900) * 1_000_000),
            repeated=dice.randint(0, 2),
            unmended=dice.randint(0, 1),
            is_reported=bool(number % 9),
            is_judged=bool(number % 7),
            overlap=Fraction(dice.randint(0, 10), 10),
            twin="示例项目",
        )


def notice_of(count: int, *, number: int = 1) -> Document:
    """Return a notice of so many problems under that number."""
    problems = tuple(
        LetterProblem(
            title=f"示例：第{one}个问题",
            what="示例：抽查三期培训，缺签到表、课件和满意度调查表，完成值没有佐证",
            ground="示例：《培训管理办法》第五条",
            source="审计检查",
        )
        for one in range(1, count + 1)
    )
    letter = f"示例财政局绩改〔2025〕{number}号"
    return rectification_notice(
        LetterCase("示例县财政局", "示例县科学技术协会", 2024, letter, ON, problems, deadline=ON)
    )
