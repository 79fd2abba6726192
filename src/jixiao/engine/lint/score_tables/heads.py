"""Which column a head names, whatever the form of the province calls it."""

import functools
import re
import tomllib
from collections.abc import Mapping, Sequence
from importlib import resources
from types import MappingProxyType

from jixiao.engine.lint.score_tables.spots import GridRow, Spot
from jixiao.engine.values import to_half_width

_SPACES = re.compile(r"[\s　“”\"'*★△▲☆]+")
_BRACKETS = re.compile(r"[(\[【](?!调整后?[)])[^()\[\]【】]{0,24}[)\]】]")
_TAIL = re.compile(r"(?:[A-Da-d%]|[:：]|/[A-D])+$")
_LONGEST = 30
_POINTS = re.compile(r"[(（]\s*(?:满分|分值|共|计)?\s*[:：]?\s*(\d{1,3}(?:\.\d{1,2})?)\s*分\s*[*×)）]")
Fields = Mapping[str, Spot]


@functools.cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    text = resources.files(__package__).joinpath("columns.toml").read_text("utf-8")
    return MappingProxyType(
        {
            kind: re.compile("|".join(f"(?P<{field}>{'|'.join(words)})" for field, words in fields.items()))
            for kind, fields in tomllib.loads(text).items()
        }
    )


def bare(text: str) -> str:
    """Return the words of a head or label without blanks, remarks in brackets and marks such as （A）."""
    plain = _SPACES.sub("", to_half_width(text).replace("（", "(").replace("）", ")"))
    return _TAIL.sub("", _BRACKETS.sub("", plain))


def points_in(text: str) -> str:
    """Return the points that a head or label states in brackets (产出指标（50分）), "" where it states none."""
    found = _POINTS.search(to_half_width(text))
    return found[1] if found else ""


def money_heads(row: GridRow) -> Fields:
    """Return the columns of a money grid that the row names; none where it is no head of one."""
    found = _named(row, "money")
    spends = "executed" in found and bool({"initial", "adjusted", "rate", "received"} & found.keys())
    return found if spends else {}


def indicator_heads(row: GridRow) -> Fields:
    """Return the columns of a grid of indicators that the row names; none where it is no head of one."""
    found = _named(row, "indicators")
    if "name" not in found and "loose" in found:
        found["name"] = found["loose"]
    found.pop("loose", None)
    named = {"level1", "level2", "name"} & found.keys()
    valued = {"target", "actual"} & found.keys()
    scored = {"weight", "score"} & found.keys()
    good = valued and named and ("level1" in found or "level2" in found or len(found) > len(("name", "target")))
    return found if good or (scored and {"level1", "name"} <= found.keys()) else {}


def is_head(row: GridRow) -> bool:
    """Return whether the row is a head of either kind."""
    return bool(money_heads(row) or indicator_heads(row))


def _named(row: GridRow, kind: str) -> dict[str, Spot]:
    """Return the column of each name.

    Of several that go by one name (权重 behind each level) it is the first right of the indicator's own name; of 预算数
    the last, since 年度预算数 may head the labels beside it.
    """
    several: dict[str, list[Spot]] = {}
    for column in sorted(row.cells):
        spot = row.cells[column]
        if not spot or len(spot.text) > _LONGEST or spot.column != column:
            continue
        matched = _patterns()[kind].fullmatch(bare(spot.text))
        if matched and matched.lastgroup:
            several.setdefault(matched.lastgroup, []).append(spot)
    names = several.get("name") or several.get("loose") or []
    return {field: _meant(field, spots, after=names[0].column if names else -1) for field, spots in several.items()}


def _meant(field: str, spots: Sequence[Spot], *, after: int) -> Spot:
    if field == "adjusted":
        return spots[-1]
    if field in {"name", "loose"}:
        return spots[0]
    return next((one for one in spots if one.column > after), spots[0])
