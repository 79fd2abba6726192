"""The columns of a question, and a row of them as what the bank writes."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.bank.wording import (
    LETTERS,
    TRUTH,
    Said,
    answer_words,
    judged,
    read_answer,
)
from jixiao.records.quiz.models import HARDEST, QuestionKind
from jixiao.web.importing import ImportColumn, ImportPlan, ImportRow, row_of
from jixiao.web.tagged import read_tags

USUAL_DIFFICULTY = 2
PLACE = "place"
"""Where a question stands in a file that is no table (第 3 题（第 9 行）): kept among the texts of its row."""
_SPELLINGS = (
    (QuestionKind.SINGLE, ("单选题", "单项选择", "单项选择题", "选择", "选择题")),
    (QuestionKind.MULTI, ("多选题", "多项选择", "多项选择题", "不定项选择题")),
    (QuestionKind.JUDGE, ("判断题", "是非题", "对错题")),
)
OPTIONS = tuple(f"option_{letter.lower()}" for letter in LETTERS)
_HINTS = {0: "判断题的选项空着", 1: "", 7: "最多八个选项"}
_DIFFICULTY = f"1 到 {HARDEST}，1 最易；空着按 {USUAL_DIFFICULTY}"
PLAN = ImportPlan(
    key="quiz.questions",
    title="竞答题目",
    columns=(
        ImportColumn(
            "kind",
            "题型",
            kind="choice",
            required=True,
            choices=tuple(QuestionKind.choices),
            spellings=tuple((kind.value, word) for kind, words in _SPELLINGS for word in words),
            width=8,
        ),
        ImportColumn("text", "题干", required=True, width=48, hint="最多 500 个字", others=("题目", "问题", "试题")),
        *(
            ImportColumn(
                key, f"选项{letter}", width=18, hint=_HINTS.get(place, ""), others=(letter, f"选项 {letter}"),
                quiet=True,
            )
            for place, (key, letter) in enumerate(zip(OPTIONS, LETTERS, strict=True))
        ),
        ImportColumn(
            "right", "答案", required=True, width=10, hint="单选如 B，多选如 ABD，判断填 对 或 错",
            others=("正确答案", "标准答案", "参考答案"),
        ),
        ImportColumn("explanation", "解析", width=36, hint="答完后给人看", others=("答案解析", "试题解析")),
        ImportColumn("source", "出处", width=24, hint="如：《中国公民健康素养》", others=("题目出处", "来源")),
        ImportColumn("tags", "标签", width=16, hint="几个的用顿号隔开；抽题按标签", others=("知识点", "分类")),
        ImportColumn("difficulty", "难度", kind="count", width=8, hint=_DIFFICULTY),
    ),
)  # fmt: skip


def row_at(place: str, line: int, texts: Mapping[str, str], plan: ImportPlan) -> ImportRow:
    """Return the row of a question of a file that is no table; each fault names its place."""
    row = row_of(line, {**texts, PLACE: place}, plan)
    errors = {key: (f"{place}：{cause}", cure) for key, (cause, cure) in row.errors.items()}
    return dataclasses.replace(row, errors=errors)


def placed(row: ImportRow, cause: str) -> str:
    """Return the cause of a fault with the place of its question before it, where the row number does not tell it."""
    place = row.texts.get(PLACE, "")
    return f"{place}：{cause}" if place else cause


def said_in(values: Mapping[str, Any]) -> Said:
    """Return what a row says; raise Refused with the column at fault where it can be no question."""
    kind = values.get("kind") or ""
    options = _options(kind, values)
    answer = str(values.get("right") or "")
    right = read_answer(kind, answer)
    if right is None:
        wanted = "对 或 错" if kind == QuestionKind.JUDGE else "选项的字母，如 B 或 ABD"
        raise Refused(f"答案「{answer[:20]}」看不懂", cure=f"填{wanted}", code="U918", field="right")
    difficulty = values.get("difficulty")
    said = Said(
        kind=kind,
        text=str(values.get("text") or ""),
        options=options,
        right=right,
        explanation=str(values.get("explanation") or ""),
        source=str(values.get("source") or ""),
        tags=read_tags(str(values.get("tags") or "")),
        difficulty=USUAL_DIFFICULTY if difficulty is None else int(difficulty),
    )
    try:
        return judged(said)
    except Refused as refused:
        if refused.field == "options":
            refused.field = OPTIONS[_letter_at_fault(refused.cause, len(options))]
        raise


def texts_of(said: Said) -> dict[str, str]:
    """Return a question as a row of the table: what ``said_in`` reads again as the same."""
    options = () if said.kind == QuestionKind.JUDGE else said.options
    texts = {
        "kind": QuestionKind(said.kind).label,
        "text": said.text,
        "right": answer_words(said.kind, said.right),
        "explanation": said.explanation,
        "source": said.source,
        "tags": "、".join(said.tags),
        "difficulty": str(said.difficulty),
    }
    return texts | dict(zip(OPTIONS, options, strict=False))


def _options(kind: str, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the options up to the last one written; those of a 判断 are always the same two."""
    if kind == QuestionKind.JUDGE:
        return TRUTH
    found = [str(values.get(key) or "").strip() for key in OPTIONS]
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def _letter_at_fault(cause: str, number: int) -> int:
    """Return the place of the option that a refusal names last, or the first one that is missing."""
    named = [LETTERS.index(one) for one in cause if one in LETTERS]
    return named[-1] if named else min(number, len(LETTERS) - 1)
