"""Rendering a version as files: in the background, with progress, each file whole or not there."""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from jixiao.engine.document import Document, document_from_json
from jixiao.engine.errors import MissingFontError
from jixiao.engine.render import find_fonts, to_docx, to_docx_with_traces, to_html, to_pdf
from jixiao.orgs.actor import Actor
from jixiao.orgs.jobs import Progress, ask_for_work
from jixiao.orgs.models import JobRun
from jixiao.reports.models import ReportVersion

KIND = "reports.render"
TITLES = {"docx": "报告 DOCX", "docx_traced": "报告 DOCX（数字来历作批注）", "pdf": "报告 PDF", "html": "报告网页"}
MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
}


@transaction.atomic
def ask_for_files(*, version: ReportVersion, by: Actor) -> JobRun:
    """Queue the rendering of a version; its progress stands on the page of the job."""
    unit_year = version.report.unit_year
    title = f"生成{unit_year.year}年度自评报告{version}的文件"
    job = ask_for_work(kind=KIND, title=title, order={"version": version.pk}, by=by, unit_year=unit_year)
    ReportVersion.objects.filter(pk=version.pk).update(job=job)
    return job


def render_version(progress: Progress) -> Mapping[str, Any]:
    """Render what the order names; done again, it makes the same files again."""
    version = ReportVersion.objects.select_related("report__unit_year__unit").get(pk=progress.order["version"])
    orders = list(_orders(version))
    files: dict[str, dict[str, Any]] = {}
    left_out: dict[str, str] = {}
    for number, (key, title, extension, make) in enumerate(orders):
        progress.tell(number, len(orders), title)
        try:
            files[key] = _kept(version, key, title, extension, make())
        except MissingFontError as missing:
            left_out[key] = str(missing)
    progress.tell(len(orders), len(orders), "完成")
    with transaction.atomic():
        ReportVersion.objects.filter(pk=version.pk).update(files=files)
    return {"files": sorted(files), "left_out": left_out}


def _orders(version: ReportVersion) -> Iterator[tuple[str, str, str, Callable[[], bytes]]]:
    document = document_from_json(version.document)
    yield "docx", TITLES["docx"], "docx", lambda: to_docx(document)
    yield "docx_traced", TITLES["docx_traced"], "docx", lambda: to_docx_with_traces(document)
    yield "html", TITLES["html"], "html", lambda: to_html(document).encode()
    yield "pdf", TITLES["pdf"], "pdf", lambda: _pdf(document)
    for number, frozen in enumerate(version.sheets, start=1):
        sheet = document_from_json(frozen)
        yield f"sheet{number}_docx", f"{sheet.title} DOCX", "docx", lambda sheet=sheet: to_docx(sheet)  # type: ignore[misc] # the stubs know less than Django does
        yield f"sheet{number}_pdf", f"{sheet.title} PDF", "pdf", lambda sheet=sheet: _pdf(sheet)  # type: ignore[misc] # the stubs know less than Django does


def _pdf(document: Document) -> bytes:
    return to_pdf(document, fonts=find_fonts(folder=settings.FONTS))


def _kept(version: ReportVersion, key: str, title: str, extension: str, content: bytes) -> dict[str, Any]:
    unit_year = version.report.unit_year
    name = f"{unit_year.unit.code}-{unit_year.year}-{version.number}-{key}.{extension}"
    folder = Path(settings.PAPERS) / unit_year.unit.code / str(unit_year.year)
    write_whole(folder / name, content)
    digest = hashlib.sha256(content).hexdigest()
    path = f"{unit_year.unit.code}/{unit_year.year}/{name}"
    return {"title": title, "path": path, "size": len(content), "sha256": digest, "extension": extension}


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
