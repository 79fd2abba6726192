"""Formulas for property tests, as trees that a text could have been read into."""

from fractions import Fraction

from hypothesis import strategies as st

from jixiao.engine.formula.tree import (
    Call,
    Choice,
    Comparison,
    Logic,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Product,
    Sum,
)
from jixiao.engine.values import PERCENT, RATIO, Unit

NAMES = ("完成值", "指标值", "分值", "执行率")

amounts = st.one_of(
    st.integers(0, 12).map(Fraction),
    st.integers(0, 2000).map(lambda cents: Fraction(cents, 100)),
    st.sampled_from([Fraction(1, 8), Fraction(10**12), Fraction(1, 10**9), Fraction(123456789, 1000)]),
)
units = st.sampled_from([RATIO, RATIO, PERCENT, Unit.parse("‰")])
leaves = st.one_of(st.sampled_from(NAMES).map(Name), st.builds(Number, amounts, units))
kinds = st.sampled_from(["leaf", "negative", "sum", "product", "product", "many", "one", "rounded", "choice", "choice"])


@st.composite
def numbers(draw: st.DrawFn, depth: int = 3) -> Node:
    """Draw a formula that gives a number."""
    kind = draw(kinds) if depth else "leaf"
    inner = numbers(depth - 1) if depth else leaves
    match kind:
        case "negative":
            return Negative(draw(inner))
        case "sum":
            return _chain(Sum, draw(inner), draw(steps("+−", inner)))
        case "product":
            return _chain(Product, draw(inner), draw(steps("×÷÷", inner)))
        case "many":
            arguments = tuple(draw(st.lists(inner, min_size=2, max_size=3)))
            return Call(draw(st.sampled_from(["最大", "最小", "合计", "平均"])), arguments)
        case "one":
            return Call(draw(st.sampled_from(["绝对值", "取整"])), (draw(inner),))
        case "rounded":
            return Call("四舍五入", (draw(inner), Number(Fraction(draw(st.integers(0, 4))))))
        case "choice":
            return Choice(draw(conditions(depth - 1)), draw(inner), draw(inner))
        case _:
            return draw(leaves)


@st.composite
def conditions(draw: st.DrawFn, depth: int = 2) -> Node:
    """Draw a formula that gives a condition."""
    inner = numbers(max(depth - 1, 0))
    match draw(st.sampled_from(["comparison", "comparison", "not", "logic", "choice"])) if depth else "comparison":
        case "not":
            return Not(draw(conditions(depth - 1)))
        case "logic":
            parts = tuple(draw(st.lists(conditions(depth - 1), min_size=2, max_size=3)))
            return Logic(draw(st.sampled_from("且或")), parts)
        case "choice":
            inside = conditions(depth - 1)
            return Choice(draw(inside), draw(inside), draw(inside))
        case _:
            return Comparison(draw(inner), draw(steps("=≠≥≤><", inner)))


def steps(signs: str, inner: st.SearchStrategy[Node]) -> st.SearchStrategy[tuple[tuple[str, Node], ...]]:
    """Return one or two signs with what follows them."""
    return st.lists(st.tuples(st.sampled_from(signs), inner), min_size=1, max_size=2).map(tuple)


def _chain(kind: type[Sum | Product], first: Node, rest: tuple[tuple[str, Node], ...]) -> Node:
    # What is added to a sum without brackets is part of that sum.
    if isinstance(first, Sum | Product) and isinstance(first, kind):
        return kind(first.first, first.rest + rest)
    return kind(first, rest)
