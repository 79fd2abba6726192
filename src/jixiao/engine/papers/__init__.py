"""The papers of the trade: the report and the score sheets of a scored year, table and report of its monitoring."""

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
    "Watch",
    "WatchedIndicator",
    "WatchedMoney",
    "monitoring_report",
    "monitoring_table",
    "project_score_sheet",
    "self_evaluation_report",
    "unit_score_sheet",
]
