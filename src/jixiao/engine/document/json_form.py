"""The JSON form of a paper: every block an object that names its kind. Lossless both ways."""

import dataclasses
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from jixiao.engine.document.blocks import (
    Align,
    Annexes,
    Bar,
    Block,
    Cell,
    Chart,
    Contents,
    Cover,
    Document,
    Gap,
    Heading,
    Listing,
    Note,
    Number,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    Text,
)
from jixiao.engine.errors import BadFileError
from jixiao.engine.values import Trace

FORM = "jixiao.document/1"
_KINDS: Mapping[str, type] = MappingProxyType(
    {
        kind.__name__.lower(): kind
        for kind in (
            *(Text, Number, Gap, Cell, Bar),
            *(Cover, Contents, Heading, Paragraph, Listing, Table, Chart, Note, Annexes, Signature, PageBreak),
        )
    }
)
_FIELDS = {kind: tuple(field.name for field in dataclasses.fields(kind)) for kind in _KINDS.values()}


def document_to_json(document: Document) -> dict[str, Any]:
    """Return the paper as plain JSON values: every field stands there, tuples as lists, blocks with their ``kind``."""
    plain = {field.name: getattr(document, field.name) for field in dataclasses.fields(document)}
    plain["blocks"] = [_written(block) for block in document.blocks]
    plain["traces"] = {reference: trace.to_json() for reference, trace in document.traces.items()}
    return {"form": FORM, **plain}


def document_from_json(data: Mapping[str, Any]) -> Document:
    """Return the paper that ``document_to_json`` wrote; raise BadFileError where ``data`` is no such paper."""
    try:
        if data.get("form") != FORM:
            raise BadFileError(
                f"不是本系统的文稿：form 应为 {FORM}，实为 {data.get('form')!r}；请用本系统导出的 JSON 文件"
            )
        fields = {name: value for name, value in data.items() if name != "form"}
        fields["blocks"] = tuple(_read_block(block) for block in data["blocks"])
        traces = {reference: Trace.from_json(trace) for reference, trace in data["traces"].items()}
        return Document(**{**fields, "traces": MappingProxyType(traces)})
    except (AttributeError, KeyError, TypeError, ValueError, ZeroDivisionError) as fault:
        raise BadFileError(f"文稿的 JSON 不完整或被改动过（{fault}）；请用本系统重新导出") from fault


def _written(value: Any) -> Any:  # noqa: ANN401 - a field holds whatever a field may hold
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return [_written(one) for one in value]
    if isinstance(value, Align):
        return value.value
    names = _FIELDS.get(type(value))
    if names is None:
        return value
    written = {"kind": type(value).__name__.lower()}
    for name in names:
        written[name] = _written(getattr(value, name))
    return written


def _read_block(value: Any) -> Block:  # noqa: ANN401 - comes from a file
    block = _read(value)
    if not isinstance(block, Block):
        raise TypeError(f"{type(block).__name__} is no block")
    return block


def _read(value: Any) -> Any:  # noqa: ANN401 - a field holds whatever a field may hold
    if isinstance(value, list):
        return tuple(_read(one) for one in value)
    if not isinstance(value, dict):
        return value
    fields = {name: _read(one) for name, one in value.items() if name != "kind"}
    if "align" in fields:
        fields["align"] = Align(fields["align"])
    return _KINDS[value["kind"]](**fields)
