"""The tables of the room, by what they hold."""

from jixiao.records.surveys.models.answers import (
    Invalid,
    Knock,
    Mark,
    Remark,
    Response,
    ResponseWay,
    Spent,
    SurveyResult,
)
from jixiao.records.surveys.models.surveys import (
    Code,
    Group,
    GroupReminder,
    Question,
    QuestionKind,
    Survey,
    SurveyState,
    SurveyWay,
    Target,
)

__all__ = [
    "Code",
    "Group",
    "GroupReminder",
    "Invalid",
    "Knock",
    "Mark",
    "Question",
    "QuestionKind",
    "Remark",
    "Response",
    "ResponseWay",
    "Spent",
    "Survey",
    "SurveyResult",
    "SurveyState",
    "SurveyWay",
    "Target",
]
