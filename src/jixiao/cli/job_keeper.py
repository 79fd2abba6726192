"""The one process that does long jobs: forked before the server starts, looked after until it ends."""

import contextlib
import os
import signal
import subprocess
import sys
import threading

from jixiao.cli.streams import warn

_LOOK_EVERY, _REST, _PATIENCE = 60.0, 2.0, 10.0  # seconds
_STOPPED = {signal.SIGINT, signal.SIGTERM}


class JobKeeper:
    """Keeps a process for long jobs alive.

    The first is forked and shares the memory of the loaded application; one that must be started again is a program of
    its own, since a process with threads must not be forked.
    """

    def __init__(self) -> None:
        self.over = threading.Event()
        self.pid = 0

    def begin(self) -> None:
        """Fork the process and begin to look after it."""
        self.pid = os.fork()
        if self.pid == 0:
            _work_and_leave()
        threading.Thread(target=self._keep, daemon=True).start()

    def end(self) -> None:
        """End the process, giving it time to finish the step it is at."""
        self.over.set()
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGTERM)
        waited = threading.Event()
        for _ in range(int(_PATIENCE * 10)):
            if _is_gone(self.pid):
                return
            waited.wait(0.1)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def _keep(self) -> None:
        while not self.over.wait(1.0):
            if _is_gone(self.pid):
                warn("后台工作进程停了，重新启动")
                if self.over.wait(_REST):
                    return
                command = [sys.executable, "-m", "jixiao.cli.job_keeper"]
                self.pid = subprocess.Popen(command).pid  # noqa: S603 - our own program


def _is_gone(pid: int) -> bool:
    try:
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    except ChildProcessError:
        return True


def _work_and_leave() -> None:
    """Work as the forked child does, and leave without what the parent would do at its end."""
    try:
        work()
    finally:
        os._exit(0)


def work() -> None:
    """Do queued jobs until told to stop, and once a minute what is done by itself; what a dead one left is queued again."""
    from django.core.management import call_command

    threading.Thread(target=_take_up, daemon=True).start()
    with contextlib.suppress(KeyboardInterrupt, SystemExit):
        call_command("db_worker", interval=1, startup_delay=False, reload=False, verbosity=0)


def _take_up() -> None:
    from django.db import Error, connection

    from jixiao.orgs.jobs import do_chores, take_up_again

    pause = threading.Event()
    while True:
        try:
            take_up_again()
            do_chores()
        except Error as error:
            warn(f"暂时连不上数据库：{error}")
        finally:
            connection.close()
        pause.wait(_LOOK_EVERY)


if __name__ == "__main__":
    from jixiao.cli.site import open_site

    open_site()
    work()
