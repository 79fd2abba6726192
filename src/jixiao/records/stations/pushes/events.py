"""What this part tells the house."""

from jixiao.orgs.events import Event, event


@event("stations.push_rule_made", "新建推送规则")
class PushRuleMade(Event):
    """A rule says whom contents are for."""


@event("stations.push_rule_amended", "修改推送规则")
class PushRuleAmended(Event):
    """A rule was changed; pushes that went out keep the one they went by."""


@event("stations.push_rule_removed", "删除推送规则")
class PushRuleRemoved(Event):
    """A rule is used no more."""


@event("stations.push_drafted", "拟定推送")
class PushDrafted(Event):
    """A push is being put together."""


@event("stations.push_amended", "修改推送")
class PushAmended(Event):
    """Title, rule or contents of a draft were changed."""


@event("stations.push_tried", "推送试算")
class PushTried(Event):
    """Somebody looked beforehand which station gets what."""


@event("stations.push_planned", "推送内容")
class PushPlanned(Event):
    """What was shown is to be sent, now or at a time."""


@event("stations.push_sent", "推送完成")
class PushSent(Event):
    """Every station has on its list what was shown beforehand."""


@event("stations.push_stopped", "推送没有发出")
class PushStopped(Event):
    """Something had changed since the look beforehand: it is a draft again."""


@event("stations.push_cancelled", "取消推送")
class PushCancelled(Event):
    """A push will not be sent."""
