"""What is asked of contents in more than one place."""

import datetime
from collections import Counter

from django.db.models import Q, QuerySet

from jixiao.orgs.models import TrailEntry, Unit
from jixiao.records.stations.contents.telling import subject_of
from jixiao.records.stations.models import Content, ContentState
from jixiao.records.stations.tags import TOPICS

HISTORY, MOST_TOPICS = 40, 60


def contents_of(unit: Unit) -> QuerySet[Content]:
    """Return the contents of a unit that were not removed."""
    return Content.objects.filter(unit=unit, removed_at=None)


def showable(unit: Unit, *, on: datetime.date) -> QuerySet[Content]:
    """Return what may be pushed and shown on a day: passed by two people, not recalled, within its days."""
    return contents_of(unit).filter(is_shown_on(on))


def is_shown_on(on: datetime.date, *, prefix: str = "") -> Q:
    """Return what a content must meet to be shown on a day; ``prefix`` leads to it from another table (content__)."""
    begun = Q(**{f"{prefix}from_day": None}) | Q(**{f"{prefix}from_day__lte": on})
    not_over = Q(**{f"{prefix}until_day": None}) | Q(**{f"{prefix}until_day__gte": on})
    stands = Q(**{
        f"{prefix}state": ContentState.PASSED, f"{prefix}recalled_at": None, f"{prefix}removed_at": None,
    })  # fmt: skip
    return stands & begun & not_over


def topics_of(unit: Unit) -> list[str]:
    """Return the topics that were used, the most frequent first; those that are offered where none was."""
    used = Counter(topic for topics in contents_of(unit).values_list("topics", flat=True) for topic in topics)
    return [topic for topic, _ in sorted(used.items(), key=lambda one: (-one[1], one[0]))[:MOST_TOPICS]] or list(TOPICS)


def history_of(content: Content) -> list[TrailEntry]:
    """Return what happened to a content, the newest first."""
    return list(TrailEntry.objects.filter(subject=subject_of(content)).order_by("-number")[:HISTORY])
