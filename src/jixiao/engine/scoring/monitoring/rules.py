"""The rules of the lights as dated data: thresholds, kinds and words, each with its source and what is doubtful."""

import dataclasses
import datetime
import functools
import tomllib
from collections.abc import Mapping
from fractions import Fraction
from importlib import resources
from types import MappingProxyType
from typing import Any

from jixiao.engine.values import Rule

_FOLDER = resources.files("jixiao.engine.scoring.monitoring").joinpath("rules")
_HUNDRED = 100


@dataclasses.dataclass(frozen=True, slots=True)
class LightRule:
    """One rule: its words, its limits as shares of one (None where it has none), and the kinds or words it is for."""

    rule: Rule
    formula: str
    doubt: str
    red_below: Fraction | None
    yellow_below: Fraction | None
    blue_from: Fraction | None
    kinds: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]


@dataclasses.dataclass(frozen=True, slots=True)
class LightRules:
    """The rules of one date. ``mark`` says how they are known, ``doubt`` what is not sure of them.

    ``mending_days`` are the working days that are usually given to put a finding right.
    """

    code: str
    title: str
    since: datetime.date
    source: str
    mark: str
    doubt: str
    execution: LightRule
    timed: LightRule
    reverse: LightRule
    in_range: LightRule
    zero: LightRule
    words: LightRule
    mending_days: int


@functools.cache
def light_rules(code: str) -> LightRules:
    """Return the shipped rules with that code; raise KeyError where there are none."""
    file = _FOLDER.joinpath(f"{code.lower()}.toml")
    if not file.is_file():
        raise KeyError(code)
    return _opened(tomllib.loads(file.read_text("utf-8")))


@functools.cache
def all_light_rules() -> tuple[LightRules, ...]:
    """Return all shipped rules, oldest first."""
    codes = [file.name.removesuffix(".toml") for file in _FOLDER.iterdir() if file.name.endswith(".toml")]
    return tuple(sorted((light_rules(code) for code in codes), key=lambda one: one.since))


def light_rules_for(year: int) -> LightRules:
    """Return the rules a year is monitored by: the newest in force by its end; a year before all gets the oldest."""
    found = [one for one in all_light_rules() if one.since.year <= year]
    return found[-1] if found else all_light_rules()[0]


def _opened(data: Mapping[str, Any]) -> LightRules:
    head: dict[str, Any] = {name: data[name] for name in ("code", "title", "since", "source", "mark", "doubt")}
    parts = ("execution", "timed", "reverse", "in_range", "zero", "words")
    head.update({name: _rule(data, name) for name in parts})
    return LightRules(**head, mending_days=data["mending"]["working_days"])


def _rule(data: Mapping[str, Any], key: str) -> LightRule:
    told = data[key]
    words = {name: tuple(told[name]) for name in ("green", "yellow", "red") if name in told}
    return LightRule(
        rule=Rule(data["code"], key, told["title"], told["source"], data["since"]),
        formula=told["formula"],
        doubt=told["doubt"],
        red_below=_share(told.get("red_below")),
        yellow_below=_share(told.get("yellow_below")),
        blue_from=_share(told.get("blue_from")),
        kinds=tuple(told.get("kinds", ())),
        words=MappingProxyType(words),
    )


def _share(percent: str | None) -> Fraction | None:
    return None if percent is None else Fraction(percent) / _HUNDRED
