"""What the room tells the house. Answers from the phone are told nowhere: the trail would say who and when."""

from jixiao.orgs.events import Event, event


@event("surveys.survey_drafted", "拟定调查")
class SurveyDrafted(Event):
    """A survey is being drawn up."""


@event("surveys.survey_amended", "修改调查")
class SurveyAmended(Event):
    """What is known of a survey was changed."""


@event("surveys.questions_kept", "保存问题")
class QuestionsKept(Event):
    """The questions of a survey were written."""


@event("surveys.plan_kept", "保存样本计划")
class PlanKept(Event):
    """Groups, samples and quotas of a survey were set."""


@event("surveys.groups_reminded", "催收问卷")
class GroupsReminded(Event):
    """Groups that were behind were reminded."""


@event("surveys.survey_reopened", "重新开始调查")
class SurveyReopened(Event):
    """A survey that was closed too early takes answers again; its frozen result is gone."""


@event("surveys.answers_destroyed", "销毁答卷")
class AnswersDestroyed(Event):
    """The time for which answers are kept is over: they are gone, the frozen result stays."""


@event("surveys.survey_copied", "复制上年调查")
class SurveyCopied(Event):
    """Last year's form became a draft of this year."""


@event("surveys.survey_removed", "删除调查草稿")
class SurveyRemoved(Event):
    """A draft was thrown away."""


@event("surveys.survey_opened", "开始调查")
class SurveyOpened(Event):
    """People may answer."""


@event("surveys.survey_prolonged", "更改调查截止日期")
class SurveyProlonged(Event):
    """The last day of a survey was moved."""


@event("surveys.survey_closed", "截止调查")
class SurveyClosed(Event):
    """Nobody can answer any more, and the result is frozen."""


@event("surveys.codes_issued", "制作答题码")
class CodesIssued(Event):
    """A sheet of codes was made."""


@event("surveys.codes_voided", "作废答题码")
class CodesVoided(Event):
    """Codes that nobody used are no longer good."""


@event("surveys.sheets_entered", "录入问卷")
class SheetsEntered(Event):
    """Paper or telephone sheets were typed in."""


@event("surveys.sheets_taken_back", "撤回录入的问卷")
class SheetsTakenBack(Event):
    """Sheets that were typed in were taken out again."""
