"""The consent texts that a draft begins with: shipped, dated, with their sources; the office may write its own."""

import functools
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any


@functools.cache
def shipped() -> Mapping[str, Any]:
    """Return what is shipped: texts and limits, each with where it comes from."""
    text = files("jixiao.records.quiz.campaigns").joinpath("shipped/rules.toml").read_text("utf-8")
    return tomllib.loads(text)


def consent_for(*, organiser: str, contact: str, keep_days: int) -> str:
    """Return the shipped 个人信息告知 for an organiser."""
    return _filled("consent", organiser, contact, keep_days)


def guardian_consent_for(*, organiser: str, contact: str, keep_days: int) -> str:
    """Return the shipped 监护人告知 for an organiser."""
    return _filled("guardian", organiser, contact, keep_days)


def _filled(part: str, organiser: str, contact: str, keep_days: int) -> str:
    text: str = shipped()[part]["text"]
    named = {"organiser": organiser, "contact": contact or "（请填写咨询电话）", "keep_days": str(keep_days)}
    return text.strip().format_map(named)
