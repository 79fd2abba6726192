import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

JIXIAO = Path(sys.executable).with_name("jixiao")
MANY = 24


def years(folder: Path, yearbook: Path) -> list[Path]:
    """Write many years into ``folder``."""
    folder.mkdir()
    found = []
    for number in range(MANY):
        path = folder / f"{number:02}.xlsx"
        path.write_bytes(yearbook.read_bytes())
        found.append(path)
    return found


@pytest.fixture(autouse=True)
def _listening() -> Iterator[None]:
    """Undo what a shell does to what it starts in the background: programs started here hear Ctrl-C again."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal to send")
@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_leaves_nothing_half_written(yearbook: Path, tmp_path: Path, told: signal.Signals):
    given = years(tmp_path / "年", yearbook)
    out = tmp_path / "出"
    words = [str(word) for word in (JIXIAO, "report", *given, "-o", out, "--format", "docx,html")]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as running:
        began = time.monotonic()
        while not (out.is_dir() and [*out.glob("*.html")]) and time.monotonic() - began < 60:
            time.sleep(0.01)
        running.send_signal(told)
        _, errors = running.communicate(timeout=60)
    assert running.returncode in {130, 143}
    assert "Traceback" not in errors
    left = [*out.iterdir()]
    assert 0 < len(left) < 2 * MANY
    assert [path.name for path in left if not re.fullmatch(r"\d\d-自评报告\.(docx|html)", path.name)] == []
    assert all(zipfile.ZipFile(path).testzip() is None for path in left if path.suffix == ".docx")
    assert all(path.read_text(encoding="utf-8").rstrip().endswith("</html>") for path in left if path.suffix == ".html")


def test_a_report_that_was_there_is_replaced_whole(jixiao, yearbook: Path, tmp_path: Path):
    out = tmp_path / "出"
    out.mkdir()
    old = out / "年度-自评报告.html"
    old.write_text("旧" * 1_000_000, encoding="utf-8")
    jixiao("report", yearbook, "-o", out, "--format", "html")
    assert [path.name for path in out.iterdir()] == [old.name]
    assert "旧旧" not in old.read_text(encoding="utf-8")
    assert old.read_text(encoding="utf-8").rstrip().endswith("</html>")
