"""A package as a ZIP: page, files, the manifest with the digest of each. Names in it are made here, not taken.

The same contents for the same station at the same moment give the same bytes.
"""

import dataclasses
import datetime
import hashlib
import hmac
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from jixiao.measures import shelf
from jixiao.measures.materials import material_of
from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.refusing import Refused
from jixiao.records.stations.screen.showing import Item, code_of

FORMAT, USAGE_FORMAT = "jixiao-station-package-1", "jixiao-station-usage-1"
STATIC = Path(__file__).resolve().parents[1] / "static" / "stations"
PAGE_FILES = (("show.js", "package.js"), ("show.css", "package.css"))
_CHUNK = 1024 * 1024
_PACKED = ("text/", "application/json")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What stands on the cover of a package: for whom it is, which part of how many, made when."""

    code: str
    station_code: str
    station: str
    unit: str
    part: int
    parts: int
    at: datetime.datetime


def key_of(code: str) -> str:
    """Return the key by which the page of a package signs: it is in the package, and follows from its code."""
    purpose = f"jixiao.stations.package|{code}"
    return hmac.new(settings.SECRET_KEY.encode(), purpose.encode(), hashlib.sha256).hexdigest()


def manifest_of(cover: Cover, items: Sequence[Item]) -> dict[str, Any]:
    """Return the manifest of a package, as plain JSON values."""
    return {
        "format": FORMAT, "package": cover.code, "part": cover.part, "parts": cover.parts,
        "station": {"code": cover.station_code, "name": cover.station}, "unit": cover.unit,
        "made": cover.at.astimezone(SHANGHAI).isoformat(timespec="seconds"),
        "items": [_entry(number, one) for number, one in enumerate(items, start=1)],
    }  # fmt: skip


def write_package(path: Path, *, cover: Cover, items: Sequence[Item], tell: Callable[[int], None]) -> dict[str, Any]:
    """Write a package to ``path`` and return its manifest; ``tell`` is told how many files are in.

    Refuses (X531) where a file is not on the shelf, or not the one that was kept there.
    """
    manifest = manifest_of(cover, items)
    with shelf.full_disk_told(), zipfile.ZipFile(path, "w", allowZip64=True) as archive:
        for number, (one, entry) in enumerate(zip(items, manifest["items"], strict=True), start=1):
            if entry["file"]:
                _copy(archive, one, entry["file"], cover.at)
            tell(number)
        pages = {name: (STATIC / source).read_bytes() for name, source in PAGE_FILES}
        pages["index.html"] = _page(cover, items, manifest).encode()
        pages["data.js"] = f"window.PACKAGE = {_json(_data(cover, items, manifest))};\n".encode()
        manifest["page"] = [
            {"file": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in sorted(pages.items())
        ]
        pages["manifest.json"] = (_json(manifest, indent=1) + "\n").encode()
        for name, data in sorted(pages.items()):
            archive.writestr(_info(name, cover.at, zipfile.ZIP_DEFLATED), data)
    return manifest


def signed_text(said: Mapping[str, Any]) -> str:
    """Return what the page of a package signs of a usage file: every value in a fixed order."""
    head = [said["format"], said["package"], said["station"], said["made"], said["since"]]
    lines = [",".join(str(one[name]) for name in ("id", "opened", "shown", "first")) for one in said["lines"]]
    return "\n".join([*map(str, head), *lines])


def signature_of(said: Mapping[str, Any]) -> str:
    """Return the signature that a usage file must bear."""
    return hmac.new(key_of(str(said["package"])).encode(), signed_text(said).encode(), hashlib.sha256).hexdigest()


def _entry(number: int, one: Item) -> dict[str, Any]:
    file = f"content/{number:04d}{material_of(one.media).suffix}" if one.sha256 else ""
    return {
        "number": number, "id": one.pk, "title": one.title, "kind": one.kind, "file": file, "media": one.media,
        "size": one.size, "sha256": one.sha256, "source": one.source,
        "from": one.from_day.isoformat() if one.from_day else "",
        "until": one.until_day.isoformat() if one.until_day else "",
    }  # fmt: skip


def _data(cover: Cover, items: Sequence[Item], manifest: Mapping[str, Any]) -> dict[str, Any]:
    shown = [
        {
            **{name: entry[name] for name in ("id", "title", "kind", "file", "media", "source", "from", "until")},
            "word": one.kind_word, "body": one.body, "link": one.link, "code": code_of(one.link) if one.link else "",
            "seconds": one.seconds,
        }
        for one, entry in zip(items, manifest["items"], strict=True)
    ]  # fmt: skip
    return {
        "package": cover.code, "part": cover.part, "parts": cover.parts, "station": cover.station,
        "stationCode": cover.station_code, "unit": cover.unit, "made": manifest["made"], "format": USAGE_FORMAT,
        "key": key_of(cover.code), "items": shown,
    }  # fmt: skip


def _page(cover: Cover, items: Sequence[Item], manifest: Mapping[str, Any]) -> str:
    rows = list(zip(items, manifest["items"], strict=True))
    return render_to_string("stations/packages/page.html", {"cover": cover, "rows": rows})


def _copy(archive: zipfile.ZipFile, one: Item, name: str, at: datetime.datetime) -> None:
    """Copy a file into the archive piece by piece, and see that it is the one that was kept."""
    source = shelf.path_of(one.sha256)
    if not source.exists():
        raise _missing(one)
    digest = hashlib.sha256()
    packed = zipfile.ZIP_DEFLATED if one.media.startswith(_PACKED) else zipfile.ZIP_STORED
    entry = _info(name, at, packed)
    entry.file_size = source.stat().st_size
    with source.open("rb") as file, archive.open(entry, "w") as inside:
        while piece := file.read(_CHUNK):
            digest.update(piece)
            inside.write(piece)
    if digest.hexdigest() != one.sha256:
        raise _missing(one)


def _info(name: str, at: datetime.datetime, packed: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=at.astimezone(SHANGHAI).timetuple()[:6])
    entry.compress_type, entry.external_attr = packed, 0o644 << 16
    return entry


def _json(value: Any, indent: int | None = None) -> str:  # noqa: ANN401 - plain JSON values
    return json.dumps(value, ensure_ascii=False, indent=indent, sort_keys=True)


def _missing(one: Item) -> Refused:
    return Refused(
        f"「{one.title}」的文件不在服务器上，或和登记时不一样",
        cure="请系统管理员从备份恢复，或重新登记内容",
        code="X531",
    )
