"""What the acts of this room tell the house."""

from jixiao.orgs.events import Event, event


@event("budget.item_stated", "填写预算科目")
class ItemStated(Event):
    """The amounts of an item were stated or corrected."""


@event("budget.line_recorded", "登记预算明细")
class LineRecorded(Event):
    """A detailed line was recorded."""


@event("budget.line_revised", "修改预算明细")
class LineRevised(Event):
    """A detailed line was corrected."""


@event("budget.line_removed", "删除预算明细")
class LineRemoved(Event):
    """A detailed line was taken out."""


@event("budget.adjusted", "登记预算调整")
class BudgetAdjusted(Event):
    """A document changed the budget."""


@event("budget.adjustment_revised", "修改预算调整")
class AdjustmentRevised(Event):
    """A recorded adjustment was corrected."""


@event("budget.adjustment_withdrawn", "撤销预算调整")
class AdjustmentWithdrawn(Event):
    """A recorded adjustment was taken out."""


@event("budget.no_more_adjustments", "确认没有其他调整")
class NoMoreAdjustments(Event):
    """The items without adjustments were said to have none."""


@event("budget.execution_entered", "登记按月执行")
class ExecutionEntered(Event):
    """What was spent in months was entered or corrected."""


@event("budget.three_public_stated", "填写三公经费")
class ThreePublicStated(Event):
    """三公经费 were stated or corrected."""


@event("budget.procurement_stated", "填写政府采购")
class ProcurementStated(Event):
    """政府采购 of a kind was stated or corrected."""


@event("budget.project_registered", "登记项目")
class ProjectRegistered(Event):
    """A project was recorded."""


@event("budget.project_revised", "修改项目")
class ProjectRevised(Event):
    """A project was corrected."""


@event("budget.project_removed", "删除项目")
class ProjectRemoved(Event):
    """A project was taken out."""


@event("budget.project_funded", "填写项目资金")
class ProjectFunded(Event):
    """The money of a project from a source was stated or corrected."""


@event("budget.copied_from_last_year", "从上年复制")
class CopiedFromLastYear(Event):
    """Projects and lines of the year before were copied, without amounts."""


@event("budget.accounts_tried", "上传部门决算表")
class AccountsTried(Event):
    """A workbook of final accounts was read; nothing was written."""


@event("budget.accounts_written", "写入部门决算表")
class AccountsWritten(Event):
    """The figures of final accounts were kept and the items filled from them."""


@event("budget.accounts_undone", "撤回部门决算表")
class AccountsUndone(Event):
    """Final accounts were taken back."""


@event("budget.accounts_dropped", "放弃部门决算表")
class AccountsDropped(Event):
    """A workbook that was read is not used."""
