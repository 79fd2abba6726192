"""Rendering a version as files: in the background, with progress, each file whole or not there."""

import dataclasses
import functools
import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from jixiao.engine.document import Document, document_from_json
from jixiao.engine.errors import MissingFontError
from jixiao.engine.render import find_fonts, to_docx, to_docx_with_traces, to_html, to_pdf
from jixiao.orgs.actor import Actor
from jixiao.orgs.jobs import Progress, ask_for_work
from jixiao.orgs.models import JobRun, Unit
from jixiao.reports.models import ReportVersion

KIND = "reports.render"
TITLES = {"docx": "报告 DOCX", "docx_traced": "报告 DOCX（数字来历作批注）", "pdf": "报告 PDF", "html": "报告网页"}


@transaction.atomic
def ask_for_files(*, version: ReportVersion, by: Actor) -> JobRun:
    """Queue the rendering of a version; its progress stands on the page of the job."""
    unit_year = version.report.unit_year
    title = f"生成{unit_year.year}年度自评报告{version}的文件"
    job = ask_for_work(kind=KIND, title=title, order={"version": version.pk}, by=by, unit_year=unit_year)
    ReportVersion.objects.filter(pk=version.pk).update(job=job)
    return job


@dataclasses.dataclass(frozen=True, slots=True)
class Order:
    """A file to be made: what it is called by the program and by people, its kind, and how."""

    key: str
    title: str
    extension: str
    make: Callable[[], bytes]


def render_version(progress: Progress) -> Mapping[str, Any]:
    """Render what the order names; done again, it makes the same files again."""
    version = ReportVersion.objects.select_related("report__unit_year__unit").get(pk=progress.order["version"])
    unit_year = version.report.unit_year
    orders = list(_orders(version))
    files, left_out = rendered(progress, orders, unit=unit_year.unit, year=unit_year.year, stem=str(version.number))
    with transaction.atomic():
        ReportVersion.objects.filter(pk=version.pk).update(files=files)
    return {"files": sorted(files), "left_out": left_out}


def rendered(
    progress: Progress, orders: Sequence[Order], *, unit: Unit, year: int, stem: str
) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """Make the files and keep them in the folder of the unit's year; return what each is, and what no font was for."""
    files: dict[str, dict[str, Any]] = {}
    left_out: dict[str, str] = {}
    for number, one in enumerate(orders):
        progress.tell(number, len(orders), one.title)
        try:
            files[one.key] = _kept(one, f"{unit.code}/{year}/{unit.code}-{year}-{stem}-{one.key}.{one.extension}")
        except MissingFontError as missing:
            left_out[one.key] = str(missing)
    progress.tell(len(orders), len(orders), "完成")
    return files, left_out


def pdf_of(document: Document) -> bytes:
    """Return a paper as PDF; raises MissingFontError where the server has no Chinese font."""
    return to_pdf(document, fonts=find_fonts(folder=settings.FONTS))


def _orders(version: ReportVersion) -> Iterator[Order]:
    document = document_from_json(version.document)
    yield Order("docx", TITLES["docx"], "docx", lambda: to_docx(document))
    yield Order("docx_traced", TITLES["docx_traced"], "docx", lambda: to_docx_with_traces(document))
    yield Order("html", TITLES["html"], "html", lambda: to_html(document).encode())
    yield Order("pdf", TITLES["pdf"], "pdf", lambda: pdf_of(document))
    for number, frozen in enumerate(version.sheets, start=1):
        sheet = document_from_json(frozen)
        yield Order(f"sheet{number}_docx", f"{sheet.title} DOCX", "docx", functools.partial(to_docx, sheet))
        yield Order(f"sheet{number}_pdf", f"{sheet.title} PDF", "pdf", functools.partial(pdf_of, sheet))


def _kept(order: Order, path: str) -> dict[str, Any]:
    content = order.make()
    write_whole(Path(settings.PAPERS) / path, content)
    digest = hashlib.sha256(content).hexdigest()
    return {
        "title": order.title, "path": path, "size": len(content), "sha256": digest, "extension": order.extension,
    }  # fmt: skip


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def file_path(told: Mapping[str, Any]) -> Path:
    """Return where a rendered file lies."""
    return Path(settings.PAPERS) / str(told["path"])
