"""The papers of the trade, written from a scored year: the report and the score sheets."""

from jixiao.engine.papers.report import self_evaluation_report
from jixiao.engine.papers.sheets import project_score_sheet, unit_score_sheet

__all__ = ["project_score_sheet", "self_evaluation_report", "unit_score_sheet"]
