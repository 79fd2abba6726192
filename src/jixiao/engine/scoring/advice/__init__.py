"""What the results of a year say for the next: dated rules, and the proposal for each project with its reasons."""

from jixiao.engine.scoring.advice.overlapping import overlap_of
from jixiao.engine.scoring.advice.proposing import Case, Proposal, cut_amount, propose, verdict_words
from jixiao.engine.scoring.advice.rules import AdviceRule, AdviceTable, Mending, Verdict, advice_table

__all__ = [
    "AdviceRule",
    "AdviceTable",
    "Case",
    "Mending",
    "Proposal",
    "Verdict",
    "advice_table",
    "cut_amount",
    "overlap_of",
    "propose",
    "verdict_words",
]
