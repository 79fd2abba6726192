"""What was handed out at each activity, out of the lines of the ledger: undone lines left out, boards counted once."""

import dataclasses
from collections.abc import Iterable, Sequence

from jixiao.records.outreach.models import Good, MovementKind, StockMovement


@dataclasses.dataclass(frozen=True, slots=True)
class HandedOut:
    """One good at one activity. ``quantity`` None where nobody wrote down how many.

    What is used up: taken out less brought back. What is used again: the most that was there at one time.
    """

    activity_id: int
    good: Good
    quantity: int | None
    off_ledger: bool
    origin: str
    first: int


def in_force(movements: Iterable[StockMovement]) -> list[StockMovement]:
    """Return the lines that were not undone, without the undoing ones; in the order they were written."""
    lines = list(movements)
    undone = {line.undoes_id for line in lines if line.undoes_id}
    kept = [line for line in lines if line.pk not in undone and line.kind != MovementKind.UNDONE]
    return sorted(kept, key=lambda line: line.pk)


def outstanding(movements: Iterable[StockMovement]) -> int:
    """Return how many pieces of one good an activity still has: taken out, not brought back, not lost."""
    signs = {MovementKind.ISSUED: 1, MovementKind.RETURNED: -1, MovementKind.SCRAPPED: -1}
    lines = [line for line in in_force(movements) if not line.off_ledger]
    return sum(signs.get(MovementKind(line.kind), 0) * (line.quantity or 0) for line in lines)


def handed_out(movements: Iterable[StockMovement]) -> list[HandedOut]:
    """Return what each activity handed out of each good, in order; nothing where all came back."""
    groups: dict[tuple[int, int], list[StockMovement]] = {}
    for line in in_force(movements):
        if line.activity_id is not None:
            groups.setdefault((line.activity_id, line.good_id), []).append(line)
    found = [_one(lines) for lines in groups.values()]
    return sorted((one for one in found if one is not None), key=lambda one: one.first)


def _one(lines: Sequence[StockMovement]) -> HandedOut | None:
    good = lines[0].good
    taken = [line for line in lines if line.kind == MovementKind.ISSUED]
    if not taken:
        return None
    quantity = _most_at_once(lines) if good.reusable else _used_up(lines)
    if quantity == 0 and not any(line.off_ledger for line in taken):
        return None
    off_ledger = any(line.off_ledger for line in taken)
    origin = next((line.origin for line in taken if line.origin), "")
    return HandedOut(taken[0].activity_id or 0, good, quantity, off_ledger, origin, taken[0].pk)


def _used_up(lines: Sequence[StockMovement]) -> int | None:
    signs = {MovementKind.ISSUED: 1, MovementKind.RETURNED: -1}
    if any(line.quantity is None for line in lines):
        return None
    return sum(signs.get(MovementKind(line.kind), 0) * (line.quantity or 0) for line in lines)


def _most_at_once(lines: Sequence[StockMovement]) -> int | None:
    signs = {MovementKind.ISSUED: 1, MovementKind.RETURNED: -1, MovementKind.SCRAPPED: -1}
    if any(line.quantity is None for line in lines):
        return None
    there, most = 0, 0
    for line in lines:
        there += signs.get(MovementKind(line.kind), 0) * (line.quantity or 0)
        most = max(most, there)
    return most
