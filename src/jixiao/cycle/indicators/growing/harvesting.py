"""汇编成库: what units made up for themselves in past years, put together where it is alike."""

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import F, Q, QuerySet

from jixiao.cycle.indicators.growing.grouping import Form, form_key, grouped
from jixiao.cycle.indicators.likeness import Near, alike
from jixiao.cycle.indicators.models import (
    STANDING,
    HarvestFinding,
    IndicatorVersion,
    KeptApart,
    VersionState,
)
from jixiao.cycle.indicators.queries import IN_FORCE
from jixiao.engine.values import Points
from jixiao.orgs.models import Unit

MOST_ROWS = 20_000
MOST_FINDINGS = 5_000
MOST_SHARED = 2_000
FIELDS = ("name", "unit", "operator", "target", "weight", "level1", "level2", "formula", "scoring_method", "evidence")
OWN_FIELDS = (
    "name", "unit", "operator", "level1", "level2", "formula", "scoring_method", "evidence", "meaning",
)  # fmt: skip


@dataclasses.dataclass(frozen=True, slots=True)
class Member:
    """An indicator that a unit made up: where and when, what it promised, and how it scored."""

    unit_name: str
    unit_code: str
    year: int
    from_library: bool
    name: str
    unit: str
    operator: str
    target: str
    level1: str
    level2: str
    weight: Points | None = None
    score: Points | None = None
    full: Points | None = None
    formula: str = ""
    scoring_method: str = ""
    evidence: str = ""
    meaning: str = ""

    @property
    def key(self) -> str:
        """Return the digest of its form."""
        return form_key(self.name, self.unit)


@dataclasses.dataclass(frozen=True, slots=True)
class Group:
    """Self-made indicators that are alike: the form used most leads. ``finding`` is what was decided on it."""

    key: str
    name: str
    unit: str
    forms: tuple[Form, ...]
    members: tuple[Member, ...]
    units: int
    years: tuple[int, ...]
    finding: HarvestFinding | None = None
    near: tuple[Near, ...] = ()

    @property
    def keys(self) -> list[str]:
        """Return the digests of its forms."""
        return [form.key for form in self.forms]


@dataclasses.dataclass(frozen=True, slots=True)
class Harvest:
    """Every group; ``is_cut`` says that there were more rows than are looked at."""

    groups: tuple[Group, ...]
    rows: int
    is_cut: bool


def harvest(
    *, units: QuerySet[Unit], authority: Unit, year: int, tell: Callable[[int, int], None] | None = None
) -> Harvest:
    """Return the self-made indicators of those units up to a year in groups, in a constant number of statements."""
    members = [*_promised(units, year), *_kept(units, year)]
    by_key: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        by_key[member.key].append(member)
    findings = findings_by_key(authority)
    shared = list(
        IndicatorVersion.objects.filter(indicator__owner=None, state=VersionState.PUBLISHED)
        .select_related("indicator")
        .order_by("pk")[:MOST_SHARED]
    )
    together = grouped(_forms(members), apart=pairs_apart(authority), tell=tell)
    groups = [_group(forms, by_key, findings) for forms in together]
    return Harvest(tuple(with_near(groups, shared)), len(members), len(members) >= MOST_ROWS)


def with_near(groups: Iterable[Group], shared: Iterable[IndicatorVersion]) -> list[Group]:
    """Return the groups with what the shared library has already that is alike."""
    listed = list(shared)
    by_letter: dict[str, set[int]] = defaultdict(set)
    for place, version in enumerate(listed):
        for letter in set(version.name):
            by_letter[letter].add(place)
    found = []
    for group in groups:
        shares = Counter(place for letter in set(group.name) for place in by_letter.get(letter, ()))
        among = [listed[place] for place, _ in sorted(shares.items(), key=lambda one: (-one[1], one[0]))[:20]]
        found.append(dataclasses.replace(group, near=alike(name=group.name, unit=group.unit, among=among)))
    return found


def pairs_apart(authority: Unit) -> frozenset[frozenset[str]]:
    """Return the pairs of ways of writing that a bureau found to be different."""
    rows = KeptApart.objects.filter(authority=authority).values_list("left_key", "right_key")
    return frozenset(frozenset(pair) for pair in rows[:MOST_FINDINGS])


def group_with(found: Harvest, key: str) -> Group | None:
    """Return the group that holds the form of that digest, None where there is none."""
    return next((group for group in found.groups if key in group.keys), None)


def _promised(units: QuerySet[Unit], year: int) -> list[Member]:
    promised: Any = IndicatorVersion._meta.get_field("uses").related_model  # noqa: SLF001 - the documented way to a relation
    own = Q(version_pinned=None) | Q(version_pinned__indicator__owner__isnull=False)
    rows = (
        promised._default_manager.filter(own, sheet__unit_year__unit__in=units, sheet__unit_year__year__lte=year)  # noqa: SLF001 - the documented way to a model's rows
        .annotate(
            unit_name=F("sheet__unit_year__unit__name"),
            unit_code=F("sheet__unit_year__unit__code"),
            year=F("sheet__unit_year__year"),
            score=F("score_rows__score"),
            full=F("score_rows__effective_weight"),
        )
        .order_by("-sheet__unit_year__year", "sheet__unit_year__unit__code", "pk")
        .values("unit_name", "unit_code", "year", "score", "full", *FIELDS)[:MOST_ROWS]
    )
    return [Member(from_library=False, **row) for row in rows]


def _kept(units: QuerySet[Unit], year: int) -> list[Member]:
    rows = (
        IndicatorVersion.objects.filter(
            indicator__owner__in=units, state__in=IN_FORCE, first_year__lte=year, uses__isnull=True
        )
        .annotate(
            unit_name=F("indicator__owner__name"),
            unit_code=F("indicator__owner__code"),
            year=F("first_year"),
            target=F("usual_target"),
            level1=F("indicator__level1"),
            level2=F("indicator__level2"),
        )
        .order_by("-first_year", "indicator__owner__code", "pk")
        .values("unit_name", "unit_code", "year", "target", *OWN_FIELDS)[:MOST_ROWS]
    )
    return [Member(from_library=True, **row) for row in rows]


def _forms(members: Iterable[Member]) -> list[Form]:
    return [Form(one.name, one.unit, level1=one.level1, formula=one.formula, meaning=one.meaning) for one in members]


def findings_by_key(authority: Unit) -> dict[str, HarvestFinding]:
    """Return what was decided, by the digest of each form: one statement."""
    found: dict[str, HarvestFinding] = {}
    rows = (
        HarvestFinding.objects.filter(STANDING, authority=authority)
        .select_related("indicator", "decided_by")
        .order_by("pk")
    )
    for finding in rows[:MOST_FINDINGS]:
        found.update(dict.fromkeys(finding.keys, finding))
    return found


def _group(forms: list[Form], by_key: dict[str, list[Member]], findings: dict[str, HarvestFinding]) -> Group:
    members = [member for form in forms for member in by_key[form.key]]
    finding = next((findings[form.key] for form in forms if form.key in findings), None)
    leader = forms[0]
    return Group(
        key=leader.key,
        name=leader.name,
        unit=leader.unit,
        forms=tuple(forms),
        members=tuple(sorted(members, key=lambda one: (-one.year, one.unit_code, one.name))),
        units=len({one.unit_code for one in members}),
        years=tuple(sorted({one.year for one in members})),
        finding=finding,
    )
