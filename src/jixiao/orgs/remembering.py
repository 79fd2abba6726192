"""Remembering what was read, until somebody acts where it was read: the trail says whether anybody did.

Every act writes its line to the trail in its own transaction, and the number of that line becomes the tail of its unit.
What was computed from the records of a unit, and from what those above it decide, is therefore true as long as no tail
from there up has moved, in every process; no cache has to be emptied by anybody.
"""

import contextlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextvars import ContextVar
from typing import Generic, TypeVar

from django.db import connection

from jixiao.orgs.models import TrailTail, Unit

Kept = TypeVar("Kept")
_SEEN: ContextVar[list[dict[int, int]] | None] = ContextVar("tails seen in this request", default=None)


class Memory(Generic[Kept]):
    """Keeps up to ``most`` results of one kind, the least used going first.

    Nothing is remembered within a transaction: there the rows may be ahead of the trail. What is kept is shared by
    later requests, so it must never be changed.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._kept: OrderedDict[Hashable, tuple[int, Kept]] = OrderedDict()
        self._lock = threading.Lock()

    def recall(self, key: Hashable, compute: Callable[[], Kept], *, of: Iterable[Unit] | None) -> Kept:
        """Return what was computed under ``key`` since the last act that concerns it, or compute it now.

        ``of`` names the units whose records are read: acts there, above them and of no unit concern it. None is the
        whole county.
        """
        if connection.in_atomic_block:
            return compute()
        tail = last_act(of)
        with self._lock:
            found = self._kept.get(key)
            if found is not None and found[0] == tail:
                self._kept.move_to_end(key)
                return found[1]
        made = compute()
        with self._lock:
            self._kept[key] = (tail, made)
            self._kept.move_to_end(key)
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)
        return made


def last_act(of: Iterable[Unit] | None) -> int:
    """Return the number of the last line of the trail that concerns those units, 0 where there is none."""
    tails = _tails()
    if of is None:
        return max(tails.values(), default=0)
    above = {int(part) for unit in of for part in unit.path.split("/") if part}
    return max((tails.get(place, 0) for place in (TrailTail.NO_UNIT, *above)), default=0)


@contextlib.contextmanager
def one_look() -> Iterator[None]:
    """Read the tails once for all that is asked within, a request; what acts within is seen all the same.

    An act of somebody else meanwhile is not lost: what is computed now is kept under the tails of before, and so
    computed anew by whoever asks next.
    """
    token = _SEEN.set([])
    try:
        yield
    finally:
        _SEEN.reset(token)


def look_again() -> None:
    """Forget the tails that were read: something was written to the trail here."""
    seen = _SEEN.get()
    if seen is not None:
        seen.clear()


def _tails() -> dict[int, int]:
    """Return the tail of each unit in which anybody ever acted: a row a unit of the county."""
    seen = _SEEN.get()
    if seen:
        return seen[0]
    tails = dict(TrailTail.objects.values_list("place", "number"))
    if seen is not None:
        seen.append(tails)
    return tails
