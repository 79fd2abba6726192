"""Scoring: a sheet of promises, its readings and a rulebook give points, each with a trace of how it came about.

Rulebooks are dated data (``rulebooks/*.toml``); methods are plain functions in one table (``METHODS``); what is wrong
with a sheet comes out as findings of family J, never as an exception.
"""

from jixiao.engine.scoring.marking import score
from jixiao.engine.scoring.methods import METHODS, Method, find_method
from jixiao.engine.scoring.rulebook import Rulebook
from jixiao.engine.scoring.sheet import (
    ExecutionScore,
    GroupScore,
    Reading,
    Result,
    Row,
    RowScore,
    Sheet,
    Spending,
)
from jixiao.engine.scoring.shelf import load_rulebook, rulebook, rulebook_for, rulebooks, shipped_text, whole_text

__all__ = [
    "METHODS",
    "ExecutionScore",
    "GroupScore",
    "Method",
    "Reading",
    "Result",
    "Row",
    "RowScore",
    "Rulebook",
    "Sheet",
    "Spending",
    "find_method",
    "load_rulebook",
    "rulebook",
    "rulebook_for",
    "rulebooks",
    "score",
    "shipped_text",
    "whole_text",
]
