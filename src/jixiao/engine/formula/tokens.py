"""The officer's text cut into words: numbers, names, functions, signs, brackets."""

import dataclasses
import enum
import re
from fractions import Fraction
from types import MappingProxyType

from jixiao.engine.errors import Finding
from jixiao.engine.formula.characters import (
    ASCII_DIGITS,
    BRACKET_FAMILIES,
    QUOTE,
    UNIT_WORDS,
    WORDS,
    fold,
    makes_a_name,
    run_at,
)
from jixiao.engine.formula.faults import found
from jixiao.engine.formula.functions import FUNCTION_OF
from jixiao.engine.formula.tree import Number
from jixiao.engine.formula.vocabulary import Vocabulary, units_before
from jixiao.engine.values import RATIO, Unit

MAX_DIGITS = 30


class Kind(enum.Enum):
    """What a token is."""

    NUMBER = "数"
    NAME = "名称"
    FUNCTION = "函数"
    WORD = "词"
    SIGN = "运算符"
    OPEN = "左括号"
    CLOSE = "右括号"
    COMMA = "逗号"
    UNREADABLE = "看不懂"


@dataclasses.dataclass(frozen=True, slots=True)
class Token:
    """One word of the text: ``word`` is its one plain form, ``start`` and ``end`` are where it was typed."""

    kind: Kind
    word: str
    start: int
    end: int
    number: Number | None = None

    def says(self, *words: str) -> bool:
        """Return whether this is one of the ``words`` of the sentence (如果, 则 …), not a name that looks like it."""
        return self.kind is Kind.WORD and self.word in words


_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_TAIL_OF_THOUSANDS = re.compile(r"(?:,[0-9]{3})+(?![0-9])")
_SIGN_OF = MappingProxyType(
    {
        **{typed: typed for typed in "+=≠≥≤><"},
        "-": "−",
        "*": "×",
        "/": "÷",
        "<=": "≤",
        ">=": "≥",
        "==": "=",
        "!=": "≠",
        "<>": "≠",
    },
)
# Typed → what it is, how to write it instead.
_REFUSED = MappingProxyType(
    {
        "**": ("乘方不能用", "要连乘就写成 甲 × 甲"),
        "^": ("乘方不能用", "要连乘就写成 甲 × 甲"),
        "//": ("两条斜线不是运算符", "除以写一个 ÷；要整数部分用 取整( )"),
        "=>": ("大于或等于写反了", "写成 ≥"),
        "=<": ("小于或等于写反了", "写成 ≤"),
        "><": ("不等于写反了", "写成 ≠"),
        "&&": ("公式里不用这个符号", "写成 且"),
        "&": ("公式里不用这个符号", "写成 且"),
        "||": ("公式里不用这个符号", "写成 或"),
        "|": ("公式里不用这个符号", "写成 或；绝对值写成 绝对值( )"),
        "!": ("公式里不用这个符号", "写成 不"),
        ".": ("点号只能写在数字中间", "小数写成 0.5 的样子；名称里不能有点号"),
    },
)


def scan(text: str, *, vocabulary: Vocabulary) -> tuple[list[Token], list[Finding]]:
    """Return the tokens of ``text`` and what could not be read in it."""
    scanner = _Scanner(text, vocabulary)
    while scanner.position < len(text):
        scanner.step()
    return scanner.tokens, scanner.findings


class _Scanner:
    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.plain = fold(text)
        self.vocabulary = vocabulary
        self.position = 0
        self.tokens: list[Token] = []
        self.findings: list[Finding] = []
        self.calls: list[bool] = []  # for each open bracket: whether values are listed in it

    def step(self) -> None:
        """Read one token, or a blank."""
        character = self.plain[self.position]
        if character == " " or (character == "。" and not self.plain[self.position + 1 :].strip()):
            self.position += 1
        elif character == "【":
            self._bracketed_name()
        elif end := self.vocabulary.odd_name_at(self.plain, self.position):
            self._take(Kind.NAME, self.vocabulary.spelling(self.plain[self.position : end]), end)
        elif character in ASCII_DIGITS:
            self._number()
        elif makes_a_name(character):
            self._run()
        else:
            self._sign(character)

    def _take(self, kind: Kind, word: str, end: int, number: Number | None = None) -> None:
        self.tokens.append(Token(kind, word, self.position, end, number))
        self.position = end

    def _report(self, code: str, end: int, cause: str, cure: str) -> None:
        self.findings.append(found(code, text=self.text, span=(self.position, end), cause=cause, cure=cure))

    def _bracketed_name(self) -> None:
        end = self.plain.find("】", self.position)
        name = self.plain[self.position + 1 : max(end, 0)].strip()
        if end < 0 or not name:
            end = len(self.plain) - 1 if end < 0 else end
            self._report("F104", end + 1, "【 】里要写一个名称，并且成对", "写成 【名称】")
            self._take(Kind.UNREADABLE, "", end + 1)
        else:
            typed = self.text[self.position + 1 : end].strip()
            self._take(Kind.NAME, self.vocabulary.spelling(name) if name in self.vocabulary else typed, end + 1)

    def _number(self) -> None:
        in_call = bool(self.calls and self.calls[-1])
        match = (_PLAIN if in_call else _THOUSANDS).match(self.plain, self.position)
        digits_end = match.end() if match else self.position + 1
        run_end = run_at(self.plain, digits_end)
        unit_end = self._unit_end(digits_end, run_end)
        if unit_end < 0:
            self._take(Kind.NAME, self.vocabulary.spelling(self.plain[self.position : run_end]), run_end)
            return
        tail = _TAIL_OF_THOUSANDS.match(self.plain, digits_end) if in_call else None
        if tail and "." not in self.plain[self.position : digits_end] and digits_end - self.position <= 3:  # noqa: PLR2004 — three digits make a group of thousands
            self._thousands(tail.end())
        self._take(Kind.NUMBER, "", max(unit_end, digits_end), self._value(digits_end, unit_end))

    def _thousands(self, end: int) -> None:
        typed = self.text[self.position : end]
        cause = f"在函数的括号里，逗号用来隔开几个数，“{typed}”被读作几个数，不是一个"
        self._report("F109", end, cause, "要写一个数，就去掉千分位逗号；要写几个数，就在逗号后空一格")

    def _unit_end(self, start: int, run_end: int) -> int:
        # Where the unit of a number whose digits end at ``start`` ends; ``start`` without one; −1 where the digits are
        # the beginning of a name (2019年收入).
        after = start + len(self.plain[start:]) - len(self.plain[start:].lstrip(" "))
        if self.plain[after : after + 1] in {"%", "‰"}:
            return after + 1
        if run_end == start:
            spaced_end = run_at(self.plain, after)
            word = self.plain[after:spaced_end]
            return spaced_end if word in UNIT_WORDS and word not in self.vocabulary else start
        run = self.plain[start:run_end]
        if run in UNIT_WORDS:
            return self._compound_end(run, run_end)
        ends = [0, *(len(unit) for unit in units_before(run, 0))]
        return start + max((end for end in ends if self._goes_on(run[end:])), default=-1 - start)

    def _goes_on(self, rest: str) -> bool:
        return self.vocabulary.pieces(rest)[0] in WORDS

    def _compound_end(self, unit: str, end: int) -> int:
        # 50元/人, written in one: a price. With ÷ or blanks it would be a division by something called 人.
        last = run_at(self.plain, end + 1)
        parts = {unit, self.plain[end + 1 : last]}
        return last if self.text[end : end + 1] in {"/", "／"} and parts <= UNIT_WORDS - {"分"} else end

    def _value(self, digits_end: int, unit_end: int) -> Number:
        digits = self.plain[self.position : digits_end].replace(",", "")
        count = len(digits.replace(".", ""))
        if count > MAX_DIGITS:
            cause = f"这个数有 {count} 位，最多 {MAX_DIGITS} 位"
            self._report("F114", digits_end, cause, "换用万元、亿元等较大的单位")
            digits = "1"
        word = self.plain[digits_end:unit_end].strip()
        return Number(Fraction(digits), Unit.parse(word) if word else RATIO, (self.position, unit_end))

    def _run(self) -> None:
        end = run_at(self.plain, self.position)
        for piece in self.vocabulary.pieces(self.plain[self.position : end]):
            if piece[0] in ASCII_DIGITS and self.position + len(piece) < end + 1 and piece not in self.vocabulary:
                return  # a number within the run: read as such in the next step
            self._word(piece, self.position + len(piece))

    def _word(self, piece: str, end: int) -> None:
        called = self.plain[end:].lstrip(" ").startswith("(")
        if piece.upper() in WORDS and (piece.upper() != "IF" or called):
            self._take(Kind.WORD, WORDS[piece.upper()], end)
        elif piece.upper() in FUNCTION_OF and (called or piece not in self.vocabulary):
            self._take(Kind.FUNCTION, FUNCTION_OF[piece.upper()].name, end)
        elif piece not in self.vocabulary and self._is_text(piece, end):
            cure = "去掉引号；名称里的引号要和其余的字连在一起写"
            self._report("F110", end, "公式里不能写文字，只能写名称、数和运算符", cure)
            self._take(Kind.UNREADABLE, "", end)
        else:
            self._take(Kind.NAME, self.vocabulary.spelling(piece), end)

    def _is_text(self, piece: str, end: int) -> bool:
        if piece.strip(QUOTE) == "":
            return True
        straight = {self.text[self.position], self.text[end - 1]} <= {'"', "＂"}
        return straight and piece[0] == piece[-1] == QUOTE

    def _sign(self, character: str) -> None:
        end = self.position + 1
        two = self.plain[self.position : end + 1]
        if character in "()":
            self._bracket(character, end)
        elif character == ",":
            self._take(Kind.COMMA, ",", end)
        elif len(two) > 1 and (two in _REFUSED or two in _SIGN_OF):
            self._sign_or_refusal(two, end + 1)
        elif character in _REFUSED or character in _SIGN_OF:
            self._sign_or_refusal(character, end)
        elif character in "%‰":
            self._report("F115", end, f"“{character}”前面不是数", "只在数的后面写 %；化成百分数就写 × 100%")
            self.position = end
        else:
            self._unreadable()

    def _bracket(self, character: str, end: int) -> None:
        family = BRACKET_FAMILIES[self.text[self.position]]
        if character == "(":
            last = self.tokens[-1] if self.tokens else None
            named = last is not None and (last.kind in {Kind.FUNCTION, Kind.NAME} or last.says("如果"))
            self.calls.append(named)
            self._take(Kind.OPEN, family, end)
        else:
            if self.calls:
                self.calls.pop()
            self._take(Kind.CLOSE, family, end)

    def _sign_or_refusal(self, typed: str, end: int) -> None:
        if typed in _SIGN_OF:
            self._take(Kind.SIGN, _SIGN_OF[typed], end)
            return
        cause, cure = _REFUSED[typed]
        code = "F103" if typed in {".", "!"} else "F110"
        self._report(code, end, f"“{self.text[self.position : end]}”：{cause}", cure)
        self._take(Kind.UNREADABLE, "", end)

    def _unreadable(self) -> None:
        end = self.position + 1
        while end < len(self.plain) and not self._readable(self.plain[end]):
            end += 1
        typed = self.text[self.position : end]
        self._report("F103", end, f"看不懂“{typed}”", "删去；名称里若有这样的字符，把整个名称写在【 】里")
        self._take(Kind.UNREADABLE, "", end)

    def _readable(self, character: str) -> bool:
        known = character in " 【(),%‰" or character in _REFUSED or character in _SIGN_OF
        return known or character in ASCII_DIGITS or makes_a_name(character)
