"""A packed file written anew with some of its parts changed; all others are copied as they are packed, bit by bit.

Nothing is unpacked that is not changed, so a picture costs nothing, and no part can swell.
"""

import copy
import io
import struct
import zipfile
from collections.abc import Mapping

from jixiao.engine.intake.archive import BrokenError

_LOCAL = struct.Struct("<4s5H3I2H")  # the head of an entry; the last two are the lengths of its name and extra field
_SIZES_FOLLOW = 0x08  # the flag of an entry whose sizes stand behind it


def repack(data: bytes, *, changed: Mapping[str, bytes]) -> bytes:
    """Return the package with these parts changed or, where it has none of that name, added; raise BrokenError."""
    buffer = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
            entries = old.infolist()
            if sum(entry.compress_size for entry in entries) > len(data):  # entries that share their bytes
                raise BrokenError
            for entry in entries:
                if entry.filename not in changed:
                    _copy(data, entry, new)
                elif entry.filename not in new.NameToInfo:
                    new.writestr(_fresh(entry.filename, entry), changed[entry.filename])
            for name, part in changed.items():
                if name not in new.NameToInfo:
                    new.writestr(_fresh(name, entries[0]), part)
    except (zipfile.BadZipFile, struct.error, OSError, ValueError, IndexError) as error:
        raise BrokenError from error
    return buffer.getvalue()


def _fresh(name: str, dated: zipfile.ZipInfo) -> zipfile.ZipInfo:
    fresh = zipfile.ZipInfo(name, dated.date_time)
    fresh.compress_type = zipfile.ZIP_DEFLATED
    return fresh


def _copy(data: bytes, entry: zipfile.ZipInfo, new: zipfile.ZipFile) -> None:
    head = _LOCAL.unpack_from(data, entry.header_offset)
    begin = entry.header_offset + _LOCAL.size + head[-2] + head[-1]
    packed = data[begin : begin + entry.compress_size]
    if len(packed) != entry.compress_size or new.fp is None:
        raise BrokenError
    fresh = copy.copy(entry)
    fresh.flag_bits &= ~_SIZES_FOLLOW
    fresh.extra = b""
    fresh.header_offset = new.start_dir
    new.fp.seek(new.start_dir)
    new.fp.write(fresh.FileHeader())
    new.fp.write(packed)
    new.start_dir = new.fp.tell()
    new.filelist.append(fresh)
    new.NameToInfo[fresh.filename] = fresh
