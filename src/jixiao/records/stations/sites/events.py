"""What this part tells the house."""

from jixiao.orgs.events import Event, event


@event("stations.station_applied", "登记e站申报")
class StationApplied(Event):
    """Somebody asks for a station."""


@event("stations.station_amended", "修改e站档案")
class StationAmended(Event):
    """The dossier of a station was changed."""


@event("stations.station_removed", "删除e站")
class StationRemoved(Event):
    """A station that was entered by mistake is set aside."""


@event("stations.check_kept", "登记五有核查")
class CheckKept(Event):
    """What was found of the five 有 was written down."""


@event("stations.check_decided", "五有核查下结论")
class CheckDecided(Event):
    """A check of the five 有 was passed, or not."""


@event("stations.plate_given", "授牌")
class PlateGiven(Event):
    """A station got its plate."""


@event("stations.station_suspended", "暂停e站")
class StationSuspended(Event):
    """A station is at rest."""


@event("stations.station_resumed", "恢复e站")
class StationResumed(Event):
    """A station that was at rest is at work again."""


@event("stations.station_closed", "撤销e站")
class StationClosed(Event):
    """A station is gone, or its application was turned down."""


@event("stations.addresses_renewed", "更换e站的页面地址")
class AddressesRenewed(Event):
    """The pages of a station have other addresses; the old ones open nothing."""


@event("stations.phone_shown", "查看e站负责人电话")
class PhoneShown(Event):
    """Somebody looked at the telephone of the person in charge."""

    changes_records = False


@event("stations.month_entered", "录入e站月报")
class MonthEntered(Event):
    """The office wrote down what a station had in a month."""


@event("stations.month_accepted", "核定e站月报")
class MonthAccepted(Event):
    """What a station told of its month stands."""


@event("stations.month_sent_back", "退回e站月报")
class MonthSentBack(Event):
    """A station is to tell its month again."""


@event("stations.month_removed", "删除e站月报")
class MonthRemoved(Event):
    """What was written down of a month was taken back."""


@event("stations.station_inspected", "登记e站巡查")
class StationInspected(Event):
    """Somebody went to see a station."""


@event("stations.inspection_mended", "登记巡查整改")
class InspectionMended(Event):
    """What an inspection found wrong was mended."""


@event("stations.inspection_removed", "删除e站巡查")
class InspectionRemoved(Event):
    """An inspection that was written down by mistake was taken back."""


@event("stations.year_rule_set", "设定e站年度要求")
class YearRuleSet(Event):
    """What a year asks of all stations was set."""
