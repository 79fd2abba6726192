"""The check before publishing: nothing in the paper, its figures or their traces may tell who somebody is."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from stdnum.cn import ric

from jixiao.engine.document import document_from_json, plain_text
from jixiao.engine.intake import read_paper_bytes
from jixiao.engine.lint import check_paper
from jixiao.orgs.models import Person
from jixiao.reports.models import ReportVersion

_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_IDENTITY = re.compile(r"(?<![\dXx])\d{17}[\dXx](?![\dXx])")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_PRIVATE = ("P801", "P802", "P803", "P804", "P805", "P806", "P807")
_MOST = 200


def personal_data_in(version: ReportVersion) -> list[dict[str, str]]:
    """Return what must not be published: {"kind", "where", "quote", "cure"}; nothing found is an empty list."""
    document = document_from_json(version.document)
    text = plain_text(document)
    checked = check_paper(read_paper_bytes(text.encode(), name="公开稿.txt"), name="公开稿.txt")
    found = [
        {"kind": one.name, "where": "正文", "quote": one.place.quote or one.place.where, "cure": one.cure}
        for one in checked.findings
        if one.code in _PRIVATE
    ]
    found += _in_pieces("正文", [text])
    found += _in_pieces("数字的来历", _trace_words(version.document.get("traces", {}).values()))
    found += [
        {"kind": "人员姓名", "where": where, "quote": name, "cure": "改写成岗位，或只留姓"}
        for where, name in _names(version, text)
    ]
    return list({(one["kind"], one["quote"]): one for one in found}.values())[:_MOST]


def _in_pieces(where: str, pieces: Iterable[str]) -> list[dict[str, str]]:
    cure = "删去，或遮住中间几位"
    found = []
    for piece in pieces:
        found += [{"kind": "手机号", "where": where, "quote": hit, "cure": cure} for hit in _MOBILE.findall(piece)]
        found += [{"kind": "电子邮箱", "where": where, "quote": hit, "cure": cure} for hit in _MAIL.findall(piece)]
        found += [
            {"kind": "身份证号", "where": where, "quote": hit, "cure": cure}
            for hit in _IDENTITY.findall(piece)
            if ric.is_valid(hit)
        ]
    return found


def _trace_words(traces: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    waiting = list(traces)
    while waiting:
        trace = waiting.pop()
        source = trace.get("source") or {}
        yield "\n".join(
            [
                trace["label"],
                trace["printed"],
                trace.get("note", ""),
                source.get("place", ""),
                *source.get("proofs", ()),
            ]
        )
        waiting.extend(trace.get("inputs", ()))


def _names(version: ReportVersion, text: str) -> Iterator[tuple[str, str]]:
    unit = version.report.unit_year.unit_id
    names = Person.objects.filter(duties__unit_id=unit).values_list("name", flat=True).distinct()[:1000]
    traces = "\n".join(_trace_words(version.document.get("traces", {}).values()))
    for name in names:
        if len(name) > 1 and not name.startswith("示例"):
            if name in text:
                yield "正文", name
            elif name in traces:
                yield "数字的来历", name
