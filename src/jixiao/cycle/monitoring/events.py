"""What this room tells the house."""

import datetime

from jixiao.orgs.events import Event, event


@event("monitoring.round_issued", "布置双监控")
class RoundIssued(Event):
    """A round was issued to units."""


@event("monitoring.round_changed", "修改监控轮次")
class RoundChanged(Event):
    """The window, the warning days or the demands of a round were changed."""


@event("monitoring.units_added", "增加监控单位")
class UnitsAdded(Event):
    """More units were asked for a sheet."""


@event("monitoring.round_closed", "结束监控轮次")
class RoundClosed(Event):
    """A round was ended: its sheets only show from then on."""


@event("monitoring.round_reopened", "重新开放监控轮次")
class RoundReopened(Event):
    """A round that was ended was opened again, with a reason."""


@event("monitoring.late_granted", "准予监控延期")
class LateGranted(Event):
    """One unit may hand in later."""


@event("monitoring.sheet_read", "监控取数亮灯")
class SheetRead(Event):
    """Readings were taken for a sheet, frozen and lit."""


@event("monitoring.line_explained", "填写监控行")
class LineExplained(Event):
    """What the clerk says of an indicator was changed."""


@event("monitoring.execution_explained", "填写执行监控")
class ExecutionExplained(Event):
    """What the clerk says of the money was changed."""


@event("monitoring.summary_told", "填写监控总体情况")
class SummaryTold(Event):
    """The summary of a sheet was changed."""


@event("monitoring.rectification_asked", "监控转整改")
class RectificationAsked(Event):
    """A finding is to be mended: where it was found, what is wrong, what is asked for until when.

    ``line_id`` is an indicator of the sheet or None, ``execution_id`` its money or None.
    """

    round_id: int
    sheet_id: int
    unit_year_id: int
    line_id: int | None = None
    execution_id: int | None = None
    project_code: str = ""
    problem: str
    demand: str
    due: datetime.date
