"""What the office decides about players, tells the house. Players are named by their handle, never otherwise."""

from jixiao.orgs.events import Event, event


@event("quiz.campaign_scanned", "核查竞答")
class CampaignScanned(Event):
    """A campaign was looked through for what looks wrong."""


@event("quiz.player_reported", "登记异常线索")
class PlayerReported(Event):
    """Somebody told the office of a player, or the office saw something itself."""


@event("quiz.suspicion_kept", "核查后保留")
class SuspicionKept(Event):
    """What looked wrong was looked at, and the player stays."""


@event("quiz.player_excluded", "剔除参与者")
class PlayerExcluded(Event):
    """A player no longer counts, in ranking, draw and figures."""


@event("quiz.player_restored", "恢复参与者")
class PlayerRestored(Event):
    """A player who was excluded counts again."""


@event("quiz.appeal_answered", "答复申诉")
class AppealAnswered(Event):
    """The appeal of a player was answered."""


@event("quiz.barred_added", "登记回避人员")
class BarredAdded(Event):
    """Somebody of the staff or the committee may not win."""


@event("quiz.barred_removed", "移出回避名单")
class BarredRemoved(Event):
    """Somebody was taken off the list of those who may not win."""


@event("quiz.fault_confirmed", "确认题目差错")
class FaultConfirmed(Event):
    """A question was found to be wrong."""


@event("quiz.fault_dismissed", "题目核实无误")
class FaultDismissed(Event):
    """A question that somebody doubted was found to be right."""


@event("quiz.points_remedied", "题目差错补分")
class PointsRemedied(Event):
    """Whoever lost points by a wrong question has got them."""


@event("quiz.points_corrected", "更正积分")
class PointsCorrected(Event):
    """The points of one player were put right."""
