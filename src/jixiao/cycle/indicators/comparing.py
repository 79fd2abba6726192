"""Two versions of an indicator side by side."""

import dataclasses

from jixiao.cycle.indicators.models import IndicatorVersion
from jixiao.cycle.indicators.wording import GROUPS, line_of, years_of
from jixiao.engine.values import Absent


@dataclasses.dataclass(frozen=True, slots=True)
class Compared:
    """One line of both sheets."""

    title: str
    left: str | Absent | None
    right: str | Absent | None

    @property
    def differs(self) -> bool:
        """Return whether the two say something else."""
        return self.left != self.right


def compare_versions(left: IndicatorVersion, right: IndicatorVersion) -> list[Compared]:
    """Return every line of the two sheets, and the years they hold for."""
    fields = [name for _, names in GROUPS for name in names]
    lines = [
        Compared(line_of(left, name).title, line_of(left, name).words, line_of(right, name).words) for name in fields
    ]
    return [Compared("适用年度", years_of(left), years_of(right)), *lines]
