"""Where the files of proofs lie: each once, under the SHA-256 of its content, written beside and moved into place."""

import contextlib
import datetime
import errno
import hashlib
import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from django.conf import settings

from jixiao.orgs.refusing import Refused

_CHUNK = 256 * 1024
_FULL = {errno.ENOSPC, errno.EDQUOT}
_MEGABYTE = 1024 * 1024
STALE_AFTER = datetime.timedelta(days=1)


class Upload(Protocol):
    """Django's upload, or any file opened for reading."""

    def read(self, size: int, /) -> bytes:
        """Return at most so many bytes, none at the end."""


def path_of(sha256: str) -> Path:
    """Return where the content with that digest lies."""
    return Path(settings.PROOFS) / sha256[:2] / sha256


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def limit_words() -> str:
    """Return the largest size of a file in words, told before anybody uploads."""
    return f"{settings.UPLOAD_LIMIT // _MEGABYTE} MB"


def too_large() -> Refused:
    """Return the refusal of a file that passes the limit."""
    return Refused(f"文件超过 {limit_words()}", cure="照片缩小、扫描件降到 200 dpi 再传，或拆成几个文件", code="U402")


@contextlib.contextmanager
def full_disk_told() -> Iterator[None]:
    """Turn a full disk into a refusal; any other fault of the disk goes on as it is."""
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL:
            raise
        cure = "请系统管理员腾出磁盘空间后再传；已经存下的材料都在"
        raise Refused("服务器的磁盘满了，这个文件没有存上", cure=cure, code="U411") from error


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """Give a place beside the shelf to write to; whatever happens, nothing is left there."""
    folder = incoming()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{uuid.uuid4().hex}.part"
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def write_upload(upload: Upload, *, path: Path) -> int:
    """Write an upload to ``path`` piece by piece and return its size; refuse it as soon as it passes the limit."""
    size = 0
    with path.open("xb") as file:
        while piece := upload.read(_CHUNK):
            size += len(piece)
            if size > settings.UPLOAD_LIMIT:
                raise too_large()
            file.write(piece)
    return size


def place(path: Path, *, sha256: str) -> None:
    """Move a finished file into its place on the shelf, whole or not at all."""
    home = path_of(sha256)
    home.parent.mkdir(parents=True, exist_ok=True)
    if home.exists():
        os.utime(home)  # the sweeper must not take it for left behind
        return
    with path.open("rb") as file:
        os.fsync(file.fileno())
    path.chmod(0o600)
    path.replace(home)


def incoming() -> Path:
    """Return the folder of files that are not finished."""
    return Path(settings.PROOFS) / "incoming"


def sweep_incoming(*, at: datetime.datetime) -> int:
    """Delete what a process that died left unfinished more than a day ago; return how many."""
    oldest = (at - STALE_AFTER).timestamp()
    count = 0
    for path in incoming().glob("*.part"):
        with contextlib.suppress(FileNotFoundError):
            if path.stat().st_mtime < oldest:
                path.unlink()
                count += 1
    return count
