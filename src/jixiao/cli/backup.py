"""``jixiao backup`` and ``jixiao restore``: the whole site as one file, read back and held against its hashes."""

from pathlib import Path
from typing import Annotated

import typer

from jixiao.cli.refusals import DONE, FOUND, Refusal
from jixiao.cli.site import open_site, require_migrated
from jixiao.cli.streams import say, warn

FileOption = Annotated[str, typer.Option("-o", "--out", metavar="文件", help="写成这个 .zip 文件")]


def back_up(*, file: FileOption) -> int:
    """把数据库、佐证材料和报告文件备份成一个文件，写完再读回来核对一遍。

    网站开着也能备份。备份里有签名密钥和全部资料，请放在别人拿不到的地方。
    """
    open_site()
    require_migrated()
    from jixiao.cli.backing_up import write_backup
    from jixiao.web.clock import now

    target = Path(file).expanduser()
    if target.exists():
        message = f"“{target}”已经有了；请换一个文件名，备份从不覆盖旧备份"
        raise Refusal(message)
    manifest = write_backup(target, at=now())
    size = target.stat().st_size / 1024 / 1024
    say(f"已备份：{target}（{size:.1f} MB，{len(manifest['entries'])} 个文件，逐个核对过）")
    return DONE


def bring_back(path: Annotated[str, typer.Argument(metavar="备份文件", help="jixiao backup 做的 .zip")]) -> int:
    """把备份恢复到一个空的网站，先核对备份，再核对操作留痕。

    已经有数据的网站不会被盖掉：请先用 JIXIAO_DATA 指到一个空文件夹，或用 DATABASE_URL 指到空的数据库。
    恢复前请停掉网站。
    """
    source = Path(path).expanduser()
    if not source.is_file():
        message = f"没有“{source}”；请检查路径"
        raise Refusal(message)
    open_site()
    from jixiao.cli.backing_up import restore_backup
    from jixiao.cli.migrate import bring_up

    manifest = restore_backup(source)
    bring_up()
    from jixiao.orgs.trail import verify_trail

    verdict = verify_trail()
    if verdict.fault:
        warn(f"资料已恢复，但操作留痕对不上：{verdict.fault}。请换一份备份核对")
        return FOUND
    counted = f"{len(manifest['entries'])} 个文件，操作留痕 {verdict.lines} 行首尾相接"
    say(f"已恢复 {manifest['made_at']} 的备份：{counted}")
    return DONE
