"""The months of one fiscal year that something is counted over."""

import dataclasses
import datetime

FIRST_YEAR = 1995  # 预算法 (1994) took effect on 1995-01-01
LAST_YEAR = 2099
DECEMBER = 12


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Period:
    """Whole months of one year, both ends included. A Chinese fiscal year is the calendar year (预算法第十八条)."""

    year: int
    first_month: int = 1
    last_month: int = DECEMBER

    def __post_init__(self) -> None:
        """Refuse months that are none, or in the wrong order."""
        if not 1 <= self.first_month <= self.last_month <= DECEMBER:
            message = f"months {self.first_month} to {self.last_month} are no period"
            raise ValueError(message)

    @property
    def first_day(self) -> datetime.date:
        """Return the first day."""
        return datetime.date(self.year, self.first_month, 1)

    @property
    def last_day(self) -> datetime.date:
        """Return the last day."""
        after = datetime.date(self.year + self.last_month // DECEMBER, self.last_month % DECEMBER + 1, 1)
        return after - datetime.timedelta(days=1)

    def contains(self, day: datetime.date) -> bool:
        """Return whether ``day`` lies within."""
        return self.first_day <= day <= self.last_day

    def __str__(self) -> str:
        """Return the period in words: 2019年度, 2019年1—7月."""
        if (self.first_month, self.last_month) == (1, DECEMBER):
            return f"{self.year}年度"
        if self.first_month == self.last_month:
            return f"{self.year}年{self.first_month}月"
        return f"{self.year}年{self.first_month}—{self.last_month}月"
