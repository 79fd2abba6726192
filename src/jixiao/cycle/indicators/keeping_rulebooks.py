"""The office's own rulebooks: uploaded as TOML, looked through, published, retired; a published one never changes."""

import re
from typing import Any

from django.db import transaction
from django.db.models import Max

from jixiao.cycle.indicators.bookshelf import key_of
from jixiao.cycle.indicators.events import (
    RulebookDiscarded,
    RulebookPublished,
    RulebookRetired,
    RulebookUploaded,
)
from jixiao.cycle.indicators.models import RulebookVersion, VersionState
from jixiao.engine.errors import Finding
from jixiao.engine.scoring import Rulebook, load_rulebook, rulebooks
from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish

CODE = re.compile(r"[A-Z][A-Z0-9_]{1,23}")
MOST_TEXT = 200_000
TITLE = 100


def look_through(text: str, *, name: str) -> tuple[Rulebook | None, tuple[Finding, ...]]:
    """Return the rulebook a file states, or every fault that is in it."""
    return load_rulebook(text, name=name)


@transaction.atomic
def upload_rulebook(*, text: str, name: str, by: Actor) -> RulebookVersion:
    """Keep a rulebook file as a new draft version of its code.

    Refuses a file with faults (``look_through`` lists them all), the code of one that ships, and a text kept already.
    """
    if len(text) > MOST_TEXT:
        raise Refused("规则集文件太长", cure=f"最多 {MOST_TEXT:,} 个字", code="U761", field="file")
    book, findings = look_through(text, name=name)
    if book is None:
        cause = f"规则集文件有 {len(findings)} 处错"
        raise Refused(cause, cure="按下面列出的改法改好再传", code="U762", field="file")
    _require_code(book.code)
    if RulebookVersion.objects.filter(code=book.code, text=text).exists():
        raise Refused("这份文件已经上传过，内容一样", cure="改过内容再传", code="U763", field="file")
    earlier = RulebookVersion.objects.filter(code=book.code)
    highest = earlier.aggregate(highest=Max("number"))["highest"] or 0
    version = RulebookVersion.objects.create(
        code=book.code, number=highest + 1, title=book.title[:TITLE], since=book.since, until=book.until, text=text
    )
    after = {"规则集代码": book.code, "规则集名称": book.title, "规则集施行日期": book.since, "文件": name}
    publish(RulebookUploaded(**_about(version), after=after), by=by)
    return version


@transaction.atomic
def publish_rulebook(*, version: RulebookVersion, by: Actor) -> RulebookVersion:
    """Let years choose a version; the one published before is retired, and years that chose it keep it."""
    version = RulebookVersion.objects.select_for_update().get(pk=version.pk)
    if version.state != VersionState.DRAFT:
        raise Refused("这一版规则集已经发布过", cure="刷新页面看看现在的状态", code="U764")
    published = RulebookVersion.objects.select_for_update().filter(code=version.code, state=VersionState.PUBLISHED)
    for earlier in published:
        _retire(earlier, why=f"由第 {version.number} 版替代", by=by)
    version.state, version.published_at, version.published_by = VersionState.PUBLISHED, by.at, by.person
    version.save(update_fields=["state", "published_at", "published_by"])
    publish(RulebookPublished(**_about(version), before={"状态": "草稿"}, after={"状态": "已发布"}), by=by)
    return version


@transaction.atomic
def retire_rulebook(*, version: RulebookVersion, why: str, by: Actor) -> RulebookVersion:
    """Let no further year choose a version; years that chose it are still scored by it."""
    version = RulebookVersion.objects.select_for_update().get(pk=version.pk)
    if version.state != VersionState.PUBLISHED:
        raise Refused("只有已发布的规则集才能停用", cure="刷新页面看看现在的状态", code="U765")
    if not why.strip():
        raise Refused("没有写停用的原因", cure="写一句为什么", code="U766", field="why")
    return _retire(version, why=why.strip(), by=by)


@transaction.atomic
def discard_rulebook(*, version: RulebookVersion, by: Actor) -> None:
    """Throw away an upload that was not published."""
    version = RulebookVersion.objects.select_for_update().get(pk=version.pk)
    if version.state != VersionState.DRAFT:
        raise Refused("发布过的规则集不能删去", cure="可以停用它", code="U767")
    said = _about(version)
    publish(RulebookDiscarded(**said, before={"规则集名称": version.title}), by=by)
    version.delete()


def _retire(version: RulebookVersion, *, why: str, by: Actor) -> RulebookVersion:
    version.state = VersionState.RETIRED
    version.save(update_fields=["state"])
    publish(RulebookRetired(**_about(version), before={"状态": "已发布"}, after={"状态": "已停用"}, why=why), by=by)
    return version


def _require_code(code: str) -> None:
    if not CODE.fullmatch(code):
        cure = "code 写成大写字母、数字、下划线，2 到 24 个字符，如 XH2024"
        raise Refused(f"规则集代码「{code}」的写法不对", cure=cure, code="U768", field="file")
    if code in rulebooks():
        cure = f'换一个代码；要沿用它，写 extends = "{code}"，只写不同的地方'
        raise Refused(f"{code} 是随软件提供的规则集", cure=cure, code="U768", field="file")


def _about(version: RulebookVersion) -> dict[str, Any]:
    return {"subject": f"indicators.rulebook:{version.pk}", "name": f"{key_of(version)} {version.title}"}
