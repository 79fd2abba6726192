"""Releases of the shared library: numbered, each with what is in force and what changed against the one before."""

import io
from collections.abc import Mapping
from typing import Any

import xlsxwriter
from django.db.models import Max, QuerySet

from jixiao.cycle.indicators.comparing import compare_versions
from jixiao.cycle.indicators.events import LibraryReleased
from jixiao.cycle.indicators.exchanging import MOST_ROWS, write_library
from jixiao.cycle.indicators.growing.renewing import about_round
from jixiao.cycle.indicators.models import IndicatorVersion, LibraryRelease, UpdateRound, VersionState
from jixiao.cycle.indicators.queries import in_force
from jixiao.orgs.actor import Actor
from jixiao.orgs.trail import publish

ADDED, CHANGED, RETIRED = "added", "changed", "retired"
WORDS = {ADDED: "新增", CHANGED: "改版", RETIRED: "停用"}
MOST_TOLD = 20
Members = Mapping[int, IndicatorVersion]


def release_library(*, round_: UpdateRound, by: Actor) -> LibraryRelease:
    """Keep the library as the round left it, under the next number; called within the act that publishes the round."""
    before = latest_release()
    members = _in_force(round_.year)
    earlier = _in_force(round_.year - 1) if before is None else _by_indicator(before.members)
    number = (LibraryRelease.objects.aggregate(highest=Max("number"))["highest"] or 0) + 1
    changes = differences(earlier, members)
    made = LibraryRelease.objects.create(
        number=number, year=round_.year, round=round_, members=[one.pk for one in members.values()], changes=changes,
        published_by=by.person, published_at=by.at,
    )  # fmt: skip
    counts = {word: sum(one["kind"] == kind for one in changes) for kind, word in WORDS.items()}
    said = {**about_round(round_), "name": f"指标库第 {number} 版（{round_.year} 年度起施行）"}
    publish(LibraryReleased(**said, after={"指标": len(members), **counts}), by=by)
    return made


def latest_release() -> LibraryRelease | None:
    """Return the newest release."""
    return LibraryRelease.objects.order_by("-number").first()


def release_for(year: int) -> LibraryRelease | None:
    """Return the release that holds for a budget year: the newest of those that began by then."""
    return LibraryRelease.objects.filter(year__lte=year).order_by("-number").first()


def members_of(release: LibraryRelease) -> QuerySet[IndicatorVersion]:
    """Return the versions that were in force."""
    return IndicatorVersion.objects.filter(pk__in=release.members).select_related("indicator")


def differences(earlier: Members, later: Members) -> list[dict[str, Any]]:
    """Return what was added, changed and retired between two libraries, by code within each."""
    found = [_said(ADDED, one) for key, one in later.items() if key not in earlier]
    for key, one in later.items():
        was = earlier.get(key)
        if was is not None and was.pk != one.pk:
            lines = [line.title for line in compare_versions(was, one) if line.differs and line.title != "适用年度"]
            found.append({**_said(CHANGED, one), "from": was.number, "what": lines[:MOST_TOLD]})
    gone = {key: one for key, one in earlier.items() if key not in later}
    ended = {
        one.indicator_id: one
        for one in IndicatorVersion.objects.filter(pk__in=[one.pk for one in gone.values()])
        .select_related("indicator", "successor")
        .order_by("number")
    }
    found += [{**_said(RETIRED, one), **_succeeded(one, later)} for one in ended.values()]
    order = list(WORDS)
    return sorted(found, key=lambda one: (order.index(one["kind"]), one["code"]))


def release_workbook(release: LibraryRelease) -> bytes:
    """Return a release as a workbook: its indicators, which can be imported, and what changed."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        rows = members_of(release).order_by("indicator__frame", "indicator__order", "indicator__code")
        write_library(book, rows)
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        sheet = book.add_worksheet("与前一版的差别")
        titles = ("变动", "指标代码", "三级指标", "版本", "改动的栏目", "接替指标")
        for place, (title, width) in enumerate(zip(titles, (8, 12, 30, 12, 40, 30), strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, title, head)
        for line, one in enumerate(release.changes[:MOST_ROWS], start=1):
            for place, text in enumerate(_cells(one)):
                sheet.write_string(line, place, text)
        sheet.freeze_panes(1, 0)
    return file.getvalue()


def _cells(one: Mapping[str, Any]) -> tuple[str, ...]:
    number = f"第 {one['from']} → {one['number']} 版" if one.get("from") else f"第 {one['number']} 版"
    successor = f"{one['successor']} {one['successor_name']}" if one.get("successor") else ""
    return WORDS[one["kind"]], one["code"], one["name"], number, "、".join(one.get("what", ())), successor


def _in_force(year: int) -> Members:
    rows = IndicatorVersion.objects.filter(in_force(year), indicator__owner=None).exclude(state=VersionState.VOID)
    ordered = rows.select_related("indicator").order_by("indicator__order", "indicator__code", "number")
    return {one.indicator_id: one for one in ordered[:MOST_ROWS]}


def _by_indicator(keys: list[int]) -> Members:
    rows = IndicatorVersion.objects.filter(pk__in=keys).select_related("indicator").order_by("number")
    return {one.indicator_id: one for one in rows}


def _said(kind: str, one: IndicatorVersion) -> dict[str, Any]:
    indicator = one.indicator
    return {"kind": kind, "indicator": indicator.pk, "code": indicator.code, "name": one.name, "number": one.number}


def _succeeded(one: IndicatorVersion, later: Members) -> dict[str, Any]:
    if one.successor is None:
        return {}
    taken = later.get(one.successor.pk)
    name = taken.name if taken else ""
    return {"successor": one.successor.code, "successor_pk": one.successor.pk, "successor_name": name}
