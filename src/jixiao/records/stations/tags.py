"""Whom stations serve and contents are for: one list, so that a push finds both. Topics are free tags."""

from collections.abc import Iterable

AUDIENCES = (
    "青少年", "农民", "产业工人", "老年人", "领导干部和公务员", "社区居民", "科技工作者", "公众",
)  # fmt: skip
AUDIENCE_CHOICES = tuple((one, one) for one in AUDIENCES)
TOPICS = (
    "健康生活", "前沿科技", "农业技术", "防灾减灾", "生态环保", "食品安全", "航空航天", "科学辟谣", "青少年科学",
    "反邪教",
)  # fmt: skip
"""Topics that are offered while nobody has used any."""


def unknown_audiences(found: Iterable[str]) -> list[str]:
    """Return those that are none of the list."""
    return [one for one in found if one not in AUDIENCES]
