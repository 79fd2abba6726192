"""Describing a unit's year: any of its fields, each with the paper it was taken from."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Absent, Money
from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused, Stale
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish_in
from jixiao.records.profile.events import ProfileDescribed
from jixiao.records.profile.models import AMOUNTS, COUNTS, FIELDS, TEXTS, ProfileYear
from jixiao.records.profile.queries import profile_of, value_in
from jixiao.records.profile.wording import label_of, value_text

_MOST_ORIGIN, _MOST_LONG = 200, 5000
_MOST_COUNT = 1_000_000
_SAVED = (*FIELDS, "not_applicable", "origins", "saved_by", "saved_at")


@transaction.atomic
def describe_profile(
    *, unit_year: UnitYear, values: Mapping[str, object], by: Actor, stamp: int | None = None
) -> ProfileYear:
    """Write the fields in ``values``, and leave all others as they are; ``origins`` maps fields to their 出处.

    A value is text, a whole number, Money, 不适用 or 未填 (which clears it). Refuses fields that are none, and numbers
    that are negative or no whole number. ``stamp`` is the version that was shown, 0 where there was none yet.
    """
    return write_fields(unit_year=unit_year, values=values, by=by, stamp=stamp, event=ProfileDescribed)


@transaction.atomic
def write_fields(
    *, unit_year: UnitYear, values: Mapping[str, object], by: Actor, stamp: int | None, event: type[Event]
) -> ProfileYear:
    """Write the fields and tell the trail with the event given; writes nothing where nothing changed."""
    origins = _checked_origins(values.get("origins", {}))
    settled = {name: _checked(name, value) for name, value in values.items() if name != "origins"}
    profile = profile_of(unit_year)
    is_new = profile is None
    if profile is None:
        profile = ProfileYear(unit_year=unit_year, version=0)
    elif stamp == 0:
        raise Stale(theirs={name: value_in(profile, name) for name in settled}, who=profile.saved_by.name)
    before = _told(profile, {*settled, *origins})
    _set(profile, settled, origins)
    was, now = changes(before, _told(profile, {*settled, *origins}))
    if not now and not is_new:
        return profile
    profile.saved_by, profile.saved_at = by.person, by.at
    if is_new:
        profile.version = 1
        profile.save(force_insert=True)
    else:
        save_stamped(profile, stamp=stamp, fields=_SAVED)
    publish_in(
        unit_year,
        event,
        subject=f"profile.year:{profile.pk}",
        name=f"{unit_year.year}年度单位概况",
        before=was,
        after=now,
        by=by,
    )
    return profile


def _set(profile: ProfileYear, values: Mapping[str, Any], origins: Mapping[str, str]) -> None:
    void = set(profile.not_applicable)
    for name, value in values.items():
        void.discard(name)
        if value is NOT_APPLICABLE:
            void.add(name)
        setattr(profile, name, ("" if name in TEXTS else None) if isinstance(value, Absent) else value)
    profile.not_applicable = [name for name in FIELDS if name in void]
    merged = {**profile.origins, **origins}
    profile.origins = {name: merged[name] for name in FIELDS if merged.get(name)}


def _told(profile: ProfileYear, fields: Iterable[str]) -> dict[str, str]:
    """Return those fields and their 出处 in words, as the trail shows them."""
    found: dict[str, str] = {}
    for name in FIELDS:
        if name in fields:
            found[label_of(name)] = value_text(name, value_in(profile, name))
            found[f"{label_of(name)}出处"] = profile.origins.get(name, "")
    return found


def _checked(name: str, value: object) -> object:
    if name not in FIELDS:
        raise Refused(f"单位概况没有「{name}」这一栏", code="U420")
    if value is None or isinstance(value, Absent):
        return UNFILLED if value is None else value
    if name in COUNTS:
        return _checked_count(name, value)
    if name in AMOUNTS:
        return _checked_amount(name, value)
    return _checked_text(name, value)


def _checked_count(name: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST_COUNT:
        raise Refused(f"{label_of(name)}要填不小于 0 的整数", cure="没有的填 0，如：12", code="U421", field=name)
    return value


def _checked_amount(name: str, value: object) -> Money:
    if not isinstance(value, Money) or value.fen < 0:
        raise Refused(f"{label_of(name)}要填不小于 0 的金额", cure="没有的填 0，如：86.40", code="U422", field=name)
    return value


def _checked_text(name: str, value: object) -> str | Absent:
    text = "\n".join(line.rstrip() for line in str(value).strip().splitlines())
    longest = ProfileYear._meta.get_field(name).max_length or _MOST_LONG  # type: ignore[union-attr]  # noqa: SLF001 - the documented way to a field
    if len(text) > longest:
        raise Refused(f"{label_of(name)}超过 {longest} 字", cure="写短些", code="U423", field=name)
    return text or UNFILLED


def _checked_origins(origins: object) -> dict[str, str]:
    if not isinstance(origins, Mapping):
        raise Refused("出处要按栏目写", code="U424")
    found = {str(name): str(text).strip() for name, text in origins.items() if name in FIELDS}
    for name, text in found.items():
        if len(text) > _MOST_ORIGIN:
            cure = "写文件名和位置就够了"
            raise Refused(
                f"{label_of(name)}的出处超过 {_MOST_ORIGIN} 字", cure=cure, code="U424", field=f"{name}_origin"
            )
    return found
