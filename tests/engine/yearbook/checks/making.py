"""Years with just the facts a check looks at."""

from collections.abc import Iterable, Mapping
from typing import Any

from jixiao.engine.errors import Finding
from jixiao.engine.values import Absent, Money
from jixiao.engine.yearbook import BudgetLine, Profile, Yearbook


def wan(text: str) -> Money:
    """Return an amount of 万元."""
    return Money.of(text, "万元")


def line(item: str, **columns: Any) -> BudgetLine:
    """Return a line of budget, its amounts in 万元."""
    amounts: dict[str, Any] = {}
    for key, amount in columns.items():
        amounts[key] = amount if isinstance(amount, Absent) else wan(amount)
    return BudgetLine(item=item, **amounts)


def year(*lines: BudgetLine, profile: Mapping[str, Any] | None = None, **rows: Any) -> Yearbook:
    """Return a year of 2024 with these lines of budget and these rows."""
    entries: dict[str, Any] = {"name": "示例县科学技术协会", "year": 2024, **(profile or {})}
    return Yearbook(profile=Profile(**entries), budget=lines, **rows)


def codes(findings: Iterable[Finding]) -> list[str]:
    """Return the codes of the findings."""
    return [finding.code for finding in findings]
