"""How often a person, a phone or a network may try: counted by windows of time as digests, in the database.

A try is counted before the act it is for, in a statement of its own that two at the same moment cannot both pass; what
is refused stays counted. The counts of windows long past are swept away by whoever comes first in a new one.
"""

import dataclasses
import datetime

from django.db import transaction
from django.db.models import F

from jixiao.orgs.knocking import DAY, TooMany
from jixiao.records.quiz.models import Gate, GateKind

QUARTER, HOUR = 15 * 60, 60 * 60
KEPT_WINDOWS = 24


@dataclasses.dataclass(frozen=True, slots=True)
class Limit:
    """How often something may be tried within so many seconds (0: as long as the campaign lasts), and what is said."""

    kind: GateKind
    deed: str
    most: int
    seconds: int
    cause: str
    cure: str
    code: str = "U962"


TRIES_OF_A_DEVICE = Limit(
    GateKind.DEVICE, "try", 20, QUARTER, "这台手机试得太频繁", "核对纸条上的参与码，过一刻钟再试"
)  # fmt: skip
TRIES_OF_AN_ADDRESS = Limit(
    GateKind.ADDRESS, "try", 600, QUARTER, "这个网络试得太频繁", "过一刻钟再试，或换用手机流量"
)  # fmt: skip
TEXTS_OF_A_PHONE = Limit(
    GateKind.PERSON, "sms", 5, DAY, "这个手机号今天要验证码太多次", "明天再试，或换一种参与方式"
)  # fmt: skip
TEXTS_OF_AN_ADDRESS = Limit(
    GateKind.ADDRESS, "sms", 60, HOUR, "这个网络要验证码太频繁", "过一小时再试，或换用手机流量"
)  # fmt: skip
FAULTS_OF_A_PLAYER = Limit(
    GateKind.PERSON, "fault", 20, DAY, "您今天报告的题目差错太多", "明天再报，或打咨询电话"
)  # fmt: skip


def new_on_a_device(most: int) -> Limit:
    """Return how many may join from one phone."""
    cause = f"这台手机已经有 {most} 人参加"
    return Limit(GateKind.DEVICE, "join", most, 0, cause, "一台手机最多这么多人，请用自己的手机参加", "U963")


def new_on_an_address(most: int) -> Limit:
    """Return how many may join from one network within an hour."""
    cause = "这个网络一小时里新参加的人太多"
    return Limit(
        GateKind.ADDRESS, "join", most, HOUR, cause, "过一小时再来，或换用手机流量；已经参加的不受影响", "U963"
    )


@transaction.atomic
def count_try(*, campaign: int, limit: Limit, who: str, at: datetime.datetime) -> None:
    """Count a try of a person, device or address (a digest); refuses one too many within the window."""
    slot = int(at.timestamp()) // limit.seconds if limit.seconds else 0
    here = Gate.objects.filter(campaign=campaign, kind=limit.kind, deed=limit.deed)
    Gate.objects.get_or_create(campaign_id=campaign, kind=limit.kind, deed=limit.deed, who=who, slot=slot)
    mine = here.filter(who=who, slot=slot)
    if not mine.filter(tries__lt=limit.most).update(tries=F("tries") + 1):
        raise TooMany(limit.cause, cure=limit.cure, code=limit.code)
    if slot and mine.filter(tries=1).exists():
        here.filter(slot__lt=slot - KEPT_WINDOWS).delete()
