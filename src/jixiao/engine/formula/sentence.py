"""From tokens to a Python expression: brackets, 如果 … 则 … 否则 …, and every place where a piece is missing.

Each token becomes ASCII text (a name N7, a number L7, a function F7: 7 is its index), so Python parses it whatever
characters it was typed in, and ``starts`` and ``ends`` lead from columns of that text back to the officer's own.
"""

import dataclasses
from collections.abc import Sequence
from types import MappingProxyType

from jixiao.engine.errors import Finding
from jixiao.engine.formula.characters import BRACKET_FAMILIES, fold
from jixiao.engine.formula.faults import found, shortened
from jixiao.engine.formula.tokens import Kind, Token
from jixiao.engine.formula.tree import Name
from jixiao.engine.formula.vocabulary import Vocabulary

MAX_DEPTH = 30
ROUND = BRACKET_FAMILIES["("]

_PYTHON = MappingProxyType(
    {"+": "+", "−": "-", "×": "*", "÷": "/", "=": "==", "≠": "!=", "≥": ">=", "≤": "<=", ">": ">", "<": "<"}
    | {"且": "and", "或": "or", "不": "not"},
)
_BEGINS = {Kind.NUMBER, Kind.NAME, Kind.FUNCTION, Kind.OPEN}
_CLOSING = MappingProxyType({"如果": "则", "则": "否则"})


@dataclasses.dataclass(frozen=True, slots=True)
class Sentence:
    """A Python expression, the way back to the text, and what was wrong; ``source`` counts only without findings.

    ``torn`` are known names that were typed with blanks in them.
    """

    source: str
    starts: dict[int, int]
    ends: dict[int, int]
    findings: tuple[Finding, ...]
    torn: tuple[Name, ...]


@dataclasses.dataclass(slots=True)
class _Open:
    """Something begun and not yet ended: a bracket, the brackets of a call, or a spoken 如果 with its last word."""

    token: Token
    kind: str
    last_word: str = ""


def build_sentence(text: str, *, tokens: Sequence[Token], vocabulary: Vocabulary) -> Sentence:
    """Return the Python expression that ``tokens`` of ``text`` make."""
    builder = _Builder(text, tokens, vocabulary)
    for index, token in enumerate(tokens):
        builder.add(index, token)
    builder.finish()
    return Sentence("".join(builder.source), builder.starts, builder.ends, tuple(builder.findings), tuple(builder.torn))


class _Builder:
    def __init__(self, text: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> None:
        self.text = text
        self.tokens = tokens
        self.vocabulary = vocabulary
        self.source: list[str] = []
        self.column = 0
        self.starts: dict[int, int] = {}
        self.ends: dict[int, int] = {}
        self.findings: list[Finding] = []
        self.torn: list[Name] = []
        self.open: list[_Open] = []
        self.prefixes = 0  # signs and 不 in a row before an operand
        self.wants_operand = True
        self.previous: Token | None = None

    def add(self, index: int, token: Token) -> None:
        """Take the next token."""
        if token.kind is Kind.UNREADABLE:
            self.wants_operand = False  # whatever it was meant for, it has been reported once
            self.previous = None
            return
        begins = token.kind in _BEGINS or token.says("如果", "不")
        if begins and not self.wants_operand and not self._is_call(token):
            self._missing_sign(token)
            self.wants_operand = True
        {
            Kind.NUMBER: self._operand,
            Kind.NAME: self._operand,
            Kind.FUNCTION: self._function,
            Kind.WORD: self._word,
            Kind.SIGN: self._sign,
            Kind.OPEN: self._opening,
            Kind.CLOSE: self._closing,
            Kind.COMMA: self._comma,
        }[token.kind](index, token)
        self.previous = token

    def finish(self) -> None:
        """End what is still open and look whether the end is one."""
        end = Token(Kind.CLOSE, "", len(self.text.rstrip()), len(self.text.rstrip()))
        self._end_spoken(end)
        if self.wants_operand and self.previous is not None:
            self._missing_operand(self.previous)
        for opened in self.open:
            if opened.kind != "如果":
                self._report("F104", opened.token, "左括号没有对应的右括号", "补上右括号，或删去这个左括号")

    def _emit(self, piece: str, token: Token) -> None:
        self.source.append(piece + " ")
        self.starts.setdefault(self.column, token.start)
        self.ends[self.column + len(piece)] = token.end
        self.column += len(piece) + 1

    def _report(self, code: str, token: Token, cause: str, cure: str) -> None:
        self.findings.append(found(code, text=self.text, span=(token.start, token.end), cause=cause, cure=cure))

    def _shown(self, token: Token) -> str:
        return shortened(self.text[token.start : token.end])

    def _operand(self, index: int, token: Token) -> None:
        self._emit(f"{'N' if token.kind is Kind.NAME else 'L'}{index}", token)
        self.wants_operand = False
        self.prefixes = 0

    def _function(self, index: int, token: Token) -> None:
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if following is None or following.kind is not Kind.OPEN:
            cause = f"“{token.word}”是函数，后面要有括号"
            self._report("F217", token, cause, f"写成 {token.word}(…)，或给名称换一个说法")
        self._emit(f"F{index}", token)
        self.wants_operand = False
        self.prefixes = 0

    def _is_call(self, token: Token) -> bool:
        previous = self.previous
        if token.kind is not Kind.OPEN or previous is None:
            return False
        named = previous.kind is Kind.NAME and token.word == ROUND  # 甲[0] is no call
        return named or previous.kind is Kind.FUNCTION or previous.says("如果")

    def _opening(self, _index: int, token: Token) -> None:
        called = self._is_call(token) and not (self.open and self.open[-1].token is self.previous)
        kind = "组"
        if called and self.previous is not None:
            kind = "选择" if self.previous.says("如果") else "函数"
        self._emit("(", token)
        self.open.append(_Open(token, kind))
        self._limit_depth(token)
        self.wants_operand = True

    def _limit_depth(self, token: Token) -> None:
        if len(self.open) + self.prefixes == MAX_DEPTH + 1:
            cause = f"括号、如果和连写的正负号一层套一层，超过了 {MAX_DEPTH} 层"
            self._report("F112", token, cause, "把里面的几层单独立成一个公式，再引用它的名称")

    def _word(self, index: int, token: Token) -> None:
        if token.word == "如果":
            self._emit(f"F{index}", token)
            if not self._is_bracketed_choice(index):
                self._emit("(", token)
                self.open.append(_Open(token, "如果", "如果"))
                self._limit_depth(token)
            self.wants_operand = True
        elif token.word == "不":
            if self.previous is not None and self.previous.kind is Kind.SIGN:
                self._report("F101", token, "“不”要写在整个条件的前面", "写成 不 (甲 > 乙) 的样子")
            self._prefix("not", token)
        elif token.word in {"且", "或"}:
            self._joint(_PYTHON[token.word], token)
        else:
            self._then_or_else(token)

    def _is_bracketed_choice(self, index: int) -> bool:
        # 如果(甲, 乙, 丙) has its own brackets; in 如果 (甲 > 乙) 且 … 则 … they belong to the condition.
        rest = self.tokens[index + 1 :]
        if not rest or rest[0].kind is not Kind.OPEN:
            return False
        depth = 0
        for token in rest:
            depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
            if depth == 1 and (token.kind is Kind.COMMA or token.says("则", "否则")):
                return True
            if depth == 0 and token.says("则"):
                return False
            if depth < 0:
                return True
        return True

    def _then_or_else(self, token: Token) -> None:
        if self.wants_operand and self.previous is not None:
            self._missing_operand(self.previous)
        if token.word == "否则":
            self._end_spoken(token)
        top = self.open[-1] if self.open else None
        expected = _CLOSING.get(top.last_word) if top is not None and top.kind == "如果" else None
        if top is not None and top.kind == "选择":
            self._emit(",", token)
        elif top is not None and expected == token.word:
            top.last_word = token.word
            self._emit(",", token)
        else:
            self._report("F107", token, f"“{token.word}”前面没有与它相配的词", "写成 如果 条件 则 值 否则 值")
        self.wants_operand = True

    def _end_spoken(self, token: Token) -> None:
        # Everything that 否则, a comma, a closing bracket or the end of the text also ends.
        while self.open and self.open[-1].kind == "如果":
            top = self.open[-1]
            if top.last_word != "否则":
                if token.says("否则") and top.last_word == "则":
                    return
                lacking = _CLOSING[top.last_word]
                cure = f"写成 如果 条件 则 值 否则 值；“{lacking}”前后各空一格"
                self._report("F107", top.token, f"“如果”后面没有“{lacking}”", cure)
            self.open.pop()
            self._close(token)

    def _close(self, token: Token) -> None:
        self.source.append(") ")
        last = self.previous.end if self.previous is not None else token.start
        self.ends[self.column + 1] = last
        self.column += 2

    def _sign(self, _index: int, token: Token) -> None:
        if self.wants_operand and token.word in {"+", "−"}:
            self._prefix(_PYTHON[token.word], token)
        else:
            self._joint(_PYTHON[token.word], token)

    def _prefix(self, python: str, token: Token) -> None:
        self._emit(python, token)
        self.prefixes += 1
        self._limit_depth(token)
        self.wants_operand = True

    def _joint(self, python: str, token: Token) -> None:
        if self.wants_operand:
            cause = f"“{self._shown(token)}”的前面少了一个数、名称或条件"
            self._report("F106", token, cause, "补上，或删去多余的运算符")
        self._emit(python, token)
        self.prefixes = 0
        self.wants_operand = True

    def _closing(self, _index: int, token: Token) -> None:
        if self.wants_operand and self.previous is not None:
            self._missing_operand(self.previous)
        self._end_spoken(token)
        if not self.open:
            self._report("F104", token, "右括号没有对应的左括号", "补上左括号，或删去这个右括号")
        else:
            opened = self.open.pop()
            if opened.token.word != token.word:
                cause = f"左边是“{self._shown(opened.token)}”，右边是“{self._shown(token)}”，不成一对"
                self._report("F104", token, cause, "两边用同一种括号")
        self._emit(")", token)
        self.wants_operand = False

    def _comma(self, index: int, token: Token) -> None:
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if following is not None and following.says("则", "否则"):
            return  # 如果甲大于乙，则…，否则…
        if self.wants_operand and self.previous is not None:
            self._missing_operand(self.previous)
        self._end_spoken(token)
        if not self.open or self.open[-1].kind == "组":
            cause = "逗号只用在函数的括号里隔开几个数，或写在整三位的千分位上"
            self._report("F108", token, cause, "删去逗号；千分位写成 1,000 的样子")
        self._emit(",", token)
        self.wants_operand = True

    def _missing_sign(self, token: Token) -> None:
        before = self.previous
        if before is None:
            return
        start = before.start
        last = self.findings[-1].place if self.findings and self.findings[-1].code == "F105" else None
        if last is not None and last.end == before.end and last.start is not None:
            start = last.start  # 在职 人员 数: one name in three pieces is one fault
            self.findings.pop()
        quote = self.text[start : token.end]
        joined = "".join(quote.split())
        cause = f"“{shortened(quote)}”中间少了运算符，或者名称里有空格"
        cure = "是一个名称，就删去空格（或把整个名称写在【 】里）；是两个，就补上 + − × ÷"
        if not {before.kind, token.kind} <= {Kind.NAME, Kind.FUNCTION}:
            cause, cure = f"“{shortened(quote)}”中间少了运算符", "补上运算符；相乘要写 ×"
        elif fold(joined) in self.vocabulary:
            cause, cure = f"名称“{joined}”里有空格", f"删去空格，写成 {joined}"
            self.torn.append(Name(self.vocabulary.spelling(fold(joined)), (start, token.end)))
        self.findings.append(found("F105", text=self.text, span=(start, token.end), cause=cause, cure=cure))

    def _missing_operand(self, before: Token) -> None:
        empty = before.kind is Kind.OPEN
        cause = "括号里是空的" if empty else f"“{self._shown(before)}”的后面少了一个数、名称或条件"
        self._report("F106", before, cause, "补上，或把它删去")
        self.wants_operand = False
