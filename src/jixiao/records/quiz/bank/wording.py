"""What a question says: pure. Its options and which are right, read from what people type, and whether it can stand."""

import dataclasses
import re
import unicodedata
from collections.abc import Iterable, Sequence

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.models import HARDEST, MOST_OPTIONS, QuestionKind

LETTERS = "ABCDEFGH"
TRUTH = ("对", "错")
FEWEST_OPTIONS = 2
MOST_TEXT, MOST_OPTION, MOST_SOURCE, MOST_EXPLANATION = 500, 200, 300, 2000
MOST_TAGS, MOST_TAG, MOST_WORDS = 8, 20, 200
_TRUE = frozenset({"对", "正确", "是", "√", "✓", "✔", "T", "TRUE", "Y", "A"})
_FALSE = frozenset({"错", "错误", "否", "×", "✗", "✘", "X", "F", "FALSE", "N", "B", "不对", "不正确"})
_BETWEEN = re.compile(r"[\s,，、;；/和与]+")
_LETTER = re.compile(r"^([A-Ha-h])\s*[.．、:：]\s*(?=\S)")


@dataclasses.dataclass(frozen=True, slots=True)
class Said:
    """What a version says, as people wrote it. ``right`` has a bit for each right option."""

    kind: str
    text: str
    options: tuple[str, ...]
    right: int
    explanation: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    difficulty: int = 2
    picture_words: str = ""


def judged(said: Said) -> Said:
    """Return what is said, trimmed; refuses what nobody could answer or read, with the field at fault."""
    trimmed = dataclasses.replace(
        said,
        text=said.text.strip(),
        options=TRUTH if said.kind == QuestionKind.JUDGE else _without_letters(said.options),
        explanation=said.explanation.strip(),
        source=said.source.strip(),
        tags=tuple(dict.fromkeys(one.strip() for one in said.tags if one.strip())),
        picture_words=said.picture_words.strip(),
    )
    _require_text(trimmed)
    _require_options(trimmed.options)
    _require_right(trimmed)
    _require_rest(trimmed)
    return trimmed


def plain_of(text: str) -> str:
    """Return a text without spaces and punctuation, in one width and one case: what likeness is found by."""
    return "".join(one for one in unicodedata.normalize("NFKC", text).casefold() if one.isalnum())[:MOST_TEXT]


def letters_of(right: int) -> str:
    """Return the right options as letters: 5 is AC."""
    return "".join(letter for place, letter in enumerate(LETTERS) if right & 1 << place)


def answer_words(kind: str, right: int) -> str:
    """Return the answer as people write it: 对, or letters."""
    if kind == QuestionKind.JUDGE:
        return "、".join(word for place, word in enumerate(TRUTH) if right & 1 << place)
    return letters_of(right)


def read_answer(kind: str, text: str) -> int | None:
    """Return the bits of an answer as people type it (A, ABD, A、B, 对, √), None for what is none."""
    typed = unicodedata.normalize("NFKC", text).strip().upper().strip("。.()[]")
    if kind == QuestionKind.JUDGE:
        return 1 if typed in _TRUE else 2 if typed in _FALSE else None
    found = 0
    for letter in _BETWEEN.sub("", typed):
        if letter not in LETTERS:
            return None
        found |= 1 << LETTERS.index(letter)
    return found or None


def is_truth(text: str) -> bool:
    """Return whether an answer can only be that of a 判断: 对, 错, √, ×."""
    typed = unicodedata.normalize("NFKC", text).strip().upper().strip("。.()[]")
    return typed in (_TRUE | _FALSE) - set(LETTERS)


def lettered(options: Iterable[str], right: int) -> list[tuple[str, str, bool]]:
    """Return each option with its letter and whether it is right."""
    return [(LETTERS[place], one, bool(right & 1 << place)) for place, one in enumerate(options)]


def _without_letters(options: Sequence[str]) -> tuple[str, ...]:
    """Return options trimmed, and without their own letters where each of them was typed with it (A．春节)."""
    trimmed = tuple(unicodedata.normalize("NFC", one).strip() for one in options)
    found = [_LETTER.match(one) for one in trimmed]
    if all(one and one[1].upper() == letter for one, letter in zip(found, LETTERS, strict=False)):
        return tuple(_LETTER.sub("", one) for one in trimmed)
    return trimmed


def _require_text(said: Said) -> None:
    if said.kind not in QuestionKind.values:
        raise Refused("没有选题型", cure="从单选、多选、判断里选一种", code="U915", field="kind")
    if not said.text:
        raise Refused("题干没有填", code="U915", field="text")
    if len(said.text) > MOST_TEXT:
        cure = "题干写短些，背景写进解析"
        raise Refused(f"题干有 {len(said.text)} 个字，最多 {MOST_TEXT} 个字", cure=cure, code="U915", field="text")


def _require_options(options: Sequence[str]) -> None:
    if not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS:
        cause = f"有 {len(options)} 个选项，应当是 {FEWEST_OPTIONS} 到 {MOST_OPTIONS} 个"
        raise Refused(cause, cure="补齐或合并选项", code="U916", field="options")
    for letter, one in zip(LETTERS, options, strict=False):
        if not one:
            raise Refused(f"选项 {letter} 是空的", cure="填上，或把后面的选项提前", code="U916", field="options")
        if len(one) > MOST_OPTION:
            cause = f"选项 {letter} 有 {len(one)} 个字，最多 {MOST_OPTION} 个字"
            raise Refused(cause, cure="写短些", code="U916", field="options")
    plain = [plain_of(one) or one for one in options]
    for place, one in enumerate(plain):
        if one in plain[:place]:
            first = LETTERS[plain.index(one)]
            raise Refused(f"选项 {first} 和 {LETTERS[place]} 相同", cure="改其中一个", code="U917", field="options")


def _require_right(said: Said) -> None:
    if said.right <= 0:
        raise Refused("没有写正确答案", cure="写明哪个选项正确", code="U918", field="right")
    if said.right >= 1 << len(said.options):
        cause = f"答案是 {letters_of(said.right)}，选项只到 {LETTERS[len(said.options) - 1]}"
        raise Refused(cause, cure="核对答案和选项", code="U918", field="right")
    if said.kind != QuestionKind.MULTI and said.right.bit_count() != 1:
        word = QuestionKind(said.kind).label
        cause = f"{word}题有 {said.right.bit_count()} 个正确答案"
        raise Refused(cause, cure=f"{word}题只能有一个；确有几个的，题型改为多选", code="U918", field="right")


def _require_rest(said: Said) -> None:
    if not 1 <= said.difficulty <= HARDEST:
        cause = f"难度是 {said.difficulty}，应当是 1 到 {HARDEST}"
        raise Refused(cause, cure="1 最易，5 最难", code="U920", field="difficulty")
    for name, word, most in (
        ("explanation", "解析", MOST_EXPLANATION),
        ("source", "题目出处", MOST_SOURCE),
        ("picture_words", "题图文字说明", MOST_WORDS),
    ):
        length = len(getattr(said, name))
        if length > most:
            raise Refused(f"{word}有 {length} 个字，最多 {most} 个字", cure="写短些", code="U920", field=name)
    if len(said.tags) > MOST_TAGS or any(len(one) > MOST_TAG for one in said.tags):
        cause = f"标签最多 {MOST_TAGS} 个，每个最多 {MOST_TAG} 个字"
        raise Refused(cause, cure="留下要用来抽题的几个", code="U920", field="tags")
