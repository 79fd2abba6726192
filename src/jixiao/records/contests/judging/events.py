"""What the office does about judging, tells the house. Judges are named by their number and name, works by theirs."""

from jixiao.orgs.events import Event, event


@event("contests.panel_kept", "保存评审组")
class PanelKept(Event):
    """A panel was set up or changed."""


@event("contests.panel_removed", "删除评审组")
class PanelRemoved(Event):
    """A panel without works was removed."""


@event("contests.judge_kept", "保存评委")
class JudgeKept(Event):
    """A judge was registered or changed."""


@event("contests.judge_removed", "移出评委")
class JudgeRemoved(Event):
    """A judge marks nothing more; works not marked yet were freed."""


@event("contests.judge_codes_made", "制作评审码")
class JudgeCodesMade(Event):
    """Codes were made for judges; those they had are void."""


@event("contests.avoidance_declared", "登记回避")
class AvoidanceDeclared(Event):
    """A judge must not mark something."""


@event("contests.avoidance_lifted", "撤销回避")
class AvoidanceLifted(Event):
    """Something need not be avoided any longer."""


@event("contests.works_assigned", "分配评审任务")
class WorksAssigned(Event):
    """Works were given to judges."""


@event("contests.assignment_taken_back", "收回评审任务")
class AssignmentTakenBack(Event):
    """A work was taken from a judge."""


@event("contests.judging_begun", "开始评审")
class JudgingBegun(Event):
    """The judges may mark."""


@event("contests.judging_ended", "结束评审")
class JudgingEnded(Event):
    """Nobody marks any more, and results stand."""


@event("contests.judging_resumed", "恢复评审")
class JudgingResumed(Event):
    """The judges may mark again; results that stood are void."""


@event("contests.results_computed", "计算评审结果")
class ResultsComputed(Event):
    """What the marks come to was computed and ranked."""
