"""R 目标与结果."""

from jixiao.engine.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
