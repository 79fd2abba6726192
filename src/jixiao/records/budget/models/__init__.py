"""The tables of the room: lines, changes within the year, projects, special expenditure, final accounts."""

from jixiao.records.budget.models.accounts import AccountsState, FinalAccountFigure, FinalAccounts
from jixiao.records.budget.models.changes import Adjustment, AdjustmentKind, Execution, Exemption
from jixiao.records.budget.models.lines import BudgetLine, DetailLine, Nature
from jixiao.records.budget.models.projects import Arising, Continuity, Funding, Project, ProjectKind
from jixiao.records.budget.models.special import Procurement, ProcurementKind, ThreePublic

__all__ = [
    "AccountsState",
    "Adjustment",
    "AdjustmentKind",
    "Arising",
    "BudgetLine",
    "Continuity",
    "DetailLine",
    "Execution",
    "Exemption",
    "FinalAccountFigure",
    "FinalAccounts",
    "Funding",
    "Nature",
    "Procurement",
    "ProcurementKind",
    "Project",
    "ProjectKind",
    "ThreePublic",
]
