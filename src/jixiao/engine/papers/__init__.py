"""The papers of the trade: report and score sheets, table and report of monitoring, letters about what was found."""

from jixiao.engine.papers.accountability import STEP_PAPERS, StepCase
from jixiao.engine.papers.advising import AdvisedProject, advice_letter
from jixiao.engine.papers.letters import LetterCase, LetterProblem
from jixiao.engine.papers.mending import (
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
    "STEP_PAPERS",
    "AdvisedProject",
    "LetterCase",
    "LetterProblem",
    "StepCase",
    "Watch",
    "WatchedIndicator",
    "WatchedMoney",
    "advice_letter",
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
