"""A file on its way to what plays it: whole, or the part that is asked for, so that a film can be wound on."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

_ASKED = re.compile(r"bytes=(?P<first>\d{0,18})-(?P<last>\d{0,18})")
_PIECE = 256 * 1024
PARTIAL, NOT_THERE = 206, 416


def file_answer(path: Path, *, media_type: str, asked: str = "") -> HttpResponseBase:
    """Return a file, or the one part of it that the header ``Range`` asks for; several parts at once are sent whole."""
    size = path.stat().st_size
    part = _part(asked, size)
    if part is None:
        answer: HttpResponseBase = FileResponse(path.open("rb"), content_type=media_type)
    elif part[0] >= size:
        answer = HttpResponse(status=NOT_THERE, headers={"Content-Range": f"bytes */{size}"})
    else:
        first, last = part
        answer = StreamingHttpResponse(_read(path, first, last), status=PARTIAL, content_type=media_type)
        answer.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
        answer.headers["Content-Length"] = str(last - first + 1)
    answer.headers["Accept-Ranges"] = "bytes"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _part(asked: str, size: int) -> tuple[int, int] | None:
    """Return the first and the last byte asked for, None where the whole file is."""
    found = _ASKED.fullmatch(asked.replace(" ", ""))
    if found is None or not (found["first"] or found["last"]):
        return None
    if not found["first"]:
        return max(0, size - int(found["last"])), size - 1
    first = int(found["first"])
    last = min(int(found["last"]), size - 1) if found["last"] else size - 1
    return (first, last) if last >= first or first >= size else None


def _read(path: Path, first: int, last: int) -> Iterator[bytes]:
    left = last - first + 1
    with path.open("rb") as file:
        file.seek(first)
        while left > 0 and (piece := file.read(min(_PIECE, left))):
            left -= len(piece)
            yield piece
