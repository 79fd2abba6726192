"""How often one address may try at a survey."""

import datetime

from jixiao.orgs.knocking import DAY, TooMany, is_let_in
from jixiao.records.surveys.inviting import digest_of
from jixiao.records.surveys.models import Knock, Survey

QUARTER = 15 * 60
MOST_TRIES = 300
"""A school or an office stands behind one address: 300 in a quarter of an hour hinder nobody but machines."""
KEPT = DAY // QUARTER


def knock(*, survey: Survey, address: str | None, at: datetime.datetime) -> None:
    """Count a try; refuses once an address has tried too often within the quarter of an hour."""
    slot = int(at.timestamp()) // QUARTER
    who = digest_of(survey, "address", f"{address}|{slot // KEPT}")
    if not is_let_in(Knock.objects.all(), who=who, slot=slot, most=MOST_TRIES, kept=KEPT, survey=survey):
        raise TooMany("这个网络提交得太频繁", cure="过一刻钟再试，或填纸质问卷", code="U868")
