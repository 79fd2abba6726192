"""The papers of the trade: report, score sheets, papers of monitoring, letters on what was found, a county's year."""

from jixiao.engine.papers.accountability import STEP_PAPERS, StepCase
from jixiao.engine.papers.advising import AdvisedProject, advice_letter
from jixiao.engine.papers.county import county_report
from jixiao.engine.papers.county_year import CountyGap, CountyMoney, CountyShare, CountySpread, CountyYear
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
    "CountyGap",
    "CountyMoney",
    "CountyShare",
    "CountySpread",
    "CountyYear",
    "LetterCase",
    "LetterProblem",
    "StepCase",
    "Watch",
    "WatchedIndicator",
    "WatchedMoney",
    "advice_letter",
    "closing_opinion",
    "county_report",
    "feedback_letter",
    "monitoring_report",
    "monitoring_table",
    "project_score_sheet",
    "rectification_notice",
    "rectification_report",
    "self_evaluation_report",
    "unit_score_sheet",
]
