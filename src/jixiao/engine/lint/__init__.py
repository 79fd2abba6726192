"""体检: a paper that anybody wrote → findings, each with place, cause and cure; one rule, one file.

``check_paper`` takes what ``intake`` read and runs every rule of ``RULES``. The manual of a rule is the docstring of
its check. Nothing is judged that the text itself, or what is known beside it, does not show.
"""

from jixiao.engine.lint.paper import Known, Paper
from jixiao.engine.lint.registry import RULES, rule_of
from jixiao.engine.lint.rule import FAMILIES, Manual, Rule
from jixiao.engine.lint.running import Checked, block_of, check_paper

__all__ = ["FAMILIES", "RULES", "Checked", "Known", "Manual", "Paper", "Rule", "block_of", "check_paper", "rule_of"]
