"""Pictures of works of earlier years, many in a ZIP: only how they look is kept, so that new ones are compared with it.

``2019_会浇水的花盆.jpg`` or ``2019/会浇水的花盆.jpg``: year and title; the title alone where one work has it.
"""

import dataclasses
import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.trail import publish_in
from jixiao.records.contests.entering.packages import opened_package, parts_of, readable_name
from jixiao.records.contests.entering.picture_hash import look_of
from jixiao.records.contests.models import EarlierWork
from jixiao.records.contests.qualifying.events import EarlierWorksKept

LARGEST = 30 * 1024 * 1024
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_BETWEEN = re.compile(r"[\s_—\-－·]+")


@dataclasses.dataclass(frozen=True, slots=True)
class Pictured:
    """What came of a picture: the work it belongs to, or why it was left out."""

    name: str
    work: str = ""
    why: str = ""


def match_pictures(*, unit_year: UnitYear, package: IO[bytes], by: Actor) -> list[Pictured]:
    """Keep how the pictures of a ZIP look with the works they are of; a bad one does not stop the good ones."""
    rows = EarlierWork.objects.filter(unit=unit_year.unit_id)
    works: dict[str, list[EarlierWork]] = {}
    for one in rows:
        works.setdefault(_plain(one.title), []).append(one)
    with opened_package(package) as archive, transaction.atomic():
        found = list(_each(archive, parts_of(archive), works))
        done = sum(not one.why for one in found)
        publish_in(
            unit_year, EarlierWorksKept, subject="contests.earlier", name="往届作品", before={},
            after={"图片": done, "没有对上": len(found) - done}, why="", by=by,
        )  # fmt: skip
    return found


def _each(
    archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], works: dict[str, list[EarlierWork]]
) -> Iterator[Pictured]:
    for part in parts:
        shown = readable_name(part)
        work, why = _work_of(shown, works)
        if work is None:
            yield Pictured(shown, why=why)
            continue
        look = _look(archive, part)
        if not look:
            yield Pictured(shown, str(work), "不是图片，或打不开")
            continue
        EarlierWork.objects.filter(pk=work.pk).update(picture_hash=look)
        yield Pictured(shown, f"{work.year} {work.contest} {work.title}")


def _work_of(shown: str, works: dict[str, list[EarlierWork]]) -> tuple[EarlierWork | None, str]:
    stem = str(PurePosixPath(shown).with_suffix(""))
    year = _YEAR.search(stem)
    name = PurePosixPath(stem).name
    title = _plain(_YEAR.sub("", name, count=1) if year and year[0] in name else name)
    there = works.get(title) or works.get(_plain(name)) or []
    if year:
        there = [one for one in there if one.year == int(year[0])] or (there if _plain(name) in works else [])
    if len(there) == 1:
        return there[0], ""
    return None, "往届作品里没有这个名称" if not there else "几件往届作品都叫这个名称，文件名里写上年份"


def _look(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> str:
    if part.file_size > LARGEST:
        return ""
    try:
        with archive.open(part) as file:
            return look_of(file)
    except (RuntimeError, zipfile.BadZipFile, OSError):
        return ""


def _plain(text: str) -> str:
    return _BETWEEN.sub("", text).lower()
