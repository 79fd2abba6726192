"""T 自评表."""

from jixiao.engine.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
