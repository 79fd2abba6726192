import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

SCRIPTS = ("setup", "demo", "test", "check", "bench")


@pytest.fixture
def fresh(checkout: Path, tmp_path: Path) -> Path:
    """A checkout that was never set up, as far as the scripts look."""
    shutil.copytree(checkout / "bin", tmp_path / "bin")
    for name in ("requirements.lock", "pyproject.toml"):
        shutil.copy(checkout / name, tmp_path / name)
    return tmp_path


def run(script: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script from a folder that is not the checkout."""
    return subprocess.run(
        [script, *arguments],
        cwd="/",
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_short_posix_shell_that_can_be_started(checkout: Path, name: str):
    script = checkout / "bin" / name
    text = script.read_text(encoding="utf-8")
    assert text.startswith("#!/bin/sh\n")
    assert len(text.splitlines()) <= 100
    assert os.access(script, os.X_OK)
    assert subprocess.run(["sh", "-n", script], check=False).returncode == 0


def test_a_second_set_up_takes_no_time_from_any_folder(checkout: Path):
    assert run(checkout / "bin/setup").returncode == 0
    began = time.monotonic()
    assert run(checkout / "bin/setup").returncode == 0
    assert time.monotonic() - began < 2


def test_a_python_that_is_missing_is_named_in_one_line(fresh: Path):
    done = run(fresh / "bin/setup", PYTHON="no-such-python")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "Python ≥ 3.11" in done.stderr


def test_a_python_that_is_too_old_is_refused(fresh: Path, tmp_path: Path):
    old = tmp_path / "old-python"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    assert run(fresh / "bin/setup", PYTHON=str(old)).returncode == 2


def test_a_set_up_that_was_killed_does_not_block_the_next(fresh: Path):
    gone = subprocess.Popen(["true"])
    gone.wait()
    (fresh / ".setup.lock").symlink_to(str(gone.pid))
    assert run(fresh / "bin/setup", PYTHON="no-such-python").returncode == 2
    assert not (fresh / ".setup.lock").is_symlink()


def test_extras_that_cannot_be_installed_are_named_and_not_required(fresh: Path, tmp_path: Path):
    commands = tmp_path / "commands"
    commands.mkdir()
    for name in ("sh", "dirname", "cat", "cksum", "id", "env", "ln", "readlink", "rm", "sleep", "printf"):
        if found := shutil.which(name):
            (commands / name).symlink_to(found)
    done = run(fresh / "bin/setup", "--system", PATH=str(commands), PYTHON="no-such-python")
    assert "fonts-noto-cjk" in done.stderr
    assert "libreoffice-writer-nogui" in done.stderr
    assert done.returncode == 2
    assert "Python ≥ 3.11" in done.stderr
