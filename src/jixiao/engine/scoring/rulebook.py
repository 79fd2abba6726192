"""What a rulebook is: dated data with a source for every rule. It holds no arithmetic and no defaults of its own."""

import dataclasses
import datetime
from collections.abc import Mapping
from fractions import Fraction

from jixiao.engine.values import Grade, Rounding, Rule

Steps = tuple[tuple[Fraction, Fraction], ...]
Parameter = Fraction | Steps | tuple[str, ...]
Parameters = Mapping[str, Parameter]

OPERATORS = ("≥", ">", "=", "<", "≤", "定性")
FULL_YEAR, RECEIVED = DENOMINATORS = ("全年预算数", "实际到位资金")
NO_SCORE, ZERO_SCORE = ZERO_BUDGETS = ("不计分", "计0分")
SCORE_ONLY, RATE_FIRST = ORDERS = ("只取舍得分", "先取舍执行率")
MARKS = ("公开发布", "运行系统所见", "通行理解", "存疑", "推算")

_DECORATION = str.maketrans("", "", '“”"「」 　')


def bare_name(name: str) -> str:
    """Return the name of an indicator without quotation marks and spaces, as rulebooks write it."""
    return name.translate(_DECORATION)


@dataclasses.dataclass(frozen=True, slots=True)
class Provision:
    """One rule's standing: the rule as traces quote it, how it is known (one of MARKS), and what is doubtful in it."""

    rule: Rule
    mark: str
    doubt: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Frame:
    """How the full mark is dealt out; ``when_present`` names the group whose rows choose this frame ("" is otherwise).

    ``groups`` gives each group its weight, or None where the unit deals it out freely; ``indicators`` is what all
    groups hold together. ``at_least`` asks groups to hold so many points together, as a share of the full mark.
    """

    title: str
    when_present: str
    execution: Fraction
    groups: Mapping[str, Fraction | None]
    indicators: Fraction
    at_least: tuple[tuple[str, ...], Fraction] | None
    provision: Provision


@dataclasses.dataclass(frozen=True, slots=True)
class Redistribution:
    """Where the weight of a group goes that is 不适用 or absent."""

    absent: str
    to: str
    provision: Provision


@dataclasses.dataclass(frozen=True, slots=True)
class Choice:
    """Which method scores which kind of indicator; an empty condition asks nothing, the first choice that fits wins.

    ``target`` is the full-mark line where the sheet gives none, in base units (95 % is 19/20).
    """

    title: str
    operators: tuple[str, ...]
    level2: tuple[str, ...]
    names: tuple[str, ...]
    method: str
    parameters: Parameters
    target: Fraction | None
    provision: Provision


@dataclasses.dataclass(frozen=True, slots=True)
class ExecutionRule:
    """How 预算执行率 is scored: against which money, by which method, and what happens where that money is 0."""

    method: str
    parameters: Parameters
    denominator: str
    zero_budget: str
    provision: Provision


@dataclasses.dataclass(frozen=True, slots=True)
class RoundingRule:
    """Decimals of the printed rate (in percent), of a score and of the total; ``order`` says what is rounded first."""

    rate_places: int
    score_places: int
    total_places: int
    mode: Rounding
    order: str
    provision: Provision


@dataclasses.dataclass(frozen=True, slots=True)
class Grades:
    """The grades, best first; none where the rules let a unit go ungraded."""

    grades: tuple[Grade, ...]
    provision: Provision


@dataclasses.dataclass(frozen=True, slots=True)
class Band:
    """One 档 of a 定性 result: from ``lowest`` (included) to ``highest`` (excluded, but for 100 %), as shares.

    ``given`` is the share where nobody gave a score.
    """

    words: tuple[str, ...]
    lowest: Fraction
    highest: Fraction
    given: Fraction


@dataclasses.dataclass(frozen=True, slots=True)
class Bands:
    """The 档 of 定性 results, best first."""

    bands: tuple[Band, ...]
    provision: Provision


@dataclasses.dataclass(frozen=True, slots=True)
class Caps:
    """Totals that a low 执行率 allows at most: (below this rate, at most this total), lowest rate first."""

    caps: Steps
    provision: Provision


@dataclasses.dataclass(frozen=True, slots=True)
class Flags:
    """Where the warnings start.

    ``over_fulfilment`` is a share of the target, ``over_deduction`` what it costs by itself in points, ``red_light``
    and ``yellow_light`` are shares, ``tolerance`` and ``heavy`` points, ``low_execution`` a rate.
    """

    over_fulfilment: Fraction
    over_deduction: Fraction
    red_light: Fraction
    yellow_light: Fraction
    tolerance: Fraction
    low_execution: Fraction
    heavy: Fraction
    provision: Provision


@dataclasses.dataclass(frozen=True, slots=True)
class Rulebook:
    """One set of rules, from ``since`` to ``until``; ``default`` ones are taken where nobody chose.

    ``names`` leads from the names of 一级指标 on paper to the groups of the frames, ``belongs`` from names of single
    indicators, which goes before it.
    """

    code: str
    title: str
    region: str
    applies_to: str
    since: datetime.date
    until: datetime.date | None
    default: bool
    remark: str
    full: Fraction
    frames: tuple[Frame, ...]
    redistribution: tuple[Redistribution, ...]
    names: Mapping[str, str]
    belongs: Mapping[str, str]
    choices: tuple[Choice, ...]
    execution: ExecutionRule
    rounding: RoundingRule
    grades: Grades
    bands: Bands
    caps: Caps
    flags: Flags
