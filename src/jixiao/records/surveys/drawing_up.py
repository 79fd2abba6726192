"""The form that is shipped with the program, and what a question is before it is kept."""

import dataclasses
import tomllib
from collections.abc import Sequence
from importlib.resources import files

from jixiao.orgs.refusing import Refused
from jixiao.records.surveys.models import Question, QuestionKind

MOST_QUESTIONS, MOST_OPTIONS, MOST_LETTERS = 20, 20, 60
CLOSED = frozenset({QuestionKind.SCALE, QuestionKind.SINGLE, QuestionKind.MULTI, QuestionKind.MATRIX})


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is drawn up."""

    kind: str
    text: str
    options: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    is_required: bool = False
    is_rate: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class ShippedForm:
    """A whole form."""

    title: str
    intro: str
    scale: tuple[str, ...]
    questions: tuple[Asked, ...]


def shipped_form() -> ShippedForm:
    """Return the satisfaction form that the program brings along."""
    text = files("jixiao.records.surveys").joinpath("shipped/satisfaction.toml").read_text("utf-8")
    read = tomllib.loads(text)
    scale = tuple(read["scale"])
    questions = tuple(
        Asked(
            one["kind"], one["text"],
            tuple(one.get("options", scale if one["kind"] in {"scale", "matrix"} else ())),
            tuple(one.get("rows", ())), bool(one.get("is_required")), bool(one.get("is_rate")),
        )
        for one in read["questions"]
    )  # fmt: skip
    return ShippedForm(read["title"], read["intro"], scale, questions)


SHIPPED = shipped_form()


def asked_by(question: Question) -> Asked:
    """Return a kept question as one to be drawn up again."""
    options, rows = tuple(question.options), tuple(question.rows)
    return Asked(question.kind, question.text, options, rows, question.is_required, question.is_rate)


def judged(questions: Sequence[Asked]) -> tuple[Asked, ...]:
    """Return the questions as they can be kept: a scale without levels has the five usual ones.

    Refuses no or too many questions, one without text, options that are too few or stand twice, a 矩阵 without rows,
    two questions for the rate or one that is no scale.
    """
    if not 0 < len(questions) <= MOST_QUESTIONS:
        raise Refused("问题数不对", cure=f"至少 1 题，最多 {MOST_QUESTIONS} 题", code="U840")
    rated = [number for number, one in enumerate(questions, start=1) if one.is_rate]
    if len(rated) > 1:
        raise Refused(f"第 {rated[0]}、{rated[1]} 题都标为总体满意度题", cure="只留一题，满意率从它算", code="U841")
    return tuple(_judged(one, number) for number, one in enumerate(questions, start=1))


def _judged(one: Asked, number: int) -> Asked:
    if one.kind not in QuestionKind.values:
        raise Refused(f"第 {number} 题没有选题型", cure="选一种题型", code="U842")
    if not one.text.strip():
        raise Refused(f"第 {number} 题没有题目", cure="写上题目，或去掉这一题", code="U842")
    if one.is_rate and one.kind != QuestionKind.SCALE:
        raise Refused(f"第 {number} 题是总体满意度题，但不是满意程度题", cure="题型改为满意程度", code="U841")
    options, rows = _cleaned(one.options), _cleaned(one.rows)
    if one.kind in {QuestionKind.SCALE, QuestionKind.MATRIX} and not options:
        options = SHIPPED.scale
    if one.kind in CLOSED:
        _require_options(options, number)
        if one.is_rate and len(options) < len(SHIPPED.scale) - 1:
            raise Refused(f"第 {number} 题的满意程度少于 4 级", cure="用五级：非常满意至非常不满意", code="U843")
    if one.kind == QuestionKind.MATRIX and not 0 < len(rows) <= MOST_OPTIONS:
        raise Refused(f"第 {number} 题是矩阵题，没有各行", cure="每行写一个方面", code="U843")
    return Asked(
        one.kind, one.text.strip()[:200], () if one.kind == QuestionKind.TEXT else options,
        rows if one.kind == QuestionKind.MATRIX else (), one.is_required or one.is_rate, one.is_rate,
    )  # fmt: skip


def _require_options(options: tuple[str, ...], number: int) -> None:
    if not 1 < len(options) <= MOST_OPTIONS or len(set(options)) < len(options):
        cause = f"第 {number} 题的选项要有 2 至 {MOST_OPTIONS} 个，不能重复"
        raise Refused(cause, cure="一行写一个选项", code="U843")


def _cleaned(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(text.strip()[:MOST_LETTERS] for text in texts if text.strip())
