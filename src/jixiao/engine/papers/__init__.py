"""The papers of the trade: the report, the score sheets, and the letters about what was found."""

from jixiao.engine.papers.mending import (
    LetterCase,
    LetterProblem,
    closing_opinion,
    feedback_letter,
    rectification_notice,
    rectification_report,
)
from jixiao.engine.papers.report import self_evaluation_report
from jixiao.engine.papers.sheets import project_score_sheet, unit_score_sheet

__all__ = [
    "LetterCase",
    "LetterProblem",
    "closing_opinion",
    "feedback_letter",
    "project_score_sheet",
    "rectification_notice",
    "rectification_report",
    "self_evaluation_report",
    "unit_score_sheet",
]
