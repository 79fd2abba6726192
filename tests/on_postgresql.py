"""Run the tests of the rooms on PostgreSQL: a throwaway cluster on loopback, made and removed here.

    python -m tests.on_postgresql [pytest arguments]

Where no PostgreSQL server is installed, one line says so and nothing is run.

Of the tests of a room those are run that use the database. One that uses none is the same test on every database, and
has been run on SQLite, where pytest-django refuses the database to whoever has not asked for it: what is left out here
cannot have touched one.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

FOLDERS = ("/usr/lib/postgresql", "/usr/local/lib/postgresql", "/opt/postgresql")
ROOMS = ("orgs", "measures", "records", "cycle", "reports", "disclosure", "config")
PLUGIN = ("-p", "tests.on_postgresql")
USER = "jixiao"
QUICK = "-c fsync=off -c full_page_writes=off"
"""For tests: nothing of the cluster is to outlive them."""
DURABLE = "-c shared_buffers=256MB"
"""For measuring: what was committed is on the disk, as in an office."""


def find_binaries() -> Path | None:
    """Return the folder of the newest server that is installed, also where it is not on the PATH."""
    found = [folder for top in FOLDERS for folder in Path(top).glob("*/bin") if (folder / "initdb").is_file()]
    on_path = shutil.which("initdb")
    found += [Path(on_path).parent] if on_path else []
    return max(found, key=lambda folder: folder.parent.name, default=None)


def _free_port() -> int:
    with contextlib.closing(socket.socket()) as tried:
        tried.bind(("127.0.0.1", 0))
        port: int = tried.getsockname()[1]
        return port


def _run(command: list[str], folder: Path) -> None:
    """Run a tool of the server, as user postgres where we are root: the server refuses to be started by root."""
    order = ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else command
    subprocess.run(order, check=True, stdout=subprocess.DEVNULL, cwd=folder)


@contextlib.contextmanager
def cluster(binaries: Path, *, settings: str = QUICK) -> Iterator[str]:
    """Make a cluster, start it, give its address, and take it away again."""
    folder = Path(tempfile.mkdtemp(prefix="jixiao-pg-"))
    port, data = _free_port(), folder / "data"
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 {settings}"
    init = [f"{binaries}/initdb", "-D", f"{data}", "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
    start = [f"{binaries}/pg_ctl", "-D", f"{data}", "-o", options, "-l", f"{folder}/log", "-w", "start"]
    stop = [f"{binaries}/pg_ctl", "-D", f"{data}", "-m", "immediate", "-w", "stop"]
    try:
        _run(init, folder)
        _run(start, folder)
        try:
            yield f"postgresql://{USER}@127.0.0.1:{port}/postgres"
        finally:
            _run(stop, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def pytest_collection_modifyitems(config: "pytest.Config", items: "list[pytest.Item]") -> None:
    """Leave out the tests that use no database, where this module is a plugin of the run."""
    using = [item for item in items if _uses_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if not _uses_database(item)])
    items[:] = using


def _uses_database(item: "pytest.Item") -> bool:
    asked = {"db", "transactional_db"} & {*getattr(item, "fixturenames", ())}
    return bool(asked) or item.get_closest_marker("django_db") is not None


def main(arguments: list[str]) -> int:
    """Run pytest against a fresh cluster; return its exit code."""
    binaries = find_binaries()
    if binaries is None:
        sys.stdout.write(
            "没有安装 PostgreSQL，跳过在它上面的测试 / no PostgreSQL server here: apt-get install postgresql\n"
        )
        return 0
    tests = Path(__file__).resolve().parent
    chosen = arguments or [str(tests / room) for room in ROOMS if (tests / room).is_dir()]
    with cluster(binaries) as address:
        sys.stdout.write(f"在 PostgreSQL 上测试 / tests on PostgreSQL {binaries.parent.name}\n")
        sys.stdout.flush()
        environment = {**os.environ, "DATABASE_URL": address}
        crew = ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
        order = [sys.executable, "-m", "pytest", *PLUGIN, *crew, *chosen]
        return subprocess.run(order, env=environment, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
