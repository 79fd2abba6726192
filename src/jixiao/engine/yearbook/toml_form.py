"""The year as TOML: for machines and for the repository. Money is text in 万元 ("274.64"), so that it stays exact."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from jixiao.engine.errors import Finding, Place
from jixiao.engine.yearbook.assembling import FORM, ORIGIN, RawRow, assemble
from jixiao.engine.yearbook.columns import Column, Kind, columns_of
from jixiao.engine.yearbook.parsed import nearest, shortened
from jixiao.engine.yearbook.reading import Reading, refused
from jixiao.engine.yearbook.record import SECTIONS, Section, Yearbook
from jixiao.engine.yearbook.spelling import Plain, spell

ORIGINS = "origins"
_HEAD = '# 年度数据。没有写的键是未填；不适用的写 "不适用"；金额写成文字，以万元为单位。\n'
_LINE = re.compile(r"at line (\d+), column (\d+)")


def write_toml(yearbook: Yearbook) -> str:
    """Return the year as TOML that reads back as the same record; what is 未填 is left out.

    Refuses (ValueError) a record with a value that the forms cannot hold; see ``spell``.
    """
    parts = [_HEAD]
    for section in SECTIONS:
        found = getattr(yearbook, section.key)
        if section is FORM:
            origins = {key: spell(text, ORIGIN) for key, text in yearbook.profile.origins.items()}
            parts.append(f"# {section.title}\n[{section.key}]\n{_entries(_spelt(found, section))}\n")
            parts.append(f"[{section.key}.{ORIGINS}]\n{_entries(origins)}\n" if origins else "")
        elif found:
            rows = "\n".join(f"[[{section.key}]]\n{_entries(_spelt(row, section))}" for row in found)
            parts.append(f"# {section.title}\n{rows}\n")
    return "\n".join(part for part in parts if part)


def read_toml(text: str, *, name: str) -> Reading:
    """Return the year that ``text`` holds; ``name`` is the file's, for messages. An unknown key is a fault."""
    try:
        data = tomllib.loads(text.removeprefix("\ufeff"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        return refused(_syntax(str(error), name))
    except (RecursionError, ValueError, ArithmeticError):
        cause = "嵌套太深，或有一个数的位数太多"
        return refused(Finding("Y116", Place(where=name), cause, "照随附的年度数据文件的样子改写"))
    findings: list[Finding] = []
    rows: dict[str, tuple[RawRow, ...]] = {}
    titled = {section.key: section for section in SECTIONS}
    for key, found in data.items():
        if key in titled:
            rows[key] = tuple(_rows(titled[key], found, findings))
        else:
            cause = f"“{shortened(key)}”不是年度数据的一部分{nearest(key, titled)}"
            findings.append(Finding("Y117", Place(where=name, quote=key), cause, f"只能有：{'、'.join(titled)}"))
    places = {key: f"《{titled[key].title}》" for key in rows}
    return assemble(rows, findings=findings, name=name, places=places)


def _entries(entries: Mapping[str, Any]) -> str:
    """Return one line, or one text of several lines, for each entry."""
    import tomli_w  # noqa: PLC0415 - writing alone needs it; the command line starts without

    plain = tomli_w.dumps(entries)
    # Words of several lines are easier to read as such, but a carriage return would be lost in them.
    return plain if "\\r" in plain else tomli_w.dumps(entries, multiline_strings=True)


def _spelt(record: object, section: Section) -> dict[str, Any]:
    columns = columns_of(section.row_type)
    spelt = {column.key: _in_toml(spell(getattr(record, column.key), column), column) for column in columns}
    return {key: value for key, value in spelt.items() if value is not None}


def _in_toml(value: Plain, column: Column) -> Plain:
    """Return the value as TOML has it: an amount as text with at least two decimals, other whole numbers whole."""
    if not isinstance(value, Decimal):
        return value
    if column.kind is Kind.MONEY:
        shortest = f"{value.normalize():f}"
        return shortest if len(shortest.partition(".")[2]) > 2 else f"{value:.2f}"  # noqa: PLR2004 - 元 and 角分
    return int(value) if value == value.to_integral_value() else value


def _rows(section: Section, found: object, findings: list[Finding]) -> Iterator[RawRow]:
    shape = f"[{section.key}]" if section is FORM else f"[[{section.key}]]"
    entries = [found] if section is FORM else found if isinstance(found, list) else [None]
    for number, entry in enumerate(entries, start=1):
        where = f"《{section.title}》" if section is FORM else f"《{section.title}》第 {number} 条"
        if isinstance(entry, dict):
            yield _row(section, entry, where, findings)
        else:
            cause = f"{section.key} 应写成 {shape} 开头的一段"
            findings.append(Finding("Y117", Place(where=where), cause, f"另起一行写 {shape}，下面一行一个键"))


def _row(section: Section, entry: Mapping[str, object], where: str, findings: list[Finding]) -> RawRow:
    columns = {column.key: column for column in columns_of(section.row_type)}
    for key in entry:
        if key not in columns and not (section is FORM and key == ORIGINS):
            cause = f"《{section.title}》没有键“{shortened(key)}”{nearest(key, columns)}"
            place = Place(where=where, quote=shortened(key))
            findings.append(Finding("Y231", place, cause, "改成已有的键，或删去；各键见年度数据参考"))
    places = {key: f"{where}“{column.heading}”（{key}）" for key, column in columns.items()}
    origins = _origins(entry, findings) if section is FORM else {}
    return RawRow(where, {key: entry.get(key) for key in columns}, places, origins)


def _origins(entry: Mapping[str, object], findings: list[Finding]) -> Mapping[str, object]:
    """Return which paper each entry of 单位概况 was taken from."""
    found = entry.get(ORIGINS, {})
    where = f"《{FORM.title}》{ORIGINS}"
    if not isinstance(found, dict):
        findings.append(
            Finding("Y117", Place(where=where), "出处应是一张表", f"写成 [{FORM.key}.{ORIGINS}] 开头的一段")
        )
        return {}
    known = {column.key for column in columns_of(FORM.row_type)}
    for key in found.keys() - known:
        cause = f"《{FORM.title}》没有键“{shortened(key)}”{nearest(key, known)}"
        findings.append(Finding("Y231", Place(where=where, quote=shortened(key)), cause, "改成已有的键，或删去"))
    return {key: cell for key, cell in found.items() if key in known}


def _syntax(message: str, name: str) -> Finding:
    found = _LINE.search(message)
    where = f"{name} 第 {found[1]} 行第 {found[2]} 列" if found else f"{name} 末尾"
    cure = "检查这一行和上一行：文字要用成对的英文引号，等号两边各一项，一个键只写一次"
    return Finding("Y116", Place(where=where), f"TOML 写法不通（{message.partition(' (at ')[0]}）", cure)
