"""Days that the tests of this room share."""

import datetime

from jixiao.orgs.actor import SHANGHAI

FIRST, LAST = datetime.date(2024, 9, 1), datetime.date(2024, 9, 30)
ANSWERED = datetime.date(2024, 9, 20)
DAY = datetime.datetime(2024, 9, 2, 9, 0, tzinfo=SHANGHAI)
