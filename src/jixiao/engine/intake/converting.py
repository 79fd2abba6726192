"""Old formats (DOC, WPS, RTF, ODT) turned into DOCX by LibreOffice, where it is installed."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from jixiao.engine.errors import MissingToolError

COMMANDS = ("soffice", "libreoffice")
PATIENCE = 30  # seconds; the first start of LibreOffice on a slow machine takes ten


class UnconvertedError(Exception):
    """LibreOffice did not make a DOCX of the file in time."""


def convert(data: bytes, *, suffix: str) -> bytes:
    """Return the file as a DOCX; raise MissingToolError without LibreOffice, UnconvertedError where it fails.

    It works in a profile and a folder of its own, which are gone afterwards; macros do not run.
    """
    command = next((found for name in COMMANDS if (found := shutil.which(name))), None)
    if command is None:
        raise MissingToolError("读 DOC、WPS 等旧格式要靠 LibreOffice；请安装 libreoffice-writer-nogui，或另存为 DOCX")
    with tempfile.TemporaryDirectory(prefix="jixiao-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"paper{suffix}"
        source.write_bytes(data)
        profile = (folder / "profile").as_uri()
        _run(
            [
                *(command, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"),
                *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source)),
            ]
        )
        made = folder / "out" / "paper.docx"
        if not made.is_file():
            raise UnconvertedError
        return made.read_bytes()


def _run(command: list[str]) -> None:
    """Run LibreOffice and everything it starts; all of it is ended when the time is up."""
    with subprocess.Popen(  # noqa: S603 - our own command line; the paper is only a file name of ours
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired as late:
            raise UnconvertedError from late
        finally:
            if process.poll() is None:
                _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
