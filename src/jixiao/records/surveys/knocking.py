"""How often one address may try: counted by quarter of an hour, as a digest, and forgotten after a day."""

import datetime

from django.db import transaction
from django.db.models import F

from jixiao.orgs.refusing import Refused
from jixiao.records.surveys.inviting import digest_of
from jixiao.records.surveys.models import Knock, Survey

QUARTER = 15 * 60
MOST_TRIES = 300
"""A school or an office stands behind one address: 300 in a quarter of an hour hinder nobody but machines."""
KEPT = 96


class TooMany(Refused):
    """An address tried too often."""

    status = 429


@transaction.atomic
def knock(*, survey: Survey, address: str | None, at: datetime.datetime) -> None:
    """Count a try; refuses once an address has tried too often within the quarter of an hour."""
    slot = int(at.timestamp()) // QUARTER
    who = digest_of(survey, "address", f"{address}|{slot // KEPT}")
    Knock.objects.get_or_create(survey=survey, who=who, slot=slot)
    mine = Knock.objects.filter(survey=survey, who=who, slot=slot)
    if not mine.filter(tries__lt=MOST_TRIES).update(tries=F("tries") + 1):
        raise TooMany("这个网络提交得太频繁", cure="过一刻钟再试，或填纸质问卷", code="U868")
    if mine.filter(tries=1).exists():
        Knock.objects.filter(survey=survey, slot__lt=slot - KEPT).delete()
