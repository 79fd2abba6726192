"""Days and moments that the tests of this room share."""

import datetime

from jixiao.orgs.actor import SHANGHAI

DAY = datetime.date(2024, 9, 19)


def moment(hour, minute=0, second=0):
    return datetime.datetime(2024, 11, 5, hour, minute, second, tzinfo=SHANGHAI)
