"""What a text states: amounts, ratios, growth, counts, lists, dates, names, targets, scores, claims, with their places.

``facts_in`` reads a plain text once and returns ``Facts``; it judges nothing. ``sentences`` alone cuts a text into
sentences. Offsets are character offsets into the text that was given.
"""

from jixiao.engine.facts.clauses import sentences
from jixiao.engine.facts.reading import facts_in
from jixiao.engine.facts.stated import (
    Amount,
    Claim,
    Count,
    Day,
    Duration,
    Facts,
    Grading,
    Growth,
    Item,
    Kind,
    Listing,
    Name,
    NameKind,
    Order,
    Rate,
    Score,
    ScoreKind,
    Sentence,
    Span,
    Spell,
    Strength,
    Target,
    YearSaid,
)

__all__ = [
    "Amount",
    "Claim",
    "Count",
    "Day",
    "Duration",
    "Facts",
    "Grading",
    "Growth",
    "Item",
    "Kind",
    "Listing",
    "Name",
    "NameKind",
    "Order",
    "Rate",
    "Score",
    "ScoreKind",
    "Sentence",
    "Span",
    "Spell",
    "Strength",
    "Target",
    "YearSaid",
    "facts_in",
    "sentences",
]
