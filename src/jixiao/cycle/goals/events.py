"""What the room tells the house."""

from jixiao.orgs.events import Event, event


@event("goals.sheet_started", "新建绩效目标")
class SheetStarted(Event):
    """A sheet was begun."""


@event("goals.total_goal_set", "填写年度总体目标")
class TotalGoalSet(Event):
    """The total goal was written."""


@event("goals.row_added", "添加目标内容")
class RowAdded(Event):
    """A task, a goal or an indicator was added."""


@event("goals.row_amended", "修改目标内容")
class RowAmended(Event):
    """A task, a goal or an indicator was changed."""


@event("goals.row_removed", "删除目标内容")
class RowRemoved(Event):
    """A task, a goal or an indicator was taken out."""


@event("goals.rows_reordered", "调整目标次序")
class RowsReordered(Event):
    """Rows were put in another order."""


@event("goals.weight_moved", "转移分值")
class WeightMoved(Event):
    """Points went from one indicator to another."""


@event("goals.rolled_over", "带入上年目标")
class RolledOver(Event):
    """Rows of an earlier year were taken over."""


@event("goals.version_kept", "目标成稿")
class VersionKept(Event):
    """The approved content was frozen."""


@event("goals.adjustment_begun", "起草目标调整")
class AdjustmentBegun(Event):
    """An adjustment was begun."""


@event("goals.adjustment_amended", "修改目标调整")
class AdjustmentAmended(Event):
    """A draft of an adjustment was changed."""


@event("goals.adjustment_sent", "目标调整送审")
class AdjustmentSent(Event):
    """An adjustment was handed in."""


@event("goals.adjustment_withdrawn", "撤回目标调整")
class AdjustmentWithdrawn(Event):
    """An adjustment was taken back."""


@event("goals.adjustment_returned", "退回目标调整")
class AdjustmentReturned(Event):
    """An adjustment was sent back with a reason."""


@event("goals.adjustment_approved", "批准目标调整")
class AdjustmentApproved(Event):
    """An adjustment was approved and applied."""


@event("goals.adjustment_dropped", "放弃目标调整")
class AdjustmentDropped(Event):
    """An adjustment was given up."""
