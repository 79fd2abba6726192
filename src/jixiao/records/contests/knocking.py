"""How often one address may try codes at a door: counted by the hour, as a digest, and forgotten after a day."""

import datetime

from django.db import transaction
from django.db.models import F

from jixiao.orgs.refusing import Refused
from jixiao.records.contests.models import Contest, Knock
from jixiao.records.contests.seals import address_digest

HOUR, KEPT = 3600, 24
MOST_TRIES = 120
"""An office stands behind one address: 120 an hour hinder nobody but machines."""


class TooMany(Refused):
    """An address tried too often."""

    status = 429


@transaction.atomic
def knock(*, contest: Contest, door: str, address: str | None, at: datetime.datetime) -> None:
    """Count a try at a door; refuses once an address has tried too often within the hour."""
    slot = int(at.timestamp()) // HOUR
    who = address_digest(contest=contest.pk, address=f"{address}|{slot // KEPT}")
    Knock.objects.get_or_create(contest=contest, door=door, who=who, slot=slot)
    mine = Knock.objects.filter(contest=contest, door=door, who=who, slot=slot)
    if not mine.filter(tries__lt=MOST_TRIES).update(tries=F("tries") + 1):
        raise TooMany("这个网络试得太频繁", cure="过一小时再试，或请主办单位核对码", code="A151")
    if mine.filter(tries=1).exists():
        Knock.objects.filter(contest=contest, slot__lt=slot - KEPT).delete()
