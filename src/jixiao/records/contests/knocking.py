"""How often one address may try codes at a door of a contest."""

import datetime

from jixiao.orgs.knocking import DAY, TooMany, is_let_in
from jixiao.records.contests.models import Contest, Knock
from jixiao.records.contests.seals import address_digest

HOUR = 3600
KEPT = DAY // HOUR
MOST_TRIES = 120
"""An office stands behind one address: 120 an hour hinder nobody but machines."""


def knock(*, contest: Contest, door: str, address: str | None, at: datetime.datetime) -> None:
    """Count a try at a door; refuses once an address has tried too often within the hour."""
    slot = int(at.timestamp()) // HOUR
    who = address_digest(contest=contest.pk, address=f"{address}|{slot // KEPT}")
    if not is_let_in(Knock.objects.all(), who=who, slot=slot, most=MOST_TRIES, kept=KEPT, contest=contest, door=door):
        raise TooMany("这个网络试得太频繁", cure="过一小时再试，或请主办单位核对码", code="A151")
