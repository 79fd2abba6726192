"""Every rule, in one visible row: family by family, and within each in the order of the codes."""

from jixiao.engine.lint.rule import Rule
from jixiao.engine.lint.rules import consistency, dates, goals, numbers, privacy, sheets, structure, wording

RULES: tuple[Rule, ...] = (
    *structure.RULES,
    *numbers.RULES,
    *dates.RULES,
    *consistency.RULES,
    *goals.RULES,
    *wording.RULES,
    *sheets.RULES,
    *privacy.RULES,
)


def rule_of(code: str) -> Rule | None:
    """Return the rule of a code, or None."""
    return next((rule for rule in RULES if rule.code == code), None)
