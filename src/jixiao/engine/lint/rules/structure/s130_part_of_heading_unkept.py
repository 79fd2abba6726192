"""S130: a heading names several things and the text under it leaves one out."""

import dataclasses
import functools
import re
import tomllib
from collections.abc import Iterator
from importlib import resources

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.chapters import chapters_with_text

_JOINED = re.compile(r"及|和|与|、|，")
_SECOND = 2
_LEAST = 15


@dataclasses.dataclass(frozen=True, slots=True)
class _Named:
    """A thing that a heading can name, and the words by which a text is known to tell of it."""

    name: str
    title: re.Pattern[str]
    text: re.Pattern[str]


@rule("S130")
def check(paper: Paper) -> Iterator[Finding]:
    """标题列了几项内容，下面的文字少写一项。

    检查什么：标题写明“职责、机构、人员、任务、资金”中的几项时，下面的文字里有没有其中每一项的常用词；资产由 S129 查。
    为什么：标题列了就应当写；靠词语判断，可能换了说法，所以只是提醒。
    反例：
        （一）主要职责、机构设置及人员情况
        县档案馆负责全县档案收集、保管和利用，编制12名，实有11人。
        （二）当年工作任务
        接收档案3000卷。
    正例：
        （一）主要职责、机构设置及人员情况
        县档案馆负责全县档案收集、保管和利用，内设综合股、业务股，编制12名，实有11人。
        （二）当年工作任务
        接收档案3000卷。
    依据：附件3第一部分（一）。
    """
    for chapter in paper.once(chapters_with_text):
        title = chapter.heading.title
        if not chapter.closed or chapter.heading.level < _SECOND or chapter.below or not _JOINED.search(title):
            continue
        text = chapter.text(paper)
        named = [one for one in _named() if one.title.search(title)]
        missing = [one.name for one in named if not one.text.search(text)] if len(text.strip()) >= _LEAST else []
        if missing and len(missing) < len(named):
            yield paper.finding(
                "S130",
                chapter.heading.start,
                chapter.heading.end,
                cause=f"标题列了“{'”“'.join(missing)}”，下面的文字里没有看到这方面的内容",
                cure=f"补写{'、'.join(missing)}；没有的写明“无”",
            )


@functools.cache
def _named() -> tuple[_Named, ...]:
    data = tomllib.loads(resources.files(__package__).joinpath("kept_words.toml").read_text("utf-8"))
    return tuple(_Named(part["name"], re.compile(part["title"]), re.compile(part["text"])) for part in data["parts"])
