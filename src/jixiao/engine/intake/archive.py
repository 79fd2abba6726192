"""A packed file (DOCX, XLSX) unpacked in bounded memory, and why one is not."""

import io
import zipfile
import zlib
from collections.abc import Mapping

from jixiao.engine.intake.limits import MOST_PART_BYTES, MOST_PARTS, MOST_UNPACKED

_MACRO = "vbaproject.bin"


class BrokenError(Exception):
    """The package or a part of it is not whole."""


class SwollenError(Exception):
    """The package unpacks to far more than a paper holds."""


class EntityError(Exception):
    """A part declares entities."""


class ProtectedError(Exception):
    """The package asks for a password."""


def unpack(data: bytes, *, wanted: str) -> Mapping[str, bytes]:
    """Return the XML parts under the folder ``wanted`` (word/, xl/), and those that list them; pictures are left."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_PARTS:
                raise SwollenError
            chosen = [one for one in entries if _is_wanted(one.filename, wanted)]
            too_big = any(one.file_size > MOST_PART_BYTES for one in chosen)
            if too_big or sum(one.file_size for one in chosen) > MOST_UNPACKED:
                raise SwollenError
            if any(one.flag_bits & 1 for one in chosen):
                raise ProtectedError
            return {one.filename: archive.read(one) for one in chosen}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        raise BrokenError from error


def part_names(data: bytes) -> frozenset[str]:
    """Return the names of all parts, in small letters; none where ``data`` is no archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(one.filename.lower() for one in archive.infolist()[: MOST_PARTS + 1])
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError):
        return frozenset()


def has_macros(names: frozenset[str]) -> bool:
    """Return whether the package holds a macro."""
    return any(name.endswith(_MACRO) for name in names)


def _is_wanted(name: str, wanted: str) -> bool:
    if name in {"_rels/.rels", "[Content_Types].xml"}:
        return True
    return name.startswith(wanted) and name.endswith((".xml", ".rels"))
