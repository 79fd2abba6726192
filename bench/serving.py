"""The site of a folder, served as an office serves it, and what its processes hold; only what is started here ends."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from bench.starting import JIXIAO

PATIENCE = 60.0  # seconds until the site answers
KB_PER_MB = 1024


@contextlib.contextmanager
def served(folder: Path, *, workers: int) -> Iterator[tuple[int, int]]:
    """Serve the site of a folder; yield the port and the process that began it."""
    port = free_port()
    command = (JIXIAO, "serve", "--port", str(port), "--workers", str(workers))
    environment = {**os.environ, "JIXIAO_DATA": str(folder)}
    started = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        wait_for(port, started)
        yield port, started.pid
    finally:
        started.terminate()
        try:
            started.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(started.pid, signal.SIGKILL)  # the group of the session begun here, nobody else's
            started.wait()


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def wait_for(port: int, started: "subprocess.Popen[bytes]") -> None:
    """Return once the site answers."""
    until = time.perf_counter() + PATIENCE
    while time.perf_counter() < until:
        assert started.poll() is None, f"jixiao serve ended with {started.returncode}"
        with contextlib.suppress(OSError):
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            line.request("GET", "/login/")
            line.getresponse().read()
            return
        time.sleep(0.2)
    raise TimeoutError(f"nothing answers on port {port}")


def worked(pid: int) -> float:
    """Return how many seconds of a processor a process and all below it have taken."""
    spent = 0
    for each in family_of(pid):
        fields = Path(f"/proc/{each}/stat").read_text("utf-8").rpartition(")")[2].split()
        spent += int(fields[11]) + int(fields[12])  # in user mode, in the kernel
    return spent / os.sysconf("SC_CLK_TCK")


def family_of(pid: int) -> list[int]:
    """Return a process and all below it."""
    family = [pid]
    for each in family:
        for task in Path(f"/proc/{each}/task").glob("*/children"):
            family += [int(word) for word in task.read_text("ascii").split()]
    return family


def held(pid: int) -> tuple[float, int]:
    """Return how many MB a process and all below it hold (shared pages counted once, as PSS), and how many they are."""
    family = family_of(pid)
    return sum(_kilobytes(each) for each in family) / KB_PER_MB, len(family)


def _kilobytes(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
        word = "Pss:"
    except OSError:  # not every kernel tells it: what is shared is counted more than once then
        lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
        word = "VmRSS:"
    return next(int(line.split()[1]) for line in lines if line.startswith(word))
