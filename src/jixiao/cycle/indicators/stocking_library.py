"""Putting the indicators that ship into the shared library: at set-up, in the demo, after an upgrade."""

import dataclasses
from collections.abc import Collection

from django.db import transaction

from jixiao.cycle.indicators.events import LibraryStocked
from jixiao.cycle.indicators.frames import Frame, Stock
from jixiao.cycle.indicators.frames import frames as frames_shipped
from jixiao.cycle.indicators.models import Indicator, IndicatorVersion, VersionState
from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.spelling import initials_of
from jixiao.orgs.trail import publish


@dataclasses.dataclass(frozen=True, slots=True)
class Stocked:
    """What came of one frame: codes put in, and codes that were there and stay as the office has them."""

    frame: str
    added: tuple[str, ...]
    kept: tuple[str, ...]


@transaction.atomic
def load_library(*, by: Actor, frames: Collection[str] | None = None) -> tuple[Stocked, ...]:
    """Put the indicators of those frames (all of them where none is named) into the shared library, published.

    A code that is there already is left alone, so that it may be called again; each frame writes one line of the trail.
    """
    known = frames_shipped()
    wanted = list(known) if frames is None else list(frames)
    for code in wanted:
        if code not in known:
            raise Refused(f"没有叫「{code}」的内置框架", cure=f"可选：{'、'.join(known)}", code="U740")
    return tuple(_stock_frame(known[code], by) for code in wanted if known[code].stock)


def _stock_frame(frame: Frame, by: Actor) -> Stocked:
    codes = [one.place.code for one in frame.stock]
    there = set(Indicator.objects.filter(owner=None, code__in=codes).values_list("code", flat=True))
    missing = [one for one in frame.stock if one.place.code not in there]
    indicators = Indicator.objects.bulk_create([Indicator(**dataclasses.asdict(one.place)) for one in missing])
    IndicatorVersion.objects.bulk_create(
        [_published(indicator, one, by) for indicator, one in zip(indicators, missing, strict=True)]
    )
    added = tuple(one.place.code for one in missing)
    if missing:
        publish(
            LibraryStocked(
                subject=f"indicators.frame:{frame.code}",
                name=frame.title,
                after={one.place.code: one.definition.name for one in missing},
            ),
            by=by,
        )
    return Stocked(frame.code, added, tuple(code for code in codes if code in there))


def _published(indicator: Indicator, one: Stock, by: Actor) -> IndicatorVersion:
    return IndicatorVersion(
        indicator=indicator,
        number=1,
        state=VersionState.PUBLISHED,
        initials=initials_of(one.definition.name),
        published_at=by.at,
        published_by=by.person,
        **one.definition.values(),
    )
