"""S 结构."""

from jixiao.engine.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
