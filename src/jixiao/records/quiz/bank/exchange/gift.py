"""Moodle's GIFT, read and written: 单选, 多选 and 判断. What the bank has no place for is a fault, with its line.

Tags, difficulty and source stand in a comment before the question, as Moodle itself keeps tags: ``// [tag:健康]``.
"""

import dataclasses
import html
import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from jixiao.engine.errors import Finding, Place
from jixiao.records.quiz.bank.exchange.plan import OPTIONS, row_at
from jixiao.records.quiz.bank.wording import LETTERS, Said, letters_of
from jixiao.records.quiz.models import QuestionKind
from jixiao.web.importing import DryRun, ImportPlan, ImportRow

GIFT_SHAPE = (
    "Moodle 的 GIFT：题与题之间空一行\n单选 题干{=正确 ~错误 ~错误}\n多选 题干{~%50%正确 ~%50%正确 ~%-100%错误}\n"
    "判断 题干{TRUE} 或 {FALSE}\n解析写在 #### 后面；填空、配对、数值、问答题不收"
)
_SPECIAL = "~=#{}:\\"
_ESCAPED = re.compile(r"\\([~=#{}:\\n])")
_TITLE = re.compile(r"^\s*::(?P<title>.*?)(?<!\\)::", re.DOTALL)
_FORMAT = re.compile(r"^\s*\[(?P<format>html|moodle|plain|markdown)\]\s*", re.IGNORECASE)
_WEIGHT = re.compile(r"^%(?P<weight>-?\d{1,3}(?:\.\d{1,6})?)%")
_NOTE = re.compile(r"\[(?P<key>tag|难度|出处):(?P<value>[^\]]*)\]")
_CATEGORY = re.compile(r"^\s*\$CATEGORY:\s*(?P<path>.+)$")
_TRUTH = {"T": "对", "TRUE": "对", "F": "错", "FALSE": "错"}
_NO_TAGS = {"top", "$course$", "$system$", "$module$", "$cat1$"}
_MARKUP = re.compile(r"<[^>]{1,200}>")
MOST = 5_000


@dataclasses.dataclass(frozen=True, slots=True)
class _Block:
    """A question of the file: its text, its first line, and what comments before it say."""

    line: int
    text: str
    tags: tuple[str, ...]
    difficulty: str
    source: str


@dataclasses.dataclass(frozen=True, slots=True)
class _Choice:
    """An answer: whether it is right, its words, and what is said to whoever chose it."""

    is_right: bool
    is_equal: bool
    text: str
    feedback: str


class _NotOurs(Exception):  # noqa: N818 - it is a finding on the way to its row
    """A question of a kind that the bank has not, and why."""


def looks_like_gift(text: str) -> bool:
    """Return whether a text is GIFT and no list of numbered questions."""
    return bool(re.search(r"(?<!\\)\{[^{}]*[=~TF][^{}]*\}", text) or re.search(r"^\s*::.+?::", text, re.MULTILINE))


def read_gift(text: str, plan: ImportPlan) -> DryRun:
    """Return the questions of a GIFT text as rows; every fault names the question and the line it begins in."""
    blocks = list(_blocks(text.lstrip("\ufeff").splitlines()))
    cause = ""
    if not blocks:
        cause, cure = "没有找到题目", "GIFT 的题与题之间空一行，答案写在花括号里"
    elif len(blocks) > MOST:
        cause, cure = f"有 {len(blocks):,} 道题，一次最多 {MOST:,} 道", "分成几个文件，分次导入"
    if cause:
        return DryRun(plan.key, findings=(Finding("I104", Place(where="上传的文件"), cause, cure),))
    return DryRun(plan.key, rows=tuple(_row(number, one, plan) for number, one in enumerate(blocks, start=1)))


def write_gift(questions: Iterable[tuple[str, Said]]) -> str:
    """Return questions, each with its name (T12), as GIFT that Moodle and this bank read again."""
    return "\n\n".join(_written(name, said) for name, said in questions) + "\n"


def _blocks(lines: Iterable[str]) -> Iterator[_Block]:
    held: list[str] = []
    notes: dict[str, list[str]] = {"tag": [], "难度": [], "出处": []}
    category: tuple[str, ...] = ()
    first = 0
    for number, line in enumerate([*lines, ""], start=1):
        if not held and (found := _CATEGORY.match(line)):
            category = _tags_of_category(found["path"])
        elif line.lstrip().startswith("//"):
            for note in _NOTE.finditer(line):
                notes[note["key"]].append(note["value"].strip())
        elif line.strip():
            first = first or number
            held.append(line)
        elif held:
            tags = tuple(notes["tag"]) or category
            yield _Block(first, "\n".join(held), tags, "".join(notes["难度"][:1]), "".join(notes["出处"][:1]))
            held, first, notes = [], 0, {"tag": [], "难度": [], "出处": []}


def _tags_of_category(path: str) -> tuple[str, ...]:
    last = path.strip().rstrip("/").rpartition("/")[2].strip()
    return () if not last or last in _NO_TAGS or last.startswith(("Default for", "默认")) else (last,)


def _row(number: int, block: _Block, plan: ImportPlan) -> ImportRow:
    body = block.text
    if title := _TITLE.match(body):
        body = body[title.end() :]
    place = f"第 {number} 题（第 {block.line} 行）"
    try:
        texts = _texts(body)
    except _NotOurs as error:
        row = row_at(place, block.line, {"text": _words(body[:100])}, plan)
        return dataclasses.replace(row, errors={"text": (f"{place}：{error}", "在原文件里改好，或导入后手工补写")})
    texts |= {"tags": "、".join(block.tags), "difficulty": block.difficulty, "source": block.source}
    return row_at(place, block.line, texts, plan)


def _texts(body: str) -> dict[str, str]:
    before, inside, after = _parted(body)
    if not before.strip() and not after.strip():
        raise _NotOurs("没有题干")
    text = _stem(before, after)
    answer, _, general = _split_at(inside, "####")
    explanation = _words(general)
    bare = answer.strip()
    truth, _, feedback = _split_at(bare, "#")
    if truth.strip().upper() in _TRUTH:
        told = explanation or _words(feedback.replace("#", " "))
        right = _TRUTH[truth.strip().upper()]
        return {"kind": "判断", "text": text, "right": right, "explanation": told}
    if not bare:
        raise _NotOurs("是问答题，题库只收单选、多选和判断")
    if bare.startswith("#"):
        raise _NotOurs("是数值题，题库只收单选、多选和判断")
    choices = list(_choices(bare))
    return _chosen(text, choices, explanation)


def _chosen(text: str, choices: list[_Choice], explanation: str) -> dict[str, str]:
    if any("->" in one.text for one in choices):
        raise _NotOurs("是配对题，题库只收单选、多选和判断")
    if all(one.is_equal for one in choices):
        raise _NotOurs("是填空题，题库只收单选、多选和判断")
    if len(choices) > len(LETTERS):
        raise _NotOurs(f"有 {len(choices)} 个选项，最多 {len(LETTERS)} 个")
    right = sum(1 << place for place, one in enumerate(choices) if one.is_right)
    told = explanation or "；".join(one.feedback for one in choices if one.is_right and one.feedback)
    several = right.bit_count() > 1 or not any(one.is_equal for one in choices)
    texts = {"kind": "多选" if several else "单选", "text": text, "right": letters_of(right), "explanation": told}
    return texts | {key: one.text for key, one in zip(OPTIONS, choices, strict=False)}


def _parted(body: str) -> tuple[str, str, str]:
    """Return what stands before the braces, in them and after them; braces that are escaped are letters."""
    opened = re.search(r"(?<!\\)\{", body)
    if opened is None:
        raise _NotOurs("没有写答案的花括号")
    closed = re.compile(r"(?<!\\)\}").search(body, opened.end())
    if closed is None:
        raise _NotOurs("花括号没有写完")
    return body[: opened.start()], body[opened.end() : closed.start()], body[closed.end() :]


def _stem(before: str, after: str) -> str:
    """Return the text of a question, with a gap where the answer stood in the middle of it."""
    markup = _FORMAT.match(before)
    plain = before[markup.end() :] if markup else before
    text = f"{plain.rstrip()}____{after.lstrip()}" if after.strip() else plain
    is_html = markup is not None and markup["format"].lower() == "html"
    return _words(html.unescape(_MARKUP.sub("", text)) if is_html else text)


def _choices(inside: str) -> Iterator[_Choice]:
    pieces = re.split(r"(?<!\\)([=~])", inside)
    if pieces[0].strip():
        raise _NotOurs("答案要以 = 或 ~ 开头")
    for sign, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        said, _, feedback = _split_at(piece.strip(), "#")
        weight = _WEIGHT.match(said)
        worth = Fraction(weight["weight"]) if weight else Fraction(0)
        words = _words(said[weight.end() :] if weight else said)
        yield _Choice((sign == "=" and worth >= 0) or worth > 0, sign == "=", words, _words(feedback))


def _split_at(text: str, mark: str) -> tuple[str, str, str]:
    found = re.search(rf"(?<!\\){re.escape(mark)}", text)
    return (text[: found.start()], mark, text[found.end() :]) if found else (text, "", "")


def _words(text: str) -> str:
    plain = _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], text)
    return "\n".join(" ".join(line.split(" ")).strip() for line in plain.strip().splitlines())


def _written(name: str, said: Said) -> str:
    notes = [*(f"[tag:{_note(tag)}]" for tag in said.tags), f"[难度:{said.difficulty}]"]
    notes += [f"[出处:{_note(said.source)}]"] if said.source else []
    told = f"\n\t####{_escaped(said.explanation)}" if said.explanation else ""
    if said.kind == QuestionKind.JUDGE:
        answers = "TRUE" if said.right == 1 else "FALSE"
    else:
        answers = "".join(f"\n\t{one}" for one in _answers(said))
    return f"// {''.join(notes)}\n::{_escaped(name)}::{_escaped(said.text)}{{{answers}{told}\n}}"


def _answers(said: Said) -> Iterator[str]:
    many = said.kind == QuestionKind.MULTI
    share = _share(said.right.bit_count())
    for place, option in enumerate(said.options):
        is_right = bool(said.right & 1 << place)
        sign = (f"~%{share}%" if is_right else "~%-100%") if many else ("=" if is_right else "~")
        yield f"{sign}{_escaped(option)}"


def _share(number: int) -> str:
    """Return the weight of each of so many right answers, as Moodle knows it: 33.33333."""
    hundred = 100
    whole, rest = divmod(hundred, number)
    return f"{whole}.{rest * 10**5 // number:05d}" if rest else str(whole)


def _escaped(text: str) -> str:
    return "".join(f"\\{one}" if one in _SPECIAL else "\\n" if one == "\n" else one for one in text)


def _note(text: str) -> str:
    return text.replace("[", "〔").replace("]", "〕").replace("\n", " ")
