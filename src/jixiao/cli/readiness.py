"""``jixiao check --deploy``: whether this site may be put before people."""

import dataclasses
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from jixiao.cli.refusals import DONE, FOUND, Refusal
from jixiao.cli.site import open_site, require_migrated
from jixiao.cli.streams import bold, say

_LEAST_FREE = 2 * 1024**3


@dataclasses.dataclass(frozen=True, slots=True)
class Point:
    """One point that was looked at: what it is, whether it is well, and what to do where not."""

    name: str
    is_well: bool
    told: str


def check_site() -> int:
    """Look at every point and say each; the exit code is 1 where one is not well."""
    open_site()
    points = list(_points())
    for point in points:
        say(f"{'好' if point.is_well else '要改'}  {point.name}：{point.told}")
    bad = sum(not point.is_well for point in points)
    say(bold("可以上线" if not bad else f"{bad} 处要改，改好再上线"))
    return FOUND if bad else DONE


def _points() -> Iterator[Point]:
    from django.conf import settings

    yield Point("调试模式", not settings.DEBUG, "已关" if not settings.DEBUG else "开着；正式使用请设 JIXIAO_DEBUG=0")
    hosts = [host for host in settings.ALLOWED_HOSTS if host not in {"127.0.0.1", "localhost"}]
    told = "、".join(hosts) if hosts and "*" not in hosts else "只认本机或任何主机名；请设 JIXIAO_HOSTS 为网站的主机名"
    yield Point("主机名", bool(hosts) and "*" not in hosts, told)
    told = "只走加密连接" if settings.HTTPS else "没有启用；前面装好 HTTPS 后设 JIXIAO_HTTPS=1"
    yield Point("HTTPS", settings.HTTPS, told)
    yield _database()
    yield _folder(settings.DATA)
    yield _statics(settings.STATIC_ROOT)
    yield _fonts(settings.FONTS)
    yield _administrators()
    yield _trail()


def _database() -> Point:
    from django.db import connection

    try:
        require_migrated()
    except Refusal as refusal:
        return Point("数据库", is_well=False, told=str(refusal))
    return Point("数据库", is_well=True, told=f"{connection.vendor}，结构已是最新")


def _folder(data: Path) -> Point:
    if not os.access(data, os.W_OK):
        return Point("数据文件夹", is_well=False, told=f"{data} 不能写；请检查权限")
    free = shutil.disk_usage(data).free
    told = f"{data}，剩 {free / 1024**3:.1f} GB"
    return Point("数据文件夹", free >= _LEAST_FREE, told if free >= _LEAST_FREE else f"{told}，不到 2 GB，请清理")


def _statics(folder: Path) -> Point:
    ready = (folder / "staticfiles.json").is_file()
    return Point("静态文件", ready, "已备好" if ready else "没有；请运行 jixiao migrate")


def _fonts(folder: Path | None) -> Point:
    from jixiao.engine.errors import MissingFontError
    from jixiao.engine.render import find_fonts

    try:
        find_fonts(folder=folder)
    except MissingFontError as missing:
        return Point("中文字体", is_well=False, told=str(missing))
    return Point("中文字体", is_well=True, told="有，能生成 PDF")


def _administrators() -> Point:
    from django.db import DatabaseError

    from jixiao.orgs.models import Duty
    from jixiao.orgs.roles import ADMINISTRATORS

    try:
        found = set(Duty.objects.filter(until=None, role__in=ADMINISTRATORS).values_list("role", flat=True).distinct())
    except DatabaseError:
        found = set()
    told = "系统、安全、审计三员都有" if len(found) == len(ADMINISTRATORS) else "三员不全；请运行 jixiao createadmin"
    return Point("三员分设", len(found) == len(ADMINISTRATORS), told)


def _trail() -> Point:
    from django.db import DatabaseError

    from jixiao.orgs.trail import verify_trail

    try:
        verdict = verify_trail()
    except DatabaseError:
        return Point("操作留痕", is_well=False, told="读不到")
    return Point("操作留痕", not verdict.fault, verdict.fault or f"{verdict.lines} 行，首尾相接")
