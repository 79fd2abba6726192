"""The days of an activity: from when to when, and how people write it."""

import dataclasses
import datetime
import itertools
from collections.abc import Iterable

from jixiao.records.outreach.models import Activity, ActivityState

_DAY = datetime.timedelta(days=1)


@dataclasses.dataclass(frozen=True, slots=True)
class Span:
    """Days from first to last, both included."""

    first: datetime.date
    last: datetime.date

    def meets(self, other: "Span") -> bool:
        """Return whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def __str__(self) -> str:
        """Return it as 9月17日 or 9月17日—19日."""
        begun = f"{self.first.month}月{self.first.day}日"
        if self.first == self.last:
            return begun
        same = (self.first.year, self.first.month) == (self.last.year, self.last.month)
        return f"{begun}—{'' if same else f'{self.last.month}月'}{self.last.day}日"


def span_of(activity: Activity) -> Span | None:
    """Return the days of an activity: those it took, or for one that is still to come those planned; None for none."""
    first, last = activity.start or activity.end, activity.end or activity.start
    if first is None and activity.state == ActivityState.PLANNED:
        first = activity.planned_start or activity.planned_end
        last = activity.planned_end or activity.planned_start
    return Span(first, last) if first and last and first <= last else None


def days_in_words(days: Iterable[datetime.date]) -> str:
    """Return days that do not follow on each other as people write them (5月20日和24日), "" where they do follow."""
    ordered = sorted(set(days))
    if all(later - earlier == _DAY for earlier, later in itertools.pairwise(ordered)):
        return ""
    words, month = [], 0
    for day in ordered:
        words.append(f"{day.day}日" if day.month == month else f"{day.month}月{day.day}日")
        month = day.month
    return f"{'、'.join(words[:-1])}和{words[-1]}"
