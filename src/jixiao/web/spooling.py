"""Large uploads on their way to the disk: one that is full is told to the person as such."""

import contextlib
import errno
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadhandler import TemporaryFileUploadHandler

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class DiskFull(SuspiciousOperation):
    """There is no room for what is being sent; Django answers what is suspicious by ``handler400``."""


class SpoolingUploadHandler(TemporaryFileUploadHandler):
    """Django's handler of files that do not fit in memory, which says when the disk is full."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        """Begin a file."""
        with self._told():
            super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a piece."""
        with self._told():
            super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> Any:  # noqa: ANN401 - Django's signature
        """End a file: what was still held back is written here."""
        with self._told():
            return super().file_complete(file_size)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Say that the disk is full; what was written of the file so far is given back at once."""
        try:
            yield
        except OSError as error:
            self.upload_interrupted()
            if error.errno in FULL:
                raise DiskFull from error
            raise
