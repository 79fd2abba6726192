"""D 日期."""

from jixiao.engine.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
