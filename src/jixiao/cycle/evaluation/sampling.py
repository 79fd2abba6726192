"""抽评: which units are drawn follows from a seed that is written down, so that anybody can draw the same on paper.

The order is that of SHA-256 over the seed and the code of the unit, one right after the other, in UTF-8; the first ones
are drawn. ``printf '%s' '种子单位代码' | sha256sum`` gives the same digest on any computer.
"""

import dataclasses
import hashlib
from collections.abc import Iterable

from django.db import transaction

from jixiao.cycle.evaluation.events import SampleDrawn
from jixiao.cycle.evaluation.models import Evaluation, Sampling
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Handover, HandoverKind, HandoverState, Unit
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish

LONGEST_SEED = 80
MOST_UNITS = 2000
HANDED_IN = (HandoverState.SENT, HandoverState.APPROVED)


@dataclasses.dataclass(frozen=True, slots=True)
class Lot:
    """One unit in the drum: its code, its name, the digest that gives it its place."""

    code: str
    name: str
    digest: str


def digest_of(seed: str, code: str) -> str:
    """Return the SHA-256 of the seed and the unit code in hexadecimal digits."""
    return hashlib.sha256(f"{seed}{code}".encode()).hexdigest()


def in_order(seed: str, units: Iterable[tuple[str, str]]) -> tuple[Lot, ...]:
    """Return the units (code, name) in the order they are drawn in."""
    lots = (Lot(code, name, digest_of(seed, code)) for code, name in units)
    return tuple(sorted(lots, key=lambda lot: (lot.digest, lot.code)))


def units_to_draw_from(authority: Unit, *, year: int) -> list[tuple[str, str]]:
    """Return code and name of every unit below ``authority`` whose self-evaluation of the year was handed in."""
    handed_in = Handover.objects.filter(
        kind=HandoverKind.EVALUATION, subject="", state__in=HANDED_IN, unit_year__year=year
    )
    rows = Evaluation.objects.filter(
        unit_year__year=year,
        unit_year__unit__path__startswith=authority.path,
        unit_year__in=handed_in.values("unit_year"),
    )
    pairs = rows.order_by("unit_year__unit__code").values_list("unit_year__unit__code", "unit_year__unit__name")
    return list(pairs[:MOST_UNITS])


@transaction.atomic
def draw_sample(*, authority: Unit, year: int, seed: str, wanted: int, by: Actor) -> Sampling:
    """Draw ``wanted`` units with a seed and keep the drawing with all that is needed to repeat it.

    Refuses (U584) a missing seed, more units than there are, and a year of which nothing was handed in.
    """
    plain = seed.strip()
    if not plain or len(plain) > LONGEST_SEED:
        cure = "写一个事先约定、当场能核对的，如当天公开开奖号码"
        raise Refused(f"随机种子要写 1 到 {LONGEST_SEED} 个字", cure=cure, code="U584", field="seed")
    units = units_to_draw_from(authority, year=year)
    if not 1 <= wanted <= len(units):
        cause = f"{year} 年度已送审自评的单位有 {len(units)} 个，抽不出 {wanted} 个"
        raise Refused(cause, cure="改为 1 到这个数之间；还没有单位送审的，等送审后再抽", code="U584", field="wanted")
    lots = in_order(plain, units)
    sampling = Sampling.objects.create(
        authority=authority,
        year=year,
        seed=plain,
        wanted=wanted,
        population=[dataclasses.asdict(lot) for lot in lots],
        chosen=[lot.code for lot in lots[:wanted]],
        drawn_by=by.person,
        drawn_at=by.at,
    )
    _tell(sampling, by)
    return sampling


def _tell(sampling: Sampling, by: Actor) -> None:
    publish(
        SampleDrawn(
            unit_id=sampling.authority_id,
            year=sampling.year,
            subject=f"evaluation.sampling:{sampling.pk}",
            name=f"{sampling.year}年度抽评",
            after={"种子": sampling.seed, "范围": len(sampling.population), "抽中": sampling.chosen},
        ),
        by=by,
    )
