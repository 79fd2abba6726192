"""C 一致."""

from jixiao.engine.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
