"""From the officer's text to a tree, with everything that cannot be read named at once."""

import ast
import dataclasses
import itertools
from collections.abc import Collection, Iterable, Mapping

from jixiao.engine.errors import Finding, Severity
from jixiao.engine.formula.characters import UNIT_WORDS
from jixiao.engine.formula.faults import found, shortened
from jixiao.engine.formula.functions import FUNCTION_OF
from jixiao.engine.formula.sentence import Sentence, build_sentence
from jixiao.engine.formula.tokens import Kind, Token, scan
from jixiao.engine.formula.tree import Call, Choice, Comparison, Logic, Name, Negative, Node, Not, Product, Span, Sum
from jixiao.engine.formula.vocabulary import vocabulary_of

MAX_LENGTH = 2_000
MAX_TOKENS = 500

_ADDING: Mapping[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "−"}
_MULTIPLYING: Mapping[type[ast.operator], str] = {ast.Mult: "×", ast.Div: "÷"}
_COMPARING = {ast.Eq: "=", ast.NotEq: "≠", ast.GtE: "≥", ast.LtE: "≤", ast.Gt: ">", ast.Lt: "<"}


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """A text that was read: ``tree`` where it makes sense, and every fault of its writing.

    ``sketch`` is the tree with faults that leave it readable (an unknown function, a wrong number of values);
    ``names`` are the names the text uses with their places, also where it makes no tree.
    """

    text: str
    tree: Node | None
    sketch: Node | None
    names: tuple[Name, ...]
    findings: tuple[Finding, ...]


def parse_formula(text: str, *, names: Collection[str] = ()) -> Reading:
    """Return ``text`` as a tree, and all that is wrong with how it is written.

    ``names`` are the names that may occur: they let 如果完成值≥指标值 be read without blanks, and names with brackets
    or blanks in them without 【】; whether every name is known is not asked here. Refuses texts of more than 2,000
    characters, 500 words, 30 levels, and numbers of more than 30 digits.
    """
    if not text.strip():
        return _refused(text, "F102", (0, 0), "公式是空的", "写上公式，例如 在职人员数 ÷ 编制数 × 100%")
    if len(text) > MAX_LENGTH:
        cause = f"公式有 {len(text)} 个字，最多 {MAX_LENGTH} 个"
        return _refused(text, "F111", (MAX_LENGTH, len(text)), cause, "分成几个公式，后一个引用前一个的名称")
    vocabulary = vocabulary_of(tuple(names))
    tokens, findings = scan(text, vocabulary=vocabulary)
    if not tokens and not findings:
        return parse_formula("")
    used = _names_used(tokens)
    if len(tokens) > MAX_TOKENS:
        span = (tokens[MAX_TOKENS].start, tokens[-1].end)
        cause = f"公式有 {len(tokens)} 个词和符号，最多 {MAX_TOKENS} 个"
        findings.append(found("F113", text=text, span=span, cause=cause, cure="分成几个公式，后一个引用前一个的名称"))
        return Reading(text, None, None, used, tuple(findings))
    sentence = build_sentence(text, tokens=tokens, vocabulary=vocabulary)
    findings += sentence.findings
    used = _mended(used, sentence.torn)
    if not tokens or any(finding.severity is Severity.MUST for finding in findings):
        return Reading(text, None, None, used, _in_order(findings))
    return _grown(text, tokens, sentence, findings, used)


def _refused(text: str, code: str, span: Span, cause: str, cure: str) -> Reading:
    return Reading(text, None, None, (), (found(code, text=text, span=span, cause=cause, cure=cure),))


def _names_used(tokens: list[Token]) -> tuple[Name, ...]:
    return tuple(
        Name(token.word, (token.start, token.end))
        for token, follower in itertools.zip_longest(tokens, tokens[1:])
        if token.kind is Kind.NAME and (follower is None or follower.kind is not Kind.OPEN)
    )


def _mended(used: tuple[Name, ...], torn: tuple[Name, ...]) -> tuple[Name, ...]:
    # 在职 人员数 is one known name with a blank in it, not two unknown ones.
    whole = [name for name in used if not any(_within(name, piece) for piece in torn)]
    return tuple(sorted([*whole, *torn], key=lambda name: name.span))


def _within(name: Name, other: Name) -> bool:
    return other.span[0] <= name.span[0] and name.span[1] <= other.span[1]


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: finding.place.start or 0))


def _grown(
    text: str, tokens: list[Token], sentence: Sentence, findings: list[Finding], used: tuple[Name, ...]
) -> Reading:
    grower = _Grower(text, tokens, sentence)
    try:
        sketch = grower.node(ast.parse(sentence.source.strip(), mode="eval").body)
    except (SyntaxError, RecursionError, MemoryError):
        span = (tokens[0].start, tokens[-1].end)
        cure = "对照样例重写；拿不准的地方加上括号"
        findings.append(found("F101", text=text, span=span, cause="公式不成一句，读不下去", cure=cure))
        return Reading(text, None, None, used, _in_order(findings))
    findings += grower.findings
    sound = not any(finding.severity is Severity.MUST for finding in grower.findings)
    spans = {unit.span for unit in grower.units}
    used = tuple(name for name in used if name.span not in spans)
    return Reading(text, sketch if sound else None, sketch, used, _in_order(findings))


def _unit_alone(arguments: tuple[Node, ...]) -> Name | None:
    # 编制数（人）: what stands in the brackets is a unit, not a value.
    if len(arguments) == 1 and isinstance(arguments[0], Name) and arguments[0].name in UNIT_WORDS:
        return arguments[0]
    return None


class _Grower:
    """Makes our tree of Python's, taking only the nodes that are listed here."""

    def __init__(self, text: str, tokens: list[Token], sentence: Sentence) -> None:
        self.text = text
        self.tokens = tokens
        self.sentence = sentence
        self.findings: list[Finding] = []
        self.units: list[Name] = []  # written where a value should be

    def node(self, part: ast.expr) -> Node:
        """Return our node for Python's."""
        match part:
            case ast.Name(id=word):
                return self._leaf(word)
            case ast.BinOp(op=ast.Add() | ast.Sub()):
                return Sum(*self._chain(part, _ADDING), self._span(part))
            case ast.BinOp(op=ast.Mult() | ast.Div()):
                return Product(*self._chain(part, _MULTIPLYING), self._span(part))
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return Negative(self.node(operand), self._span(part))
            case ast.UnaryOp(op=ast.UAdd(), operand=operand):
                return self.node(operand)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self.node(operand), self._span(part))
            case ast.BoolOp(op=op, values=values):
                word = "且" if isinstance(op, ast.And) else "或"
                return Logic(word, tuple(self.node(value) for value in values), self._span(part))
            case ast.Compare(left=left, ops=ops, comparators=others):
                pairs = zip(ops, others, strict=True)
                rest = tuple((_COMPARING[type(op)], self.node(other)) for op, other in pairs)
                return Comparison(self.node(left), rest, self._span(part))
            case ast.Call(func=ast.Name(id=word), args=arguments, keywords=[]):
                return self._call(word, tuple(self.node(argument) for argument in arguments), self._span(part))
            case _:
                raise SyntaxError(type(part).__name__)

    def _span(self, part: ast.expr) -> Span:
        end = part.end_col_offset
        return (self.sentence.starts[part.col_offset], self.sentence.ends[end if end is not None else -1])

    def _leaf(self, word: str) -> Node:
        token = self.tokens[int(word[1:])]
        return token.number if token.number is not None else Name(token.word, (token.start, token.end))

    def _chain(
        self, part: ast.BinOp, signs: Mapping[type[ast.operator], str]
    ) -> tuple[Node, tuple[tuple[str, Node], ...]]:
        # Left to right and without recursion: a + b + c + … may be long, though it is not deep.
        rest: list[tuple[str, Node]] = []
        left: ast.expr = part
        while isinstance(left, ast.BinOp) and type(left.op) in signs:
            rest.append((signs[type(left.op)], self.node(left.right)))
            left = left.left
        return self.node(left), tuple(reversed(rest))

    def _call(self, word: str, arguments: tuple[Node, ...], span: Span) -> Node:
        token = self.tokens[int(word[1:])]
        if token.word == "如果":
            if len(arguments) != len(("条件", "值", "否则")):
                self._arity(token, "三个：条件、成立时的值、否则的值", len(arguments), "写成 如果(条件, 值, 否则)")
            condition, then, otherwise, *_ = (*arguments, *arguments[-1:], *arguments[-1:])
            return Choice(condition, then, otherwise, span)
        function = FUNCTION_OF.get(token.word) if token.kind is Kind.FUNCTION else None
        if function is None and (unit := _unit_alone(arguments)) is not None:
            self.units.append(unit)
            cause = f"“{token.word}”后面的括号里写了单位“{unit.name}”，公式里的名称不带单位"
            cure = f"只写 {token.word}；单位登记在名称那里"
            self.findings.append(found("F202", text=self.text, span=span, cause=cause, cure=cure))
            return Name(token.word, (token.start, token.end))
        if function is None:
            self._unknown_function(token)
        elif not function.least <= len(arguments) <= function.most:
            wanted = f"{function.least} 个" if function.least == function.most else f"至少 {function.least} 个"
            self._arity(token, wanted, len(arguments), f"例如 {function.example}")
        return Call(token.word, arguments, span)

    def _arity(self, token: Token, wanted: str, given: int, cure: str) -> None:
        cause = f"“{token.word}”的括号里要写{wanted}，这里写了 {given} 个"
        self.findings.append(found("F203", text=self.text, span=(token.start, token.end), cause=cause, cure=cure))

    def _unknown_function(self, token: Token) -> None:
        known = "、".join(dict.fromkeys(function.name for function in FUNCTION_OF.values()))
        cause = f"没有“{shortened(token.word)}”这个函数"
        cure = f"可用的函数有：如果、{known}；相乘要写 ×；括号是名称的一部分时，把整个名称写在【 】里"
        self.findings.append(found("F202", text=self.text, span=(token.start, token.end), cause=cause, cure=cure))
