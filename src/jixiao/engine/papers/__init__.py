"""The papers of the trade: report and score sheets, table and report of monitoring, letters about what was found."""

from jixiao.engine.papers.mending import (
    LetterCase,
    LetterProblem,
    closing_opinion,
    feedback_letter,
    rectification_notice,
    rectification_report,
)
from jixiao.engine.papers.monitoring import (
    Watch,
    WatchedIndicator,
    WatchedMoney,
    monitoring_report,
    monitoring_table,
)
from jixiao.engine.papers.report import self_evaluation_report
from jixiao.engine.papers.sheets import project_score_sheet, unit_score_sheet

__all__ = [
    "LetterCase",
    "LetterProblem",
    "Watch",
    "WatchedIndicator",
    "WatchedMoney",
    "closing_opinion",
    "feedback_letter",
    "monitoring_report",
    "monitoring_table",
    "project_score_sheet",
    "rectification_notice",
    "rectification_report",
    "self_evaluation_report",
    "unit_score_sheet",
]
