"""``jixiao trail``: the trail of acts, held against its own chain."""

import typer

from jixiao.cli.refusals import DONE, FOUND
from jixiao.cli.site import open_site, require_migrated
from jixiao.cli.streams import say, warn
from jixiao.cli.usage import Command, Group

trail = typer.Typer(cls=Group, no_args_is_help=True, help="操作留痕：核对有没有被动过。")


@trail.command("verify", cls=Command)
def verify() -> int:
    """核对操作留痕有没有被改动、删除或插入过。

    每一行都带着前一行的摘要，从第一行核到最后一行；有一处对不上，就说是第几行，退出码为 1。
    """
    open_site()
    require_migrated()
    from jixiao.orgs.trail import verify_trail

    verdict = verify_trail()
    if verdict.fault:
        warn(f"操作留痕被动过：{verdict.fault}。请立即停用系统，保全数据库和备份，交审计管理员处理")
        return FOUND
    say(f"操作留痕 {verdict.lines} 行，首尾相接，没有被改动")
    return DONE


@trail.callback()
def _describe() -> None:
    """操作留痕：核对有没有被动过。"""
