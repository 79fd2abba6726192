"""P 个人信息."""

from jixiao.engine.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
