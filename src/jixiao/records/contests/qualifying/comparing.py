"""The works of a contest are compared with each other and with those of earlier years: words, pictures, same files.

What is found is told to people, who decide what it means. Compared again, what was decided stays decided.
"""

import dataclasses
import datetime
from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import QuerySet

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Unit
from jixiao.records.contests.contests.telling import tell
from jixiao.records.contests.entering.picture_hash import BITS
from jixiao.records.contests.models import (
    HOLDING,
    Contest,
    EarlierWork,
    Entry,
    EntryFile,
    FileKind,
    Likeness,
    LikenessKind,
)
from jixiao.records.contests.qualifying.events import ContestCompared
from jixiao.records.contests.qualifying.shingles import Index, Words, words_of

LOOKS_ALIKE = 88
"""Of the 64 bits of a picture at most seven may differ."""
MOST_WORKS, STEP = 50_000, 20
_PICTURES = (FileKind.WORK, FileKind.PHOTO)
Tell = Callable[[int, int, str], None]


@dataclasses.dataclass(frozen=True, slots=True)
class Compared:
    """How many works were compared with how many, and how many likenesses are new."""

    works: int
    among: int
    new: int


@dataclasses.dataclass(frozen=True, slots=True)
class _Picture:
    key: str
    file: int | None
    sha256: str
    look: int | None


def compare_contest(*, contest: Contest, by: Actor, tell_progress: Tell | None = None) -> Compared:
    """Compare every work of a contest that holds a place; what is alike is written down once a pair and kind.

    The comparing holds no transaction, so that nobody waits for it; what was found is written at the end in one.
    """
    unit = contest.unit_year.unit
    others = list(_entries(unit).values_list("pk", "title", "abstract")[:MOST_WORKS])
    before = EarlierWork.objects.filter(unit=unit).values_list("pk", "title", "abstract", "picture_hash")
    earlier = list(before[:MOST_WORKS])
    index = Index([
        *(words_of(f"entry:{pk}", title, text) for pk, title, text in others),
        *(words_of(f"earlier:{pk}", title, text) for pk, title, text, _ in earlier),
    ])  # fmt: skip
    pictures = _pictures(unit, [(pk, look) for pk, _, _, look in earlier if look])
    rows, found = list(_entries(unit).filter(contest=contest).order_by("pk")), []
    for number, one in enumerate(rows, start=1):
        found.append((one, [*_by_words(one, index), *_by_pictures(one, pictures)]))
        if tell_progress and number % STEP == 0:
            tell_progress(number, len(rows), f"已比对 {number} 件")
    among = len(others) + len(earlier)
    with transaction.atomic():
        told = Likeness.objects.filter(entry__contest=contest).values_list("entry", "other", "earlier", "kind")
        known: set[tuple[object, ...]] = set(told)
        new = sum(_write(one, alike, known, at=by.at) for one, alike in found)
        tell(ContestCompared, contest, by, after={"作品": len(rows), "对照": among, "新发现": new})
    return Compared(len(rows), among, new)


def _entries(unit: Unit) -> QuerySet[Entry]:
    return Entry.objects.filter(contest__unit_year__unit=unit, state__in=HOLDING)


def _by_words(one: Entry, index: Index) -> Iterable[tuple[str, str, int, int | None, int | None]]:
    mine: Words | None = index.works.get(f"entry:{one.pk}")
    for key, percent in index.like(mine) if mine else ():
        yield key, LikenessKind.TEXT, percent, None, None


def _by_pictures(one: Entry, pictures: list[_Picture]) -> Iterable[tuple[str, str, int, int | None, int | None]]:
    own = f"entry:{one.pk}"
    best: dict[tuple[str, str], tuple[int, int | None, int | None]] = {}
    for mine in (each for each in pictures if each.key == own):
        for other in pictures:
            if other.key == own:
                continue
            if mine.sha256 and mine.sha256 == other.sha256:
                best[other.key, LikenessKind.SAME_FILE] = (100, mine.file, other.file)
                continue
            if mine.look is None or other.look is None:
                continue
            percent = round(100 * (BITS - (mine.look ^ other.look).bit_count()) / BITS)
            kept = best.get((other.key, LikenessKind.PICTURE))
            if percent >= LOOKS_ALIKE and (kept is None or kept[0] < percent):
                best[other.key, LikenessKind.PICTURE] = (percent, mine.file, other.file)
    for (key, kind), (percent, file, other_file) in best.items():
        yield key, kind, percent, file, other_file


def _pictures(unit: Unit, earlier: list[tuple[int, str]]) -> list[_Picture]:
    rows = EntryFile.objects.filter(
        removed_at=None, entry__contest__unit_year__unit=unit, entry__state__in=HOLDING
    ).exclude(kind__in=(FileKind.SEALED, FileKind.CONSENT, FileKind.NOVELTY))
    found = [
        _Picture(f"entry:{entry}", pk, sha256, _bits(look if kind in _PICTURES else ""))
        for pk, entry, sha256, look, kind in rows.values_list("pk", "entry", "sha256", "picture_hash", "kind")
    ]
    return [*found, *(_Picture(f"earlier:{pk}", None, "", _bits(look)) for pk, look in earlier)]


def _bits(look: str) -> int | None:
    """Return a hash as a number; a picture that is all one ground says nothing."""
    bits = int(look, 16) if look else 0
    return bits or None


def _write(
    entry: Entry, found: Iterable[tuple[str, str, int, int | None, int | None]], known: set[tuple[object, ...]], *,
    at: datetime.datetime,
) -> int:  # fmt: skip
    made = []
    for key, kind, percent, file, other_file in found:
        where, _, number = key.partition(":")
        other, earlier = (int(number), None) if where == "entry" else (None, int(number))
        line = (entry.pk, other, earlier, kind)
        if line in known:
            continue
        known.add(line)
        made.append(Likeness(
            entry=entry, other_id=other, earlier_id=earlier, kind=kind, percent=percent, file_id=file,
            other_file_id=other_file, found_at=at,
        ))  # fmt: skip
    Likeness.objects.bulk_create(made)
    return len(made)
