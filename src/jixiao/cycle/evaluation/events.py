"""What this room tells the house."""

from jixiao.orgs.events import Event, event


@event("evaluation.started", "开始绩效自评")
class Started(Event):
    """A self-evaluation was begun."""


@event("evaluation.row_entered", "填写自评行")
class RowEntered(Event):
    """What the clerk says of one indicator was changed."""


@event("evaluation.execution_explained", "填写预算执行偏差原因")
class ExecutionExplained(Event):
    """The reason for the execution rate was changed."""


@event("evaluation.outcome_told", "填写总体目标完成情况")
class OutcomeTold(Event):
    """What became of the total goal was changed."""


@event("evaluation.marked", "取数并计分")
class Marked(Event):
    """Readings were taken and the sheet was scored and frozen."""


@event("evaluation.row_reviewed", "复核自评行")
class RowReviewed(Event):
    """The reviewer's score or opinion of one indicator was changed."""


@event("evaluation.execution_reviewed", "复核预算执行率")
class ExecutionReviewed(Event):
    """The reviewer's score or opinion of the execution rate was changed."""


@event("evaluation.opinion_given", "填写复核意见")
class OpinionGiven(Event):
    """The reviewer's opinion of the whole was changed."""


@event("evaluation.settled", "认定绩效自评")
class Settled(Event):
    """The final score was agreed and the self-evaluation approved."""


@event("evaluation.settlement_undone", "撤销认定绩效自评")
class SettlementUndone(Event):
    """A settlement was undone before anybody went on from it."""


@event("evaluation.sample_drawn", "抽取抽评单位")
class SampleDrawn(Event):
    """Units were drawn for a sample check."""
