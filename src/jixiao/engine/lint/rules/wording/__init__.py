"""W 文字: repeated text, vague quantities, empty praise, misprints, punctuation."""

from jixiao.engine.lint.rule import Rule
from jixiao.engine.lint.rules.wording import w601_doubled_words

RULES: tuple[Rule, ...] = (w601_doubled_words.check,)
