"""A published year as data that machines read: figures with their origin, as JSON and as CSV."""

import csv
import io
from typing import Any

from jixiao.disclosure.models import Publication
from jixiao.engine.document import Document, document_from_json, numbers_of
from jixiao.engine.values import print_decimal

HEADS = ("编号", "名称", "印出的数", "准确值", "单位", "来源", "出处", "公式")
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def figures_of(publication: Publication) -> list[dict[str, Any]]:
    """Return every figure of the paper once, in the order it is printed, with what it came from."""
    return figures_in(document_from_json(publication.version_filed.document))


def figures_in(document: Document) -> list[dict[str, Any]]:
    """Return every figure of a paper so."""
    found: dict[str, dict[str, Any]] = {}
    for number in numbers_of(document):
        trace = document.traces.get(number.reference)
        if trace is None or number.reference in found:
            continue
        source = trace.source
        found[number.reference] = {
            "number": len(found) + 1,
            "reference": number.reference,
            "name": trace.label,
            "printed": number.text,
            "exact": None if trace.exact is None else print_decimal(trace.exact),
            "unit": trace.unit,
            "source": source.kind if source else "公式",
            "place": source.place if source else "",
            "formula": trace.formula,
        }
    return list(found.values())


def open_data(publication: Publication) -> dict[str, Any]:
    """Return the whole publication as plain JSON values."""
    unit_year, version = publication.unit_year, publication.version_filed
    return {
        "unit": {"code": unit_year.unit.code, "name": unit_year.unit.name, "specimen": unit_year.unit.is_specimen},
        "year": unit_year.year,
        "published_on": publication.planned_on.isoformat(),
        "version": version.number,
        "digest": version.digest,
        "score": version.score,
        "figures": figures_of(publication),
        "files": {
            key: {name: told[name] for name in ("title", "size", "sha256")} for key, told in version.files.items()
        },
    }


def as_csv(figures: list[dict[str, Any]]) -> bytes:
    """Return the figures as CSV that Excel opens as UTF-8; a text that looks like a formula is kept from being one."""
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(HEADS)
    for one in figures:
        row = [one["number"], *(one[key] for key in ("name", "printed", "exact", "unit", "source", "place", "formula"))]
        writer.writerow([_defused(value) for value in row])
    return "\ufeff".encode() + sheet.getvalue().encode()


def _defused(value: Any) -> Any:  # noqa: ANN401 - a cell holds text or a number
    text = "" if value is None else value
    return f"'{text}" if isinstance(text, str) and text.startswith(_DANGEROUS) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(",", "").replace(".", "", 1).replace("%", "").isdecimal()
