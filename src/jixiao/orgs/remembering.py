"""Remembering what was read, until somebody does something: the end of the trail says whether anybody did.

Every act writes its line to the trail in its own transaction. So what was computed from the records while the trail
ended in one line is true as long as it ends there, in every process, and no cache has to be emptied by anybody.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from django.db import connection

from jixiao.orgs.models import TrailHead

Kept = TypeVar("Kept")


class Memory(Generic[Kept]):
    """Keeps up to ``most`` results of one kind, the least used going first.

    Nothing is remembered within a transaction: there the rows may be ahead of the trail. What is kept is shared by
    later requests, so it must never be changed.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._kept: OrderedDict[Hashable, tuple[str, Kept]] = OrderedDict()
        self._lock = threading.Lock()

    def recall(self, key: Hashable, compute: Callable[[], Kept]) -> Kept:
        """Return what was computed under ``key`` since the last act, or compute it now."""
        if connection.in_atomic_block:
            return compute()
        end = trail_end()
        with self._lock:
            found = self._kept.get(key)
            if found is not None and found[0] == end:
                self._kept.move_to_end(key)
                return found[1]
        made = compute()
        with self._lock:
            self._kept[key] = (end, made)
            self._kept.move_to_end(key)
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)
        return made


def trail_end() -> str:
    """Return the digest of the last line of the trail, "" before the first."""
    return TrailHead.objects.filter(pk=1).values_list("digest", flat=True).first() or ""
