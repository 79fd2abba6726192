"""Questions of a Word paper or a plain text, numbered as people type them: 题干, options, 答案：, 解析：."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence

from jixiao.engine.errors import Finding, Place
from jixiao.engine.intake import decode, read_paper_bytes
from jixiao.records.quiz.bank.exchange.gift import looks_like_gift, read_gift
from jixiao.records.quiz.bank.exchange.plan import OPTIONS, row_at
from jixiao.records.quiz.bank.wording import LETTERS, is_truth
from jixiao.records.quiz.models import QuestionKind
from jixiao.web.importing import DryRun, ImportPlan, ImportRow

_NUMBER = re.compile(
    r"^(?:第\s*)?[（(\[【]?(?P<number>\d{1,4})[）)\]】]?\s*(?:[.．、:：](?!\d)|题[.．、:：]?|(?<=[)）\]】]))\s*(?P<rest>.*)$"
)
_OPTION = re.compile(r"^[（(\[【]?(?P<letter>[A-Ha-hＡ-Ｈ])[）)\]】]?\s*[.．、:：)）]\s*(?P<rest>.*)$")
_NEXT_OPTION = r"(?:\s+|(?<=[;；。]))[（(]?(?:{})[）)]?\s*[.．、:：]"
_SECTION = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[）)]|第[一二三四五六七八九十]+部分)?\s*(?P<kind>单项选择|多项选择|不定项选择|单选|多选|判断|是非|选择)题?(?:[（(:：，,。].*)?$"
)
_WORDS = "正确答案|参考答案|标准答案|答案解析|试题解析|答案|解析|题目出处|出处|来源|标签|知识点|分类|难度|难易度|题型"
_LABEL = re.compile(
    rf"^(?:[【\[](?P<boxed>{_WORDS})[】\]]\s*[:：]?|(?P<label>{_WORDS})\s*[:：]|"
    r"(?P<bare>(?:正确|参考|标准)?答案)\s*(?=[A-HＡ-Ｈ√×对错]))\s*(?P<rest>.*)$"
)
_IN_LINE = re.compile(rf"\s+(?=(?:{_WORDS})\s*[:：])|\s*(?=[【\[](?:{_WORDS})[】\]])")
_IN_STEM = re.compile(r"[（(]\s*(?P<answer>[A-HＡ-Ｈ]{1,8}|对|错|√|×|✓|✗|正确|错误)\s*[）)]")
_KIND_IN_STEM = re.compile(r"[（(\[【]\s*(?P<kind>单选|多选|判断|单项选择|多项选择)题?\s*[）)\]】]\s*")
_KEYS = {
    "正确答案": "right", "参考答案": "right", "标准答案": "right", "答案": "right", "答案解析": "explanation",
    "试题解析": "explanation", "解析": "explanation", "题目出处": "source", "出处": "source", "来源": "source",
    "标签": "tags", "知识点": "tags", "分类": "tags", "难度": "difficulty", "难易度": "difficulty", "题型": "kind",
}  # fmt: skip
_KINDS = {
    "单选": QuestionKind.SINGLE, "单项选择": QuestionKind.SINGLE, "选择": None, "多选": QuestionKind.MULTI,
    "多项选择": QuestionKind.MULTI, "不定项选择": QuestionKind.MULTI, "判断": QuestionKind.JUDGE,
    "是非": QuestionKind.JUDGE,
}  # fmt: skip
_DIFFICULTY = {"容易": "1", "易": "1", "较易": "2", "中": "3", "中等": "3", "较难": "4", "难": "5"}
WORD_SHAPE = (
    "每题一段，题号用 1．2．3．：\n1．题干……（ ）\nA．……　B．……　C．……　D．……（一行一个也可以）\n"
    "答案：B（多选 ABD，判断 对 或 错）\n解析：……　出处：……　标签：健康、饮食　难度：2（可以没有）"
)
MOST = 5_000


@dataclasses.dataclass
class Found:
    """A question as far as it was read: its number and line in the file, and its parts by column."""

    number: str
    line: int
    kind: QuestionKind | None
    texts: dict[str, str]
    last: str = "text"

    def add(self, key: str, text: str) -> None:
        """Begin a part, or go on with it where it is there already."""
        before = self.texts.get(key, "")
        self.texts[key] = f"{before}\n{text}".strip() if before and key == "explanation" else (before + text).strip()
        self.last = key


def read_word(content: bytes, plan: ImportPlan) -> DryRun:
    """Return the questions of a Word paper; what cannot be read at all is a finding."""
    taken = read_paper_bytes(content, name="题目.docx")
    if taken.document is None:
        return DryRun(plan.key, findings=taken.findings)
    return read_numbered(taken.text, plan)


def read_plain(content: bytes, plan: ImportPlan) -> DryRun:
    """Return the questions of a plain text: GIFT where it is written so, numbered ones otherwise."""
    decoded = decode(content)
    if decoded is None:
        return _nothing(plan, "I109", "文字编码无法识别", "用记事本打开，另存为时编码选 UTF-8")
    return read_gift(decoded.text, plan) if looks_like_gift(decoded.text) else read_numbered(decoded.text, plan)


def read_numbered(text: str, plan: ImportPlan) -> DryRun:
    """Return the numbered questions of a text as rows; every fault names the number of its question."""
    found = list(_questions(text.splitlines()))
    if not found:
        return _nothing(plan, "I104", "没有找到题目", "题目要有题号，如“1．题干……（ ）”，下面写选项和“答案：B”")
    if len(found) > MOST:
        return _nothing(plan, "I105", f"有 {len(found):,} 道题，一次最多 {MOST:,} 道", "分成几个文件，分次导入")
    return DryRun(plan.key, rows=tuple(_row(one, plan) for one in found))


def _questions(lines: Sequence[str]) -> Iterator[Found]:
    kind: QuestionKind | None = None
    current: Found | None = None
    for number, raw in enumerate(lines, start=1):
        for line in _cut(raw):
            section = _SECTION.match(line)
            begun = _NUMBER.match(line)
            if section and not begun:
                kind = _KINDS[section["kind"]]
                if current is not None:
                    yield current
                current = None
            elif begun and begun["rest"]:
                if current is not None:
                    yield current
                current = Found(begun["number"], number, kind, {"text": begun["rest"].strip()})
            elif current is not None:
                _take(current, line)
    if current is not None:
        yield current


def _cut(raw: str) -> Iterable[str]:
    line = raw.replace("\u3000", " ").replace("\xa0", " ").strip()
    return [part for part in _IN_LINE.split(line) if part.strip()] if line else []


def _take(found: Found, line: str) -> None:
    label = _LABEL.match(line)
    if label:
        key = _KEYS[label["boxed"] or label["label"] or label["bare"]]
        if key == "kind":
            found.kind = _KINDS.get(label["rest"].strip().removesuffix("题"), found.kind)
        else:
            found.texts.pop(key, None)
            found.add(key, _DIFFICULTY.get(label["rest"].strip(), label["rest"].strip()))
        return
    options = list(_options(line))
    if options and found.last in {"text", *OPTIONS}:
        for letter, text in options:
            found.add(OPTIONS[LETTERS.index(letter)], text)
        return
    found.add(found.last, line)


def _options(line: str) -> Iterator[tuple[str, str]]:
    """Yield the options of a line: one, or several side by side in the order of the alphabet."""
    rest = line
    while found := _OPTION.match(rest.strip()):
        letter = _plain_letter(found["letter"])
        text, rest = found["rest"], ""
        place = LETTERS.index(letter) + 1
        if place < len(LETTERS):
            following = LETTERS[place]
            wide = chr(ord("Ａ") + place)
            if cut := re.search(_NEXT_OPTION.format(f"{following}|{following.lower()}|{wide}"), text):
                text, rest = text[: cut.start()], text[cut.start() :]
        yield letter, text.strip().rstrip(";；")


def _plain_letter(letter: str) -> str:
    return chr(ord(letter) - ord("Ａ") + ord("A")) if letter >= "Ａ" else letter.upper()


def _row(found: Found, plan: ImportPlan) -> ImportRow:
    texts = dict(found.texts)
    kind = found.kind
    if said := _KIND_IN_STEM.search(texts["text"]):
        kind = _KINDS[said["kind"]] or kind
        texts["text"] = _KIND_IN_STEM.sub("", texts["text"]).strip()
    if "right" not in texts and (inside := list(_IN_STEM.finditer(texts["text"]))):
        last = inside[-1]
        texts["right"] = last["answer"]
        texts["text"] = f"{texts['text'][: last.start()]}（ ）{texts['text'][last.end() :]}"
    texts["kind"] = (kind or _guessed(texts)).label
    return row_at(f"第 {found.number} 题（第 {found.line} 行）", found.line, texts, plan)


def _guessed(texts: dict[str, str]) -> QuestionKind:
    answer = texts.get("right", "")
    if is_truth(answer) and not any(key in texts for key in OPTIONS[2:]):
        return QuestionKind.JUDGE
    return QuestionKind.MULTI if sum(one in LETTERS for one in answer.upper()) > 1 else QuestionKind.SINGLE


def _nothing(plan: ImportPlan, code: str, cause: str, cure: str) -> DryRun:
    return DryRun(plan.key, findings=(Finding(code, Place(where="上传的文件"), cause, cure),))
