"""``jixiao formula``: is a formula written rightly, what does it say, and what does it give with these numbers."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from jixiao.cli.findings import findings_json, status_of
from jixiao.cli.refusals import Refusal
from jixiao.cli.streams import bold, columns, print_json, say
from jixiao.cli.usage import Command, Group

if TYPE_CHECKING:
    from jixiao.engine.errors import Finding
    from jixiao.engine.formula import Checked, Node
    from jixiao.engine.values import Quantity, Trace, Unit

    Given = Mapping[str, Quantity]

formula = typer.Typer(cls=Group, no_args_is_help=True, help="公式：查写法，用话说明，代入数字试算。")

PLACES = 2  # decimals of a result; its exact value stands beside it

TextArgument = Annotated[str, typer.Argument(metavar="公式", help="如“在职人员数 ÷ 编制数 × 100%”，请用引号括起来")]
NamesOption = Annotated[
    list[str] | None,
    typer.Option("--name", metavar="名称=单位", help="公式里要用的名称和它的单位，可写多次；年度数据里的名称不用写"),
]
ValuesOption = Annotated[
    list[str] | None, typer.Option("--with", metavar="名称=数值", help="代入的数值，如 编制数=9人，可写多次")
]
JsonOption = Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")]


@formula.command("check", cls=Command)
def check_text(
    text: TextArgument, *, names: NamesOption = None, values: ValuesOption = None, as_json: JsonOption = False
) -> int:
    """查一条公式的写法。

    不认识的名称（并给出最接近的）、缺的括号、元加人、可能的除以零，一次全部列出。有必须改的问题时退出码为 1。
    """
    from jixiao.engine.formula import print_formula

    checked, _ = _checked(text, names=names, values=values)
    if as_json:
        printed = print_formula(checked.tree) if checked.tree is not None else None
        print_json({"formula": text, "printed": printed, "findings": findings_json(checked.findings)})
    else:
        _say_checked(text, checked.findings)
    return status_of(checked.findings)


@formula.command("explain", cls=Command)
def explain_text(
    text: TextArgument, *, names: NamesOption = None, values: ValuesOption = None, as_json: JsonOption = False
) -> int:
    """把一条公式用话说出来；给了 --with 就代入数字，逐步算出结果。"""
    from jixiao.engine.formula import describe, print_formula

    checked, given = _checked(text, names=names, values=values)
    tree = checked.tree
    trace = _worked(tree, given) if tree is not None and given else None
    if as_json:
        print_json(
            {
                "formula": text,
                "printed": None if tree is None else print_formula(tree),
                "described": None if tree is None else describe(tree),
                "value": trace.printed if trace else None,
                "trace": trace.to_json() if trace else None,
                "findings": findings_json(checked.findings),
            }
        )
        return status_of(checked.findings)
    if tree is not None:
        say(f"{bold('公式')}：{print_formula(tree)}")
        say(f"{bold('意思')}：{describe(tree)}")
    if trace:
        say(trace.text())
    if checked.findings:
        _say_checked(text, checked.findings)
    return status_of(checked.findings)


def _worked(tree: "Node", given: "Given") -> "Trace":
    from jixiao.engine.formula import trace_evaluation
    from jixiao.engine.values import Source

    typed = Source("填报", "命令行 --with")
    return trace_evaluation(tree, given, label="结果", sources=dict.fromkeys(given, typed), places=PLACES)


def _units(names: Sequence[str] | None) -> "dict[str, Unit]":
    """Return the names given on the command line with their units."""
    from jixiao.engine.values import Unit

    pairs = (_pair(text, option="--name", example="编制数=人") for text in names or ())
    return {name: Unit.parse(unit) for name, unit in pairs}


def _given(values: Sequence[str] | None, *, units: "Mapping[str, Unit | None]") -> "dict[str, Quantity]":
    """Return the numbers to put in; one without a unit takes that of its name."""
    from jixiao.engine.values import Quantity

    given: dict[str, Quantity] = {}
    for text in values or ():
        name, stated = _pair(text, option="--with", example="编制数=9人")
        unit = units.get(name)
        quantity = Quantity.parse(stated, unit=unit.symbol if unit else "")
        if quantity is None:
            message = f"--with 里的“{stated}”不是一个数；请写成数字加单位，如 编制数=9人"
            raise Refusal(message)
        given[name] = quantity
    return given


def _checked(text: str, *, names: Sequence[str] | None, values: Sequence[str] | None) -> "tuple[Checked, Given]":
    """Return the formula checked, and the numbers to put in.

    It may use the names of every year, and must use those given here; a number that is given is what it is, so one
    above zero may be divided by.
    """
    from jixiao.engine.formula import Variable, check_formula
    from jixiao.engine.yearbook import Profile, Yearbook, named_facts

    own = _units(names)
    known = {name: fact.unit for name, fact in named_facts(Yearbook(Profile(name="", year=0))).items()} | own
    given = _given(values, units=known)
    settled = {name: Variable(quantity.unit, least=quantity.in_base()) for name, quantity in given.items()}
    return check_formula(text, names={**known, **settled}, inputs={**own, **given}), given


def _pair(text: str, *, option: str, example: str) -> tuple[str, str]:
    name, sign, rest = text.replace("＝", "=").partition("=")
    if not sign or not name.strip():
        message = f"{option} 后面的“{text}”写法不对；请写成 {example}"
        raise Refusal(message)
    return name.strip(), rest.strip()


def _say_checked(text: str, findings: "Sequence[Finding]") -> None:
    from jixiao.engine.errors import worst_first

    if not findings:
        say("写法无误。")
        return
    say(text)
    for finding in worst_first(findings):
        start, end = finding.place.start, finding.place.end
        if start is not None and end is not None:
            say(" " * columns(text[:start]) + "^" * max(columns(text[start:end]), 1))
        say(finding.text())
