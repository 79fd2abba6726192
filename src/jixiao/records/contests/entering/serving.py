"""The bytes of a file of a work: a download, or a picture to be looked at. Nothing is ever served as a page of ours."""

from urllib.parse import quote

from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase

from jixiao.measures import shelf
from jixiao.measures.materials import FILM, PICTURE, material_of
from jixiao.measures.naming import file_name
from jixiao.measures.previews import MEDIA_TYPE, WIDTHS, has_preview, preview_of
from jixiao.records.contests.models import EntryFile
from jixiao.web.ranges import file_answer

_POLICY = "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'"


def content_of(file: EntryFile, *, inline: bool, asked: str = "") -> HttpResponseBase:
    """Return a file as a download; a picture or a film also to be looked at where that is asked.

    ``asked`` is the header Range, by which a film is wound on.
    """
    path = shelf.path_of(file.sha256)
    if not path.exists():
        raise Http404("文件不在服务器上")
    material = material_of(file.media_type)
    looked_at = inline and material.family in {PICTURE, FILM}
    answer = file_answer(path, media_type=material.media_type, asked=asked)
    name = file_name(file.name, suffix=material.suffix)
    answer.headers["Content-Disposition"] = f"{'inline' if looked_at else 'attachment'}; filename*=UTF-8''{quote(name)}"
    return _guarded(answer)


def picture_of(file: EntryFile, *, page: int, size: str) -> HttpResponseBase:
    """Return the picture of a page of a file (1 for a picture)."""
    if size not in WIDTHS or not has_preview(file) or not 1 <= page <= (file.pages or 1):
        raise Http404("没有这一页")
    answer = FileResponse(preview_of(file, page=page, size=size).open("rb"), content_type=MEDIA_TYPE)
    answer.headers["Content-Disposition"] = "inline"
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return _guarded(answer)


def _guarded(answer: HttpResponseBase) -> HttpResponseBase:
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = _POLICY
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer
