"""N 数字: sums, ratios, balances, units, counts and lists that contradict one another."""

from jixiao.engine.lint.rule import Rule
from jixiao.engine.lint.rules.numbers import n201_parts_over_whole

RULES: tuple[Rule, ...] = (n201_parts_over_whole.check,)
