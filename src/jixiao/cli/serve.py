"""``jixiao serve``: the site and one worker for long jobs, until Ctrl-C."""

from typing import Annotated

import typer

from jixiao.cli.batch import seldom_collect
from jixiao.cli.job_keeper import JobKeeper
from jixiao.cli.refusals import DONE
from jixiao.cli.site import APPLICATION, open_site, require_migrated
from jixiao.cli.streams import say

HOST, PORT, WORKERS = "127.0.0.1", 8000, 2

HostOption = Annotated[str, typer.Option("--host", metavar="地址", help="在哪个地址上听，本机以外要用时填 0.0.0.0")]
PortOption = Annotated[int, typer.Option("--port", metavar="端口", min=1, max=65535, help="端口")]
WorkersOption = Annotated[int, typer.Option("--workers", metavar="个数", min=1, max=64, help="网页进程数")]


def serve_site(*, host: HostOption = HOST, port: PortOption = PORT, workers: WorkersOption = WORKERS) -> int:
    """启动网站，连同一个做后台工作的进程；按 Ctrl-C 停止。

    先运行 jixiao migrate 建立数据库，再用 jixiao createadmin 建第一批账号。
    """
    open_site()
    require_migrated()
    run_site(host=host, port=port, workers=workers)
    return DONE


def run_site(*, host: str, port: int, workers: int) -> None:
    """Serve until told to stop; the worker for long jobs is started again should it die, and ends with the server.

    The application is loaded once, before anything is forked: the processes then share its memory.
    """
    import gc
    import importlib
    import socket

    from django.db import connections
    from granian import Granian
    from granian.constants import Interfaces

    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        tried.bind((host, port))  # an address in use is said at once, in Chinese, before anything starts
    importlib.import_module(APPLICATION.partition(":")[0])
    importlib.import_module("django.urls").get_resolver().url_patterns  # noqa: B018 - loads every page of the house
    connections.close_all()
    gc.collect()
    gc.freeze()
    seldom_collect()
    keeper = JobKeeper()
    keeper.begin()
    say(f"网站已启动：http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}/  （Ctrl-C 停止）")  # noqa: S104 - shown, not bound
    try:
        Granian(
            APPLICATION,
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=1,
            log_access=False,
            log_enabled=False,
            websockets=False,
            respawn_failed_workers=True,
        ).serve()
    finally:
        keeper.end()
