"""Files written whole or not at all: into a temporary file beside the target, which then takes its place."""

import contextlib
import errno
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from jixiao.cli.refusals import Refusal


def write_whole(path: Path, content: bytes | str, *, inputs: Iterable[Path] = ()) -> Path:
    """Write ``content`` to ``path`` and return where it went; text is written as UTF-8.

    An existing file is replaced whole and keeps its permissions; a link stays a link. Whatever happens on the way, the
    old file stays as it was and nothing else is left behind. Refuses a folder, and any of the ``inputs``.
    """
    target = path.resolve()
    refuse_to_overwrite(target, inputs=inputs)
    check_folder(target.parent)
    target.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode("utf-8") if isinstance(content, str) else content
    # The name is cut short, so that a long one does not grow past what a file system takes.
    beside = target.parent / f".jixiao-{os.urandom(8).hex()}.tmp"
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    except OSError as error:
        # People know the file they asked for, not the one beside it.
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    return path


def told_apart(stems: Iterable[str]) -> tuple[str, ...]:
    """Return the beginnings of file names; the second of two alike gets a number (Windows ignores case)."""
    taken: set[str] = set()
    found = []
    for wanted in stems:
        stem, number = wanted, 1
        while stem.casefold() in taken:
            number += 1
            stem = f"{wanted}-{number}"
        taken.add(stem.casefold())
        found.append(stem)
    return tuple(found)


def refuse_to_overwrite(path: Path, *, inputs: Iterable[Path]) -> None:
    """Refuse where ``path`` is a folder, or one of the files that were read."""
    if path.is_dir():
        message = f"“{path}”是文件夹，不是文件；请写到文件名为止，如“{path / '结果'}”"
        raise Refusal(message)
    if any(_are_the_same(path, given) for given in inputs):
        message = f"输出和输入是同一个文件“{path}”；请换一个文件名，以免盖掉原来的数据"
        raise Refusal(message)


def check_folder(folder: Path) -> None:
    """Refuse a folder that could not be written into, before any work is done; it need not be there yet."""
    nearest = next(above for above in (folder, *folder.absolute().parents) if above.exists())
    if not nearest.is_dir():
        message = f"“{nearest}”是文件，不是文件夹；请换一个文件夹"
        raise Refusal(message)
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(nearest))


def _are_the_same(one: Path, other: Path) -> bool:
    if one.exists() and other.exists():
        return one.samefile(other)
    return one.resolve() == other.resolve()
