"""Opens a rulebook file: from TOML text to a Rulebook, or to every fault that is in it."""

import tomllib
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from jixiao.engine.errors import Finding, Place
from jixiao.engine.scoring import sections
from jixiao.engine.scoring.fields import Fields
from jixiao.engine.scoring.rulebook import MARKS, Provision, Rulebook
from jixiao.engine.values import Rule

_NOT_INHERITED = {"code", "title", "source", "since", "until", "mark", "default", "remark"}
_TIED_TO_FRAMES = {"redistribution", "names", "belongs"}  # they speak of groups that other frames do not have


def open_rulebook(
    text: str, *, name: str, parent_of: Callable[[str], str | None]
) -> tuple[Rulebook | None, tuple[Finding, ...]]:
    """Return the rulebook that the TOML ``text`` of the file ``name`` states, or None and every fault found in it.

    A file with ``extends = "MOF10"`` states only what differs, table by table; ``parent_of`` gives the other's text.
    One that brings its own frames does not take over redistribution, names and belongs.
    """
    where = f"规则集文件 {name}"
    faults: list[Finding] = []
    table = _read(text, where=where, parent_of=parent_of, faults=faults)
    if table is None:
        return None, tuple(faults)
    found = _assemble(Fields(table, where=where, path="", faults=faults))
    return (None if faults else found), tuple(faults)


def write_out(text: str, *, name: str, parent_of: Callable[[str], str | None]) -> str:
    """Return the rulebook file ``text`` with everything written out that it takes over from others: it stands alone.

    Raise ValueError for a file that is no TOML or takes over from one that is not there.
    """
    import tomli_w  # noqa: PLC0415 - writing alone needs it; the command line starts without

    faults: list[Finding] = []
    table = _read(text, where=f"规则集文件 {name}", parent_of=parent_of, faults=faults)
    if table is None:
        message = "\n".join(fault.text() for fault in faults)
        raise ValueError(message)
    return tomli_w.dumps(table)


def _read(
    text: str, *, where: str, parent_of: Callable[[str], str | None], faults: list[Finding]
) -> Mapping[str, Any] | None:
    try:
        table = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        place = Place(where=where, quote=str(error))
        faults.append(Finding("J101", place, "不是合法的 TOML 文本", "按提示的行列改正写法，引号、方括号要成对"))
        return None
    parent = table.pop("extends", None)
    if parent is None:
        return table
    inherited = parent_of(parent) if isinstance(parent, str) else None
    if inherited is None:
        place = Place(where=f"{where} extends", path="extends")
        cause = f"没有叫“{parent}”的规则集可以沿用"
        faults.append(Finding("J107", place, cause, "改为随软件提供的规则集代号，见 jixiao rulebooks"))
        return None
    above = _read(inherited, where=where, parent_of=parent_of, faults=faults)
    if above is None:
        return None
    kept = _with_own_origin(above)
    if "frames" in table:
        kept = {key: value for key, value in kept.items() if key not in _TIED_TO_FRAMES}
    return {**kept, **table}


def _with_own_origin(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parent's tables, each with its origin written out, since the child's heading must not claim them."""
    origin = {key: table[key] for key in ("source", "since", "mark") if key in table}
    settled: dict[str, Any] = {key: value for key, value in table.items() if key not in _NOT_INHERITED}
    for key, value in table.items():
        if isinstance(value, dict) and key not in {"names", "belongs"}:
            settled[key] = {**origin, **value}
        elif isinstance(value, list) and all(isinstance(item, dict) for item in value):
            settled[key] = [{**origin, **item} for item in value]
    return settled


def _assemble(top: Fields) -> Rulebook:
    code, source, since = top.text("code"), top.text("source"), top.day("since")
    mark = top.one_of("mark", MARKS)

    def provision(fields: Fields, key: str, title: str) -> Provision:
        own_source, own_since = fields.text("source", missing=source), fields.day("since", missing=since)
        own_mark, doubt = fields.one_of("mark", MARKS, missing=mark), fields.text("doubt", missing="")
        return Provision(Rule(code, key, title, own_source, own_since), own_mark, doubt)

    full = top.number("full", missing=100)
    frames = tuple(sections.read_frame(fields, full, provision) for fields in top.tables("frames"))
    if not frames:
        top.fault("J102", "frames", cause="没有写分值框架", cure="至少写一组 [[frames]]")
    groups = {group for frame in frames for group in frame.groups}
    moves, methods = top.tables("redistribution"), enumerate(top.tables("methods"), 1)
    found = Rulebook(
        code=code,
        title=top.text("title"),
        region=top.text("region"),
        applies_to=top.text("applies_to"),
        since=since,
        until=top.day("until") if top.holds("until") else None,
        default=top.yes("default"),
        remark=top.text("remark", missing=""),
        full=full,
        frames=frames,
        redistribution=tuple(sections.read_redistribution(fields, groups, provision) for fields in moves),
        names=sections.read_names(top.table("names"), groups),
        belongs=sections.read_names(top.table("belongs"), groups),
        choices=tuple(sections.read_choice(fields, number, provision) for number, fields in methods),
        execution=sections.read_execution(top.table("execution"), provision),
        rounding=sections.read_rounding(top.table("rounding"), provision),
        grades=sections.read_grades(top.table("grades"), full, provision),
        bands=sections.read_bands(top.table("bands"), provision),
        caps=sections.read_caps(top.table("caps"), provision),
        flags=sections.read_flags(top.table("flags"), provision),
    )
    top.close()
    return found
