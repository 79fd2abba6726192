import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminal")

JIXIAO = Path(sys.executable).with_name("jixiao")
COLUMNS = 72
STYLE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


def on_a_terminal(*words: object, watched: str, **environment: str) -> tuple[str, str]:
    """Return what a person sees on the stream that is a terminal, and what went to the other."""
    ours, theirs = pty.openpty()
    plain = subprocess.PIPE
    streams = {"stdout": theirs, "stderr": plain} if watched == "stdout" else {"stdout": plain, "stderr": theirs}
    settings = {**os.environ, "COLUMNS": str(COLUMNS), "LINES": "40", "TERM": "xterm-256color", **environment}
    if "NO_COLOR" not in environment:
        settings.pop("NO_COLOR", None)
    with subprocess.Popen([str(word) for word in (JIXIAO, *words)], env=settings, **streams) as running:
        os.close(theirs)
        seen = bytearray()
        while chunk := read_what_there_is(ours):
            seen += chunk
        other = running.stderr if watched == "stdout" else running.stdout
        assert other is not None
        rest = other.read()
    os.close(ours)
    return seen.decode("utf-8"), rest.decode("utf-8")


def read_what_there_is(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the last writer has gone
        return b""


def width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)


def test_a_trace_is_drawn_as_a_tree():
    seen, _ = on_a_terminal("score", "shifan_2024", "--explain", "total", watched="stdout")
    assert "├── " in seen
    assert "\x1b[1m" in seen


def test_a_person_who_wants_no_colours_gets_none():
    seen, _ = on_a_terminal("score", "shifan_2024", "--explain", "total", watched="stdout", NO_COLOR="1")
    assert "\x1b[" not in seen


@pytest.mark.parametrize("words", [("rulebooks",), ("--help",), ("report", "--help")])
def test_tables_and_help_keep_to_the_width_of_the_terminal(words: tuple[str, ...]):
    seen, _ = on_a_terminal(*words, watched="stdout")
    lines = [STYLE.sub("", line).rstrip() for line in seen.splitlines()]
    hanging = 2  # a mark that may not begin a line stays on the one before
    assert max(width(line) for line in lines) <= COLUMNS + hanging


def test_many_files_have_a_bar_that_a_machine_reading_on_does_not_see(yearbook: Path, tmp_path: Path):
    many = []
    for number in range(3):
        many.append(tmp_path / f"{number}.xlsx")
        many[-1].write_bytes(yearbook.read_bytes())
    seen, rest = on_a_terminal("year", "check", *many, "--json", watched="stderr")
    assert "查错" in seen
    assert "3/3" in seen
    assert rest.startswith("{")
    assert "\x1b" not in rest


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp1252"])
def test_a_console_of_any_encoding_shows_what_it_can_and_never_stops_the_run(encoding: str):
    done = subprocess.run(
        [JIXIAO, "score", "xianghe_2019"],
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        check=False,
        capture_output=True,
    )
    assert done.returncode == 1
    assert done.stderr == b""
    assert b"93.99%" in done.stdout
    told = subprocess.run(
        [JIXIAO, "score", "xianghe_2019", "--json"],
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        check=False,
        capture_output=True,
    )
    assert "香河县科学技术协会" in told.stdout.decode("utf-8")
