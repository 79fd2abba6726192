"""How often one network may try something at the public pages of a unit: counted by quarter of an hour, as a digest."""

import datetime

from django.db import transaction
from django.db.models import F

from jixiao.orgs.refusing import Refused
from jixiao.records.community.models import Knock
from jixiao.records.community.seals import digest_of

QUARTER, KEPT = 15 * 60, 96
MOST_TRIES = {"object": 20, "answer": 60, "volunteer": 600, "verify": 300}


class TooMany(Refused):
    """A network tried too often."""

    status = 429


@transaction.atomic
def knock(*, unit: int, deed: str, address: str | None, at: datetime.datetime) -> None:
    """Count a try; refuses once a network has tried too often within the quarter of an hour."""
    slot = int(at.timestamp()) // QUARTER
    who = digest_of(unit, "address", f"{address}|{slot // KEPT}")
    Knock.objects.get_or_create(unit_id=unit, deed=deed, who=who, slot=slot)
    mine = Knock.objects.filter(unit_id=unit, deed=deed, who=who, slot=slot)
    if not mine.filter(tries__lt=MOST_TRIES[deed]).update(tries=F("tries") + 1):
        raise TooMany("这个网络试得太频繁", cure="过一刻钟再试，或打公布的电话", code="V558")
    if mine.filter(tries=1).exists():
        Knock.objects.filter(unit_id=unit, deed=deed, slot__lt=slot - KEPT).delete()
