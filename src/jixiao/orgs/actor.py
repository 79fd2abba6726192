"""Who does something, when and from where: what every act takes as ``by``."""

import dataclasses
import datetime
import zoneinfo
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.orgs.models import Person

SHANGHAI = zoneinfo.ZoneInfo("Asia/Shanghai")


@dataclasses.dataclass(frozen=True, slots=True)
class Actor:
    """A person at a moment. ``at`` is read from the clock by the view, the job or the command, never by an act."""

    person: "Person"
    at: datetime.datetime
    address: str | None = None

    @property
    def on(self) -> datetime.date:
        """Return the day, by the clock of Shanghai."""
        return self.at.astimezone(SHANGHAI).date()
