"""What the prizes tell the house."""

import datetime

from jixiao.orgs.events import Event, event


@event("quiz.ranks_awarded", "按排名发奖")
class RanksAwarded(Event):
    """The ranking was frozen into prizes."""


@event("quiz.raffle_drawn", "抽奖开奖")
class RaffleDrawn(Event):
    """The lots for a prize were drawn."""


@event("quiz.prize_given", "发放奖品")
class PrizeGiven(Event):
    """A prize was handed over and signed for. ``good`` and ``activity`` are references, "" where there are none."""

    good: str = ""
    activity: str = ""
    quantity: int = 1
    day: datetime.date | None = None


@event("quiz.prize_taken_back", "撤销奖品签收")
class PrizeTakenBack(Event):
    """A hand-over was a mistake. ``subject`` is that of the hand-over."""


@event("quiz.redemption_cancelled", "取消奖品领取")
class RedemptionCancelled(Event):
    """Somebody's right to a prize was ended before it was fetched."""


@event("quiz.promises_released", "收回逾期未领奖品")
class PromisesReleased(Event):
    """What was not fetched in time went back to the stock."""


@event("quiz.contact_shown", "查看领奖信息")
class ContactShown(Event):
    """Somebody had the name and telephone of a winner shown."""

    changes_records = False


@event("quiz.contacts_deleted", "删除领奖信息")
class ContactsDeleted(Event):
    """Names and telephones of winners were deleted, the days of keeping them being over."""


@event("quiz.winners_published", "公示获奖名单")
class WinnersPublished(Event):
    """The masked list of winners was shown to the public."""


@event("quiz.winners_withdrawn", "撤下获奖公示")
class WinnersWithdrawn(Event):
    """The list of winners was taken from the public page."""


@event("quiz.good_attached", "对应奖品物资")
class GoodAttached(Event):
    """A prize was tied to a good of the ledger, or untied."""
