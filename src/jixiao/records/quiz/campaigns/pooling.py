"""The pool: which versions a campaign may ask, for each line of its draw; fixed when it is opened.

Each question stands in one bucket only. A line takes what carries its tag, in the order of the lines; later lines take
what is left, and a line without a tag takes anything.
"""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.orgs.models import Unit
from jixiao.records.quiz.campaigns.draw_list import lines_of
from jixiao.records.quiz.models import Campaign, PoolEntry, QuestionVersion, VersionState

MOST_POOL = 5_000


@dataclasses.dataclass(frozen=True, slots=True)
class Bucket:
    """What one line of the draw may ask: its tag ("" for anything), how many a day, and the versions."""

    tag: str
    number: int
    versions: tuple[QuestionVersion, ...]

    @property
    def title(self) -> str:
        """Return what people call it."""
        return f"「{self.tag}」" if self.tag else "不限标签"


def buckets_of(campaign: Campaign) -> list[Bucket]:
    """Return the buckets as they would be fixed today: one statement."""
    return shared_out(lines_of(campaign), passed_versions(campaign.unit_year.unit))


def shared_out(lines: Sequence[Mapping[str, Any]], versions: Sequence[QuestionVersion]) -> list[Bucket]:
    """Return the versions shared out among the lines, each to the first line that takes it."""
    left, found = list(versions), []
    for line in lines:
        tag = line["tag"]
        taken = [one for one in left if not tag or tag in one.tags]
        chosen = {one.pk for one in taken}
        left = [one for one in left if one.pk not in chosen]
        found.append(Bucket(tag, int(line["number"]), tuple(taken)))
    return found


def freeze_pool(campaign: Campaign) -> int:
    """Write the pool of a campaign that is being opened, and return how many questions it has."""
    rows = [(bucket, one) for bucket, line in enumerate(buckets_of(campaign)) for one in line.versions]
    PoolEntry.objects.filter(campaign=campaign).delete()
    PoolEntry.objects.bulk_create(
        PoolEntry(campaign=campaign, position=position, version=one, bucket=bucket)
        for position, (bucket, one) in enumerate(rows, start=1)
    )
    return len(rows)


def passed_versions(unit: Unit, *, tag: str = "") -> list[QuestionVersion]:
    """Return the newest passed version of each question of a unit that is in use, with that tag, by its number."""
    rows = QuestionVersion.objects.filter(
        question__unit=unit, question__retired_at=None, state=VersionState.PASSED
    ).order_by("question__number", "-number")
    newest: dict[int, QuestionVersion] = {}
    for one in rows[: MOST_POOL * 2]:
        newest.setdefault(one.question_id, one)
    found = [one for one in newest.values() if not tag or tag in one.tags]
    return found[:MOST_POOL]
