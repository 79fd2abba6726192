"""The papers of the trade: report, score sheets, papers of monitoring, letters on what was found, a county's year."""

from jixiao.engine.papers.county import county_report
from jixiao.engine.papers.county_year import CountyGap, CountyMoney, CountyShare, CountySpread, CountyYear
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
    "CountyGap",
    "CountyMoney",
    "CountyShare",
    "CountySpread",
    "CountyYear",
    "LetterCase",
    "LetterProblem",
    "Watch",
    "WatchedIndicator",
    "WatchedMoney",
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
