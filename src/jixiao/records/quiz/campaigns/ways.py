"""Which ways in are ready here: the part that tells people apart says of each whether it was set up."""

from collections.abc import Callable

from jixiao.records.quiz.models import IdentityWay

_READY: dict[str, Callable[[], bool]] = {}


def hang_way(way: IdentityWay, is_ready: Callable[[], bool]) -> None:
    """Let a way in say whether it is set up; called when Django starts."""
    _READY[way.value] = is_ready


def is_ready(way: str) -> bool:
    """Return whether people can come in that way: a code always, the others where they were set up."""
    if way == IdentityWay.CODE:
        return True
    found = _READY.get(way)
    return found is not None and found()
