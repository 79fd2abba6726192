"""Uploads as they come in: a file that passes the limit is dropped at once, before it fills the disk.

Named in the settings (FILE_UPLOAD_HANDLERS) before Django's own handlers, so it sees every piece first.
"""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

_DROPPED = "files_too_large"


class LimitedUploadHandler(FileUploadHandler):
    """Counts each file while it is read; the names of those that were dropped stay with the request."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass a piece on to the handlers behind, or drop its file."""
        if start + len(raw_data) <= settings.UPLOAD_LIMIT:
            return raw_data
        if self.request is not None:
            setattr(self.request, _DROPPED, [*getattr(self.request, _DROPPED, ()), str(self.file_name or "")])
        raise SkipFile

    def file_complete(self, file_size: int) -> Any:  # noqa: ANN401, ARG002 - Django's signature
        """Leave the file to the handlers behind."""
        return


def files_dropped(request: HttpRequest) -> list[str]:
    """Return the names of the files of a request that were dropped because they passed the limit."""
    found: list[str] = getattr(request, _DROPPED, [])
    return found
