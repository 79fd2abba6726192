"""The file of a content on its way to whoever may see it: at a desk, or on the screen of a station."""

from urllib.parse import quote

from django.http import Http404
from django.http.response import HttpResponseBase

from jixiao.measures import shelf
from jixiao.measures.materials import FILM, PDF, PICTURE, SOUND, material_of
from jixiao.measures.naming import file_name
from jixiao.records.stations.models import Content
from jixiao.web.ranges import file_answer

_SHOWN = frozenset({PICTURE, FILM, SOUND, PDF})
_POLICY = "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'"


def file_of(content: Content, *, asked: str = "", cache: str = "private, max-age=3600") -> HttpResponseBase:
    """Return the file of a content, or the part that the header ``Range`` asks for; Http404 where there is none."""
    if content.file is None:
        raise Http404("这条内容没有文件")
    path, material = shelf.path_of(content.file.sha256), material_of(content.file.media_type)
    if material.family not in _SHOWN or not path.exists():
        raise Http404("文件不在服务器上")
    answer = file_answer(path, media_type=material.media_type, asked=asked)
    name = quote(file_name(content.file.name, suffix=material.suffix))
    answer.headers["Content-Disposition"] = f"inline; filename*=UTF-8''{name}"
    answer.headers["Cache-Control"] = cache
    if material.family == PICTURE:
        answer.headers["Content-Security-Policy"] = _POLICY
    return answer


def family_of(content: Content) -> str:
    """Return what the file of a content is (picture, film, sound, pdf), "" where it has none."""
    return material_of(content.file.media_type).family if content.file else ""
