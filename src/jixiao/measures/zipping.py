"""A year's proofs as one ZIP with its index: background work, written beside, moved into place, sent from disk."""

import datetime
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from django.conf import settings
from django.db import transaction

from jixiao.measures import shelf
from jixiao.measures.materials import TEXT, material_of
from jixiao.measures.models import Proof, ProofClass
from jixiao.measures.naming import file_name
from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.jobs import Progress, ask_for_work
from jixiao.orgs.models import JobRun, UnitYear
from jixiao.orgs.refusing import Refused

KIND = "measures.zip"
KEPT_FOR = datetime.timedelta(days=7)
_CHUNK = 1024 * 1024
_PACKED = frozenset({TEXT})
_HEADS = ("序号", "文件", "材料名称", "佐证类别", "证明的事项", "材料说明", "大小（字节）", "页数", "SHA-256")


@transaction.atomic
def ask_for_zip(*, unit_year: UnitYear, by: Actor) -> JobRun:
    """Ask for a year's proofs as one ZIP; refused where there are none. A job under way is given again."""
    if not Proof.objects.filter(unit_year=unit_year, removed_at=None).exists():
        raise Refused("本年度还没有佐证", cure="先上传佐证，再打包", code="U388")
    free = {JobRun.State.QUEUED, JobRun.State.RUNNING}
    under_way = JobRun.objects.filter(kind=KIND, unit_year=unit_year, state__in=free).order_by("-pk").first()
    if under_way is not None:
        return under_way
    title = f"{unit_year.unit.name} {unit_year.year} 年度佐证打包"
    return ask_for_work(kind=KIND, title=title, order={"unit_year": unit_year.pk}, by=by, unit_year=unit_year)


def zip_path(job: JobRun) -> Path:
    """Return where the ZIP of a job lies."""
    return Path(settings.DATA) / "zips" / f"{job.pk}.zip"


def pack_proofs(progress: Progress) -> Mapping[str, Any]:
    """Pack the proofs of the year in the order; say how many, how large, and which files were not to be found."""
    unit_year = UnitYear.objects.select_related("unit").get(pk=progress.order["unit_year"])
    shelf.sweep_incoming(at=progress.by.at)
    _sweep_zips(progress.by.at)
    proofs = list(
        Proof.objects.filter(unit_year=unit_year, removed_at=None)
        .order_by("proof_class", "pk")
        .prefetch_related("links")
    )
    target = zip_path(progress.job)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    try:
        with shelf.full_disk_told(), zipfile.ZipFile(part, "w", allowZip64=True) as archive:
            missing = _fill(archive, proofs, progress, title=f"{unit_year.unit.name} {unit_year.year} 年度佐证")
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return {"proofs": len(proofs) - len(missing), "size": target.stat().st_size, "missing": missing}


def _fill(archive: zipfile.ZipFile, proofs: Sequence[Proof], progress: Progress, *, title: str) -> list[str]:
    rows, missing = [], []
    for number, proof in enumerate(proofs, start=1):
        material = material_of(proof.media_type)
        folder = ProofClass(proof.proof_class).label
        name = f"{folder}/{number:04d}-{file_name(proof.name, suffix=material.suffix)}"
        source = shelf.path_of(proof.sha256)
        if source.exists():
            _copy(archive, source, name, proof, deflate=material.family in _PACKED)
        else:
            missing.append(proof.name)
            name = "（文件不在服务器上）"
        rows.append(_row(number, name, folder, proof))
        progress.tell(number, len(proofs), f"已打包 {number} 件")
    archive.writestr("index.txt", _index_text(rows, title), zipfile.ZIP_DEFLATED)
    archive.writestr("index.xlsx", _index_workbook(rows), zipfile.ZIP_STORED)
    return missing


def _copy(archive: zipfile.ZipFile, source: Path, name: str, proof: Proof, *, deflate: bool) -> None:
    """Copy one file into the archive piece by piece, dated as it was uploaded."""
    at = proof.uploaded_at.astimezone(SHANGHAI)
    entry = zipfile.ZipInfo(name, date_time=at.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED if deflate else zipfile.ZIP_STORED
    entry.external_attr = 0o644 << 16
    entry.file_size = proof.size
    with source.open("rb") as file, archive.open(entry, "w") as packed:
        while piece := file.read(_CHUNK):
            packed.write(piece)


def _row(number: int, name: str, folder: str, proof: Proof) -> tuple[Any, ...]:
    linked = sorted(proof.links.all(), key=lambda link: link.pk)
    proves = "；".join(link.label or link.subject for link in linked)
    return (number, name, proof.name, folder, proves, proof.remark, proof.size, proof.pages or "", proof.sha256)


def _index_text(rows: Sequence[tuple[Any, ...]], title: str) -> str:
    lines = [title, f"共 {len(rows)} 件。核对文件：sha256sum 文件名", "", "\t".join(_HEADS)]
    lines.extend("\t".join(" ".join(str(cell).split()) for cell in row) for row in rows)
    return "\ufeff" + "\r\n".join(lines) + "\r\n"


def _index_workbook(rows: Sequence[tuple[Any, ...]]) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("佐证目录")
    head = book.add_format({"bold": True, "bottom": 1, "top": 2})
    for place, (title, width) in enumerate(zip(_HEADS, (6, 44, 32, 12, 44, 30, 12, 8, 66), strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, title, head)
    for line, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            (sheet.write_number if isinstance(cell, int) else sheet.write_string)(line, place, cell)
    sheet.freeze_panes(1, 0)
    book.close()
    return file.getvalue()


def _sweep_zips(at: datetime.datetime) -> None:
    """Delete ZIPs that are a week old: the next one is made when somebody asks."""
    folder = Path(settings.DATA) / "zips"
    for path in folder.glob("*.*") if folder.is_dir() else ():
        if path.stat().st_mtime < (at - KEPT_FOR).timestamp():
            path.unlink(missing_ok=True)
