"""回执读入: what was used of a package comes back as the file that its page wrote, or typed in by the office; once."""

import datetime
import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.events import Event
from jixiao.orgs.models import Unit, UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish_in
from jixiao.records.stations.models import Delivery, Package, Station
from jixiao.records.stations.packages.events import UsageRead, UsageTyped
from jixiao.records.stations.packages.taking import came_with
from jixiao.records.stations.packages.writing import USAGE_FORMAT, signature_of

MOST_BYTES = 2 * 1024 * 1024
MOST_LINES, MOST_TIMES, MOST_WORDS = 5_000, 100_000, 200
_MILLISECONDS = 1000
_SIGNATURE = re.compile(r"[0-9a-f]{64}")
_FIELDS = ("opened", "shown", "opened_at", "shown_at")
_TEXTS = ("format", "package", "station", "made", "since", "sign")


@transaction.atomic
def read_usage(*, unit: Unit, data: bytes, by: Actor, unit_year: UnitYear, station: Station | None = None) -> Package:
    """Read the file that the page of a package wrote, and count what it tells.

    Refuses what is no such file (X540), one of another station, unit or package (X541), one that was changed (X542),
    and one of a package that was told of before (X543). ``station`` is whose it must be, None for any of the unit.
    """
    said = read_file(data)
    package = _package_of(said, unit, station)
    if not hmac.compare_digest(signature_of(said), said["sign"]):
        raise Refused("回执的校验码对不上，文件被改过或传送中损坏", cure="在内容包的页面上重新导出再交来", code="X542")
    lines = {one["id"]: one for one in said["lines"]}
    if len(lines) < len(said["lines"]) or set(lines) - {one["id"] for one in package.manifest["items"]}:
        raise Refused("回执里有内容包里没有的内容", cure="在内容包的页面上重新导出再交来", code="X542")
    usage = {"way": "file", "made": said["made"], "since": said["since"], "lines": list(lines.values())}
    _keep(package, usage, hashlib.sha256(data).hexdigest(), by)
    _tell(UsageRead, package, unit_year, by)
    return package


@transaction.atomic
def type_usage(*, package: Package, shown: Mapping[int, int], source: str, by: Actor, unit_year: UnitYear) -> Package:
    """Count what the office typed of a package, with where it is from (X544 without, or with what is no count)."""
    known = {one["id"] for one in package.manifest["items"]}
    if not source.strip() or len(source.strip()) > MOST_WORDS:
        raise Refused(f"依据要写，不超过 {MOST_WORDS} 字", cure="如：e站播放登记本 3 月", code="X544", field="source")
    if not shown or set(shown) - known or not all(0 <= one <= MOST_TIMES for one in shown.values()):
        raise Refused("次数没有填对", cure=f"至少填一项，每项 0 至 {MOST_TIMES:,} 次", code="X544")
    lines = {pk: {"id": pk, "opened": 0, "shown": number, "first": 0} for pk, number in sorted(shown.items()) if number}
    usage = {"way": "typed", "source": source.strip(), "lines": list(lines.values())}
    text = json.dumps([package.code, usage], ensure_ascii=False, sort_keys=True)
    _keep(package, usage, hashlib.sha256(text.encode()).hexdigest(), by)
    _tell(UsageTyped, package, unit_year, by, why=source.strip())
    return package


def read_file(data: bytes) -> dict[str, Any]:
    """Return what a usage file says; refuse (X540) what is none, is too large or says what cannot be."""
    try:
        said: Any = json.loads(data) if len(data) <= MOST_BYTES else None
        found: dict[str, Any] = {name: str(said[name]) for name in _TEXTS}
        found["lines"] = [_line(one) for one in said["lines"][: MOST_LINES + 1]]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise _no_file() from None
    if found["format"] != USAGE_FORMAT or len(found["lines"]) > MOST_LINES or not _SIGNATURE.fullmatch(found["sign"]):
        raise _no_file()
    return found


def _line(said: Any) -> dict[str, int]:  # noqa: ANN401 - what came in as JSON
    limits = {"id": 2**62, "opened": MOST_TIMES, "shown": MOST_TIMES, "first": 2**50}
    for name, most in limits.items():
        value = said[name]
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
            raise ValueError(name)
    return {name: said[name] for name in limits}


def _package_of(said: Mapping[str, Any], unit: Unit, station: Station | None) -> Package:
    code = said["package"]
    rows = Package.objects.select_for_update(of=("self",)).select_related("station")
    found = rows.filter(code=code[:30], station__unit=unit).first()
    if found is None:
        raise Refused(f"没有编号为「{code[:30]}」的内容包", cure="核对是不是本单位制的内容包", code="X541")
    if said["station"] != found.manifest["station"]["code"]:
        raise Refused(f"回执里的e站编号「{said['station'][:20]}」不是这个内容包的", cure="核对编号", code="X541")
    if station is not None and found.station_id != station.pk:
        raise Refused(
            f"这是「{found.station.name}」的回执，不是「{station.name}」的", cure="到那个e站读入", code="X541"
        )
    return found


def _keep(package: Package, usage: Mapping[str, Any], digest: str, by: Actor) -> None:
    """Count the lines, and close the package: its usage is told once."""
    if package.read_back_at is not None:
        day = package.read_back_at.astimezone(SHANGHAI).date()
        raise _told_before(f"内容包「{package.code}」的回执 {day} 已经读过")
    package.usage_sha256, package.usage = digest, dict(usage)
    package.read_back_at, package.read_back_by = by.at, by.person
    try:
        with transaction.atomic():
            save_stamped(package, stamp=None, fields=("usage_sha256", "usage", "read_back_at", "read_back_by"))
    except IntegrityError:
        raise _told_before("同一个回执文件已经读过") from None
    came_with(package, at=by.at)
    lines = {one["id"]: one for one in usage["lines"]}
    rows = list(Delivery.objects.select_for_update().filter(station=package.station_id, content__in=lines))
    for row in rows:
        _count(row, lines[row.content_id], by.at)
    Delivery.objects.bulk_update(rows, _FIELDS)


def _count(row: Delivery, line: Mapping[str, int], at: datetime.datetime) -> None:
    first = at
    if line["first"] and row.delivered_at is not None:
        told = datetime.datetime.fromtimestamp(line["first"] // _MILLISECONDS, tz=at.tzinfo)
        first = told if row.delivered_at <= told <= at else at
    if line["opened"]:
        row.opened_at = row.opened_at or first
    if line["shown"]:
        row.shown_at = row.shown_at or first
    row.opened, row.shown = row.opened + line["opened"], row.shown + line["shown"]


def _tell(told: type[Event], package: Package, unit_year: UnitYear, by: Actor, *, why: str = "") -> None:
    lines = package.usage["lines"]
    after = {
        "e站": package.station.name, "打开次数": sum(one["opened"] for one in lines),
        "播放次数": sum(one["shown"] for one in lines),
    }  # fmt: skip
    subject = f"stations.package:{package.pk}"
    publish_in(unit_year, told, subject=subject, name=package.code, after=after, why=why, by=by)


def _no_file() -> Refused:
    cure = "在内容包的页面上点「导出使用回执」，把得到的 .json 文件原样交来"
    return Refused("这不是离线内容包的使用回执", cure=cure, code="X540", field="file")


def _told_before(cause: str) -> Refused:
    return Refused(cause, cure="不重复计数；以后的使用情况，制新的内容包再报", code="X543")
