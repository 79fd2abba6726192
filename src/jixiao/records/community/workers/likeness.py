"""Who may be the same: entries with one telephone, or of one name and much the same workplace."""

import dataclasses
from collections.abc import Callable, Iterable, Sequence

from django.db.models import Count, Q
from rapidfuzz import fuzz

from jixiao.orgs.models import Unit
from jixiao.records.community.models import NotTheSame, Worker
from jixiao.records.community.workers.queries import workers_of

MOST_PAIRS, MOST_GROUPS = 50, 200
LIKE = 70
"""How much alike two workplaces of one name must be, of a hundred (rapidfuzz)."""


@dataclasses.dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that may be one person, and why."""

    one: Worker
    other: Worker
    why: str

    @property
    def key(self) -> tuple[int, int]:
        """Return the two, the lower first."""
        return (min(self.one.pk, self.other.pk), max(self.one.pk, self.other.pk))


def likely_pairs(unit: Unit) -> list[Pair]:
    """Return entries of a register that may be one person, the surest first: four statements, whatever its size."""
    rows = workers_of(unit)
    names = _repeated(unit, "name_key")
    phones = _repeated(unit, "phone_digest")
    wanted = rows.filter(Q(name_key__in=names) | Q(phone_digest__in=phones)).order_by("pk")
    found = list(wanted[: MOST_GROUPS * 10])
    apart = set(NotTheSame.objects.filter(one__in=[one.pk for one in found]).values_list("one_id", "other_id"))
    pairs = [*_by_phone(found), *_by_name(found)]
    kept: dict[tuple[int, int], Pair] = {}
    for pair in pairs:
        if pair.key not in apart:
            kept.setdefault(pair.key, pair)
    return list(kept.values())[:MOST_PAIRS]


def like_this(worker: Worker) -> list[Worker]:
    """Return who in the register may be the same as an entry."""
    same = Q(name_key=worker.name_key)
    if worker.phone_digest:
        same |= Q(phone_digest=worker.phone_digest)
    rows = workers_of(worker.unit).filter(same).exclude(pk=worker.pk).order_by("pk")[:MOST_PAIRS]
    apart = set(NotTheSame.objects.filter(one=worker).values_list("other_id", flat=True))
    apart |= set(NotTheSame.objects.filter(other=worker).values_list("one_id", flat=True))
    return [one for one in rows if one.pk not in apart and why_same(worker, one)]


def why_same(one: Worker, other: Worker) -> str:
    """Return why two entries may be one person, "" where they do not look it."""
    if one.phone_digest and one.phone_digest == other.phone_digest:
        return "电话相同" if one.name_key == other.name_key else "电话相同，姓名不同"
    if one.name_key != other.name_key:
        return ""
    if one.phone_digest and other.phone_digest and one.workplace != other.workplace:
        return ""
    if not one.workplace or not other.workplace:
        return "姓名相同，一条没有单位"
    if one.workplace == other.workplace:
        return "姓名和单位相同"
    alike = fuzz.partial_ratio(one.workplace, other.workplace) >= LIKE
    return "姓名相同，单位相近" if alike else ""


def _repeated(unit: Unit, column: str) -> list[str]:
    rows = workers_of(unit).exclude(**{column: ""}).values(column).annotate(number=Count("pk")).filter(number__gt=1)
    return list(rows.order_by(column).values_list(column, flat=True)[:MOST_GROUPS])


def _by_phone(found: Sequence[Worker]) -> Iterable[Pair]:
    return _pairs(found, lambda one: one.phone_digest)


def _by_name(found: Sequence[Worker]) -> Iterable[Pair]:
    return _pairs(found, lambda one: one.name_key)


def _pairs(found: Sequence[Worker], key: Callable[[Worker], str]) -> Iterable[Pair]:
    groups: dict[str, list[Worker]] = {}
    for one in found:
        if key(one):
            groups.setdefault(key(one), []).append(one)
    for group in groups.values():
        for place, one in enumerate(group):
            for other in group[place + 1 :]:
                why = why_same(one, other)
                if why:
                    yield Pair(one, other, why)
