"""体检: a paper that anybody wrote → findings, each with place, cause and cure; one rule, one file.

``check_paper`` takes what ``intake`` read and runs every rule of ``RULES``. The manual of a rule is the docstring of
its check. Nothing is judged that the text itself, or what is known beside it, does not show.
"""

from jixiao.engine.lint.dismissing import (
    Dismissal,
    Sorted,
    dismiss,
    dismissals_from_toml,
    dismissals_to_toml,
    without_dismissed,
)
from jixiao.engine.lint.mending import difference, edits_of, mended, told_edits
from jixiao.engine.lint.paper import Known, Paper
from jixiao.engine.lint.registry import RULES, rule_of
from jixiao.engine.lint.rule import FAMILIES, Manual, Rule
from jixiao.engine.lint.running import Checked, block_of, check_paper, is_ignored

__all__ = [
    "FAMILIES",
    "RULES",
    "Checked",
    "Dismissal",
    "Known",
    "Manual",
    "Paper",
    "Rule",
    "Sorted",
    "block_of",
    "check_paper",
    "difference",
    "dismiss",
    "dismissals_from_toml",
    "dismissals_to_toml",
    "edits_of",
    "is_ignored",
    "mended",
    "rule_of",
    "told_edits",
    "without_dismissed",
]
