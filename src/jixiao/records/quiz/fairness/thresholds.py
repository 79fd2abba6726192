"""From when on something is worth a look: shipped with its source and its doubt, none of it law."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from jixiao.records.quiz.models import SuspicionKind


def thresholds() -> Mapping[str, Any]:
    """Return the thresholds as shipped."""
    text = files("jixiao.records.quiz").joinpath("fairness/shipped/thresholds.toml").read_text("utf-8")
    return tomllib.loads(text)


THRESHOLDS = thresholds()
FAST_SETS = int(THRESHOLDS["too_fast"]["sets"])
ALIKE_PLAYERS = int(THRESHOLDS["alike"]["players"])
ADDRESS_PLAYERS = int(THRESHOLDS["one_address"]["players"])
MOST_APPEALS = int(THRESHOLDS["appeals"]["most"])
ANSWER_DAYS = int(THRESHOLDS["appeals"]["answer_days"])


def words_of(kind: str) -> tuple[str, str]:
    """Return where the threshold of a kind comes from, and what speaks against trusting it."""
    found = THRESHOLDS.get(kind, {})
    return str(found.get("source", "")), str(found.get("doubt", ""))


def explained() -> list[tuple[str, str, str]]:
    """Return each kind that is looked for with its source and its doubt, for the page."""
    return [(kind.label, *words_of(kind.value)) for kind in SuspicionKind if kind.value in THRESHOLDS]
