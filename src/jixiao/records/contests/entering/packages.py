"""Files of many works in one ZIP: each is matched to its work by the number in its name or folder.

``S1-X1-001/查新报告.pdf`` and ``S1-X1-001_照片1.jpg`` are both read; the words of the name say which kind it is.
"""

import dataclasses
import datetime
import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.records.contests.contests.form_fields import file_rules_of
from jixiao.records.contests.contests.queries import subject_of
from jixiao.records.contests.entering.events import FilesMatched
from jixiao.records.contests.entering.filing import put_file
from jixiao.records.contests.entering.queries import entries_of, whole
from jixiao.records.contests.models import Contest, Entry, FileKind

MOST_PARTS, MOST_BYTES = 3000, 500 * 1024 * 1024
_NUMBER = re.compile(r"[A-Za-z0-9]+-[A-Za-z0-9]+-\d{3,}")
_WORDS = (
    ("查新", FileKind.NOVELTY), ("盖章", FileKind.SEALED), ("扫描", FileKind.SEALED), ("同意书", FileKind.CONSENT),
    ("监护", FileKind.CONSENT), ("研究报告", FileKind.REPORT), ("论文", FileKind.REPORT), ("报告", FileKind.REPORT),
    ("照片", FileKind.PHOTO), ("图片", FileKind.PHOTO),
)  # fmt: skip
_SKIPPED = ("__MACOSX", ".DS_Store", "Thumbs.db")


@dataclasses.dataclass(frozen=True, slots=True)
class Matched:
    """What came of a file of the package: which work and kind it went to, or why it was left out."""

    name: str
    number: str = ""
    kind: str = ""
    why: str = ""


def match_files(*, contest: Contest, package: IO[bytes], at: datetime.datetime, by: Actor) -> list[Matched]:
    """Put the files of a ZIP to the works whose numbers their names have; a bad one does not stop the good ones."""
    with opened_package(package) as archive:
        parts = parts_of(archive)
        works = {one.number: one for one in whole(entries_of(contest)).exclude(number=None)}
        found = list(_each(archive, parts, works, at, by))
    with transaction.atomic():
        done = sum(not one.why for one in found)
        after = {"存上": done, "没有存上": len(found) - done}
        publish_in(
            contest.unit_year, FilesMatched, subject=subject_of(contest), name=contest.title, before={}, after=after,
            why="", by=by,
        )  # fmt: skip
    return found


def opened_package(package: IO[bytes]) -> zipfile.ZipFile:
    """Return a ZIP that somebody sent, opened; refuses what is none."""
    try:
        return zipfile.ZipFile(package)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        cure = "重新压缩成一个 ZIP 再传"
        raise Refused("打不开这个压缩包", cure=cure, code="A168", field="package") from error


def parts_of(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the files in a ZIP without what a Mac or Windows adds; refuses none, too many, and too much."""
    parts = [one for one in archive.infolist() if not one.is_dir() and not _is_skipped(one.filename)]
    if not parts or len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > MOST_BYTES:
        cause = f"压缩包里没有文件，或超过 {MOST_PARTS} 个、{MOST_BYTES // 1024 // 1024} MB"
        raise Refused(cause, cure="分几个压缩包传", code="A168", field="package")
    return parts


def kind_of(name: str, entry: Entry) -> str:
    """Return which kind a file is by the words of its name; else the first kind that its group asks for."""
    rules = [one.kind for one in file_rules_of(entry.group)]
    known = next((kind for word, kind in _WORDS if word in name and kind in rules), None)
    if known is not None:
        return known.value
    usual = (FileKind.WORK, FileKind.REPORT, FileKind.PHOTO)
    return str(next((one for one in usual if one in rules), rules[0] if rules else FileKind.OTHER))


def _each(
    archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], works: dict[str | None, Entry], at: datetime.datetime,
    by: Actor,
) -> Iterator[Matched]:  # fmt: skip
    for part in parts:
        shown = readable_name(part)
        number = _NUMBER.search(shown)
        entry = works.get(number[0].upper()) if number else None
        if entry is None:
            why = f"没有编号为 {number[0]} 的作品" if number else "文件名和文件夹名里没有作品编号"
            yield Matched(shown, why=why)
            continue
        name = PurePosixPath(shown).name
        kind = kind_of(shown.replace(str(number and number[0]), ""), entry)
        label = FileKind(kind).label
        try:
            with archive.open(part) as file:
                put_file(entry=entry, kind=kind, upload=file, name=name, at=at, by=by)
        except Refused as refused:
            yield Matched(shown, entry.number or "", label, str(refused))
        except (RuntimeError, zipfile.BadZipFile, OSError):
            yield Matched(shown, entry.number or "", label, "压缩包里的这个文件打不开（损坏或加密）")
        else:
            yield Matched(shown, entry.number or "", label)


def readable_name(part: zipfile.ZipInfo) -> str:
    """Return the name of a part; one packed by an old Chinese Windows comes in GB 18030."""
    name = part.filename
    if not part.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("gb18030")
        except UnicodeError:
            return name
    return name.replace("\\", "/")


def _is_skipped(name: str) -> bool:
    return any(word in name for word in _SKIPPED)
