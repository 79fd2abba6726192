"""What tests of deadlines start from: a window that is over, for goals of 2024."""

import datetime

from tests.rooms import County

from jixiao.orgs.models import HandoverKind, Window
from jixiao.orgs.windowing import set_window

ONE = datetime.timedelta(days=1)


def window_until(county: County, closes: datetime.date, kind: str = HandoverKind.GOALS) -> Window:
    """Return a window that opened a month before it closes."""
    return set_window(
        authority=county.finance, kind=kind, year=2024, opens=closes - 30 * ONE, closes=closes, warn_days=7,
        by=county.actor("reviewer"),
    )  # fmt: skip
