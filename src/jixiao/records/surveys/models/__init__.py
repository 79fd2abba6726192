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
    Question,
    QuestionKind,
    Reminder,
    Survey,
    SurveyState,
    SurveyWay,
    Target,
)

__all__ = [
    "Code",
    "Group",
    "Invalid",
    "Knock",
    "Mark",
    "Question",
    "QuestionKind",
    "Remark",
    "Reminder",
    "Response",
    "ResponseWay",
    "Spent",
    "Survey",
    "SurveyResult",
    "SurveyState",
    "SurveyWay",
    "Target",
]
