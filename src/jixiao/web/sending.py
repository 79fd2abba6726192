"""Files on their way out: a download under its Chinese name, of the kind that its ending says."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "gift": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "pdf": "application/pdf",
    "toml": "application/toml; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def attachment(content: bytes | str, *, name: str) -> HttpResponse:
    """Return a download called ``name``, whose ending is one of MEDIA; no browser opens it or guesses what it is."""
    answer = HttpResponse(content, content_type=MEDIA[name.rpartition(".")[2]])
    disposition = content_disposition_header(as_attachment=True, filename=name)
    answer.headers["Content-Disposition"] = disposition or "attachment"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
