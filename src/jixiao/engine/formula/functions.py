"""The functions a formula may use: one table, from which the reader, the sums, the words and the reference are made."""

import dataclasses
from collections.abc import Callable, Sequence
from fractions import Fraction
from types import MappingProxyType

from jixiao.engine.formula.tree import Call
from jixiao.engine.values import Rounding, round_exactly

MAX_PLACES = 12


@dataclasses.dataclass(frozen=True, slots=True)
class Function:
    """One function.

    ``also`` are other words for it that are understood, those of spreadsheets among them; ``least`` and ``most`` say
    how many values go into its brackets; ``spoken`` is the pattern of the formula said in words; ``exact`` calculates
    it, on amounts in the unit they are stated in; ``column`` names the kernel that does so for many units at once
    (``columns.kernel.KERNELS`` and ``columns.pairs.KERNELS``).
    """

    name: str
    also: tuple[str, ...]
    least: int
    most: int
    spoken: str
    explained: str
    example: str
    exact: Callable[[Sequence[Fraction]], Fraction]
    column: str


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _truncated(values: Sequence[Fraction]) -> Fraction:
    return Fraction(int(values[0]))


def _rounded(values: Sequence[Fraction]) -> Fraction:
    return Fraction(round_exactly(values[0], places=int(values[1]), mode=Rounding.HALF_UP))


MANY = 100

FUNCTIONS: tuple[Function, ...] = (
    Function(
        name="最大",
        also=("最大值", "MAX"),
        least=2,
        most=MANY,
        spoken="{all}中最大的一个",
        explained="取几个数中最大的一个；单位须相同。常用来保底，如 最大(0, …)。",
        example="最大(0, 分值 − 扣分)",
        exact=max,
        column="largest",
    ),
    Function(
        name="最小",
        also=("最小值", "MIN"),
        least=2,
        most=MANY,
        spoken="{all}中最小的一个",
        explained="取几个数中最小的一个；单位须相同。常用来封顶，如 最小(分值, …)。",
        example="最小(分值, 完成值 ÷ 指标值 × 分值)",
        exact=min,
        column="smallest",
    ),
    Function(
        name="合计",
        also=("求和", "SUM"),
        least=1,
        most=MANY,
        spoken="{all}的合计",
        explained="把几个数加起来；单位须相同。其中一个未填或不适用，合计就无法计算，不当作 0。",
        example="合计(因公出国费, 公务用车费, 公务接待费)",
        exact=lambda values: sum(values, Fraction(0)),
        column="total",
    ),
    Function(
        name="平均",
        also=("平均值", "平均数", "AVERAGE"),
        least=1,
        most=MANY,
        spoken="{all}的平均数",
        explained="几个数的合计除以个数；单位须相同。其中一个未填或不适用，平均就无法计算。",
        example="平均(上半年满意度, 下半年满意度)",
        exact=_mean,
        column="mean",
    ),
    Function(
        name="绝对值",
        also=("ABS",),
        least=1,
        most=1,
        spoken="{first}的绝对值",
        explained="去掉负号。",
        example="绝对值(调整后预算 − 年初预算)",
        exact=lambda values: abs(values[0]),
        column="absolute",
    ),
    Function(
        name="取整",
        also=("TRUNC",),
        least=1,
        most=1,
        spoken="{first}截去小数",
        explained="截去小数，只留整数部分（1.9 得 1，−1.9 得 −1）；带单位的数按它自己的单位取整（1.9万元 得 1万元）。",
        example="取整((控制率 − 100%) ÷ 1%)",
        exact=_truncated,
        column="truncated",
    ),
    Function(
        name="四舍五入",
        also=("ROUND",),
        least=2,
        most=2,
        spoken="{first}四舍五入到 {second} 位小数",
        explained="四舍五入到第二个数所说的小数位（0 到 12）；带单位的数按自己的单位取舍（93.987% 取 2 位得 93.99%）。",
        example="四舍五入(执行数 ÷ 预算数 × 100%, 2)",
        exact=_rounded,
        column="rounded",
    ),
)

FUNCTION_OF = MappingProxyType(
    {word: function for function in FUNCTIONS for word in (function.name, *function.also)},
)


def is_called_rightly(call: Call) -> bool:
    """Return whether ``call`` names a function and gives it as many values as it takes."""
    function = FUNCTION_OF.get(call.function)
    return function is not None and function.least <= len(call.arguments) <= function.most
