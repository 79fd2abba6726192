"""A formula written out: as canonical text, with its numbers put in, and in words."""

from collections.abc import Callable
from fractions import Fraction

from jixiao.engine.formula.functions import FUNCTION_OF
from jixiao.engine.formula.tree import Call, Choice, Comparison, Logic, Name, Negative, Node, Not, Number, Product, Sum
from jixiao.engine.formula.vocabulary import is_plain

# How tightly each kind holds together; what is looser than its place allows gets brackets.
_OR, _AND, _NOT, _COMPARED, _SUM, _PRODUCT, _SIGNED, _WHOLE = range(8)


def print_formula(tree: Node) -> str:
    """Return ``tree`` as canonical text, which reads back as the same tree."""
    return write_out(tree, leaf=print_leaf)


def print_leaf(node: Number | Name) -> str:
    """Return a number with its unit, or a name, in 【】 where it could not be read without."""
    if isinstance(node, Number):
        return _digits(node.amount) + node.unit.symbol
    return node.name if is_plain(node.name) else f"【{node.name}】"


def write_out(tree: Node, *, leaf: Callable[[Number | Name], str]) -> str:
    """Return ``tree`` in signs and brackets, each number and name written by ``leaf``."""
    return _Writer(leaf).write(tree, _OR)


def _digits(amount: Fraction) -> str:
    # In full: every number that was read is a finite decimal.
    places = 0
    while (amount * 10**places).denominator != 1:
        places += 1
    digits = str((amount * 10**places).numerator).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def _tightness(node: Node) -> int:
    match node:
        case Logic(word=word):
            return _OR if word == "或" else _AND
        case Not():
            return _NOT
        case Comparison():
            return _COMPARED
        case Sum():
            return _SUM
        case Product():
            return _PRODUCT
        case Negative():
            return _SIGNED
        case _:
            return _WHOLE


class _Writer:
    def __init__(self, leaf: Callable[[Number | Name], str]) -> None:
        self.leaf = leaf

    def write(self, node: Node, least: int) -> str:
        """Return ``node`` as text, in brackets where it is looser than ``least``."""
        text = self._text(node)
        return f"({text})" if _tightness(node) < least else text

    def _text(self, node: Node) -> str:
        match node:
            case Number() | Name():
                return self.leaf(node)
            case Negative(operand=operand):
                return f"−{self.write(operand, _WHOLE)}"
            case Sum(first=first, rest=rest):
                return self._chain(first, rest, first_least=_PRODUCT, rest_least=_PRODUCT)
            case Product(first=first, rest=rest):
                return self._chain(first, rest, first_least=_SIGNED, rest_least=_WHOLE)
            case Comparison(first=first, rest=rest):
                return self._chain(first, rest, first_least=_SUM, rest_least=_SUM)
            case Logic(word=word, parts=parts):
                return f" {word} ".join(self.write(part, _NOT) for part in parts)
            case Not(part=part):
                return f"不 {self.write(part, _WHOLE)}"
            case Choice(condition=condition, then=then, otherwise=otherwise):
                return f"如果({', '.join(self.write(part, _OR) for part in (condition, then, otherwise))})"
            case Call(function=function, arguments=arguments):
                return f"{function}({', '.join(self.write(part, _OR) for part in arguments)})"

    def _chain(self, first: Node, rest: tuple[tuple[str, Node], ...], *, first_least: int, rest_least: int) -> str:
        tail = (f" {sign} {self._after_sign(part, rest_least)}" for sign, part in rest)
        return self.write(first, first_least) + "".join(tail)

    def _after_sign(self, part: Node, least: int) -> str:
        # 甲 − (−乙): two signs in a row are read, but not easily.
        return f"({self._text(part)})" if isinstance(part, Negative) else self.write(part, least)


_SPOKEN = {
    "+": "加",
    "−": "减",
    "×": "乘以",
    "÷": "除以",
    "=": "等于",
    "≠": "不等于",
    "≥": "大于或等于",
    "≤": "小于或等于",
    ">": "大于",
    "<": "小于",
}


def describe(tree: Node) -> str:
    """Return ``tree`` in words, e.g. 在职人员数除以编制数，乘以 100%."""
    match tree:
        case Number():
            return print_leaf(tree)
        case Name(name=name):
            return name
        case Negative(operand=operand):
            return f"负的{_apart(operand)}"
        case Sum(first=first, rest=rest) | Product(first=first, rest=rest):
            return _steps(first, rest)
        case Comparison(first=first, rest=rest):
            return _compared(first, rest)
        case Logic(word=word, parts=parts):
            return ("，并且" if word == "且" else "，或者").join(
                f"（{describe(part)}）" if isinstance(part, Logic) else describe(part) for part in parts
            )
        case Not(part=part):
            return f"并非（{describe(part)}）"
        case Choice(condition=condition, then=then, otherwise=otherwise):
            return f"如果{describe(condition)}，取{_side(then)}；否则{_last_side(otherwise)}"
        case Call(function=function, arguments=arguments):
            return _called(function, arguments)


def _steps(first: Node, rest: tuple[tuple[str, Node], ...]) -> str:
    # 甲除以乙，乘以丙，减丁: the first step closely, each further one after a comma.
    steps = (f"{_SPOKEN[sign]}{_spaced(_apart(part))}" for sign, part in rest)
    return _apart(first) + "，".join(steps)


def _compared(first: Node, rest: tuple[tuple[str, Node], ...]) -> str:
    lefts = [first, *(part for _, part in rest[:-1])]
    pairs = zip(lefts, rest, strict=True)
    return "，并且".join(f"{_apart(left)}{_SPOKEN[sign]}{_spaced(_apart(right))}" for left, (sign, right) in pairs)


def _called(function: str, arguments: tuple[Node, ...]) -> str:
    said = [_apart(part) for part in arguments]
    return FUNCTION_OF[function].spoken.format(all="、".join(said), first=said[0], second=said[-1])


def _side(node: Node) -> str:
    return f"（{describe(node)}）" if isinstance(node, Choice) else _spaced(describe(node))


def _last_side(node: Node) -> str:
    return f"，{describe(node)}" if isinstance(node, Choice) else f"取{_spaced(describe(node))}"


def _apart(node: Node) -> str:
    return describe(node) if isinstance(node, Number | Name | Call) else f"（{describe(node)}）"


def _spaced(said: str) -> str:
    return f" {said}" if said[:1].isascii() and said[:1].isalnum() else said
