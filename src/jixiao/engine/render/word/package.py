"""The parts of a DOCX put together. The same paper gives the same bytes: no clock is read."""

import dataclasses
import datetime
import functools
import io
import zipfile
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING

from jixiao.engine.document import Chart, Document
from jixiao.engine.render.characters import printable
from jixiao.engine.render.word.body import Relations, body_markup
from jixiao.engine.render.word.charts import chart_part
from jixiao.engine.render.word.comments import Comments
from jixiao.engine.render.word.runs import Runs
from jixiao.engine.render.word.sections import footer_part, header_part
from jixiao.engine.values import Period, Trace

if TYPE_CHECKING:
    from docx.package import Package

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
SIDES = ("default", "even")
FOOTERS = {side: f"rIdFoot{side}" for side in SIDES}  # page → the relation of its foot
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first day a zip file can tell


@dataclasses.dataclass(frozen=True, slots=True)
class Piece:
    """A part beside the main one: the kind of its relation, its name, its content type, its XML."""

    kind: str
    name: str
    content_type: str
    xml: str


@dataclasses.dataclass(frozen=True, slots=True)
class About:
    """What a DOCX says of itself: title, author, the day it bears, language."""

    title: str
    author: str
    day: datetime.date
    language: str = "zh-CN"


def to_docx(document: Document) -> bytes:
    """Return the paper as DOCX in the typography of GB/T 9704—2012; fonts are named, none is needed or embedded.

    The dates inside are the last day of the paper's year, so the same paper gives the same bytes.
    """
    return _written(document, traces=MappingProxyType({}))


def to_docx_with_traces(document: Document) -> bytes:
    """Return the paper as ``to_docx`` does, with the trace of each figure as a comment where it first stands.

    A trace of more than 30 lines is cut and says so; after 400 comments the last one says that no more follow.
    """
    return _written(document, traces=document.traces)


def _written(document: Document, *, traces: Mapping[str, Trace]) -> bytes:
    comments = Comments(traces)
    pieces = standing_pieces()
    for side in SIDES if document.mark else ():
        pieces[f"rIdHead{side}"] = _story("header", side, header_part(document.mark))
    charts = [block for block in document.blocks if isinstance(block, Chart)]
    for number, chart in enumerate(charts, start=1):
        pieces[f"rIdChart{number}"] = Piece("chart", f"charts/chart{number}.xml", _CHART, chart_part(chart))
    relations = Relations(
        headers={side: f"rIdHead{side}" for side in SIDES if document.mark},
        footers=FOOTERS,
        charts=tuple(f"rIdChart{number}" for number in range(1, len(charts) + 1)),
    )
    main = body_markup(document, runs=Runs(comments), relations=relations)
    if comments.texts:
        xml = comments.part(year=document.year)
        pieces["rIdComments"] = Piece("comments", "comments.xml", f"{_WORD}comments+xml", xml)
    about = About(document.title, document.author, Period(document.year).last_day, document.language)
    return packed(main, pieces=pieces, about=about)


def standing_pieces() -> dict[str, Piece]:
    """Return what every paper of ours has beside its main part: styles, settings, and the number at the foot."""
    pieces = {"rId1": _data("styles.xml", "styles"), "rId2": _data("settings.xml", "settings")}
    for side, relation in FOOTERS.items():
        pieces[relation] = _story("footer", side, footer_part(side))
    return pieces


def packed(main: str, *, pieces: Mapping[str, Piece], about: About) -> bytes:
    """Return the DOCX with this main part and these pieces by their relation."""
    return _undated(_package(main, pieces, about))


def _story(kind: str, side: str, xml: str) -> Piece:
    return Piece(kind, f"{kind}-{side}.xml", f"{_WORD}{kind}+xml", xml)


def _data(name: str, kind: str) -> Piece:
    return Piece(kind, name, f"{_WORD}{kind}+xml", _file(name))


def _package(main: str, pieces: Mapping[str, Piece], about: About) -> "Package":
    from docx.opc.packuri import PackURI  # noqa: PLC0415 - HTML and PDF must not wait for it
    from docx.opc.part import Part  # noqa: PLC0415 - as above
    from docx.package import Package  # noqa: PLC0415 - as above

    package = Package()
    body = Part(PackURI("/word/document.xml"), f"{_WORD}document.main+xml", main.encode(), package)
    package.relate_to(body, f"{_OFFICE}officeDocument")
    for relation, piece in pieces.items():
        part = Part(PackURI(f"/word/{piece.name}"), piece.content_type, piece.xml.encode(), package)
        body.load_rel(f"{_OFFICE}{piece.kind}", part, relation)
    properties = package.core_properties
    properties.title = printable(about.title)
    properties.author = properties.last_modified_by = printable(about.author)
    properties.language = about.language
    day = datetime.datetime.combine(about.day, datetime.time(), datetime.UTC)
    properties.created = properties.modified = day
    return package


def _undated(package: "Package") -> bytes:
    """Return the package with the dates of its entries all set to one day."""
    dated, undated = io.BytesIO(), io.BytesIO()
    package.save(dated)
    with zipfile.ZipFile(dated) as old, zipfile.ZipFile(undated, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            fresh = zipfile.ZipInfo(entry.filename, _EARLIEST)
            fresh.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fresh, old.read(entry))
    return undated.getvalue()


@functools.cache
def _file(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text("utf-8")
