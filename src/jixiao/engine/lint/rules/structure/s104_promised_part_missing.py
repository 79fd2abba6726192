"""S104: a chapter lacks one of the parts that its own heading names."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.chapters import Chapter, chapters_with_text
from jixiao.engine.lint.rules.structure.promises import Promise, promised_by, promises, unkept

_UPPER = 2


@rule("S104")
def check(paper: Paper) -> Iterator[Finding]:
    """大标题写明的几项内容，下面的小节缺了一项。

    检查什么：标题写了“问题及建议”“结论和问题”等几项，下面照此分了小节，小节和文字里却没有其中一项；只看后面还有标题的章。
    为什么：标题是对内容的承诺，缺一项就是漏写。
    反例：
        三、评价结论及建议
        （一）评价结论
        自评得分92分，等级为优。
        （二）存在问题
        两处工程晚完工15天。
        四、其他事项
        无。
    正例：
        三、评价结论及建议
        （一）评价结论
        自评得分92分，等级为优。
        （二）存在问题
        两处工程晚完工15天。
        （三）改进建议
        汛前完成招标。
        四、其他事项
        无。
    依据：提纲各部分应写全；财预〔2020〕10号附件3。
    """
    for chapter in paper.once(chapters_with_text):
        promised = promised_by(chapter.heading.title)
        if promised and chapter.closed and chapter.heading.level <= _UPPER and _is_divided(chapter):
            yield from _told(paper, chapter, unkept(promised, below=_titles(chapter), text=chapter.text(paper)))


def _is_divided(chapter: Chapter) -> bool:
    """Return whether each heading right under the chapter names a part, and is no problem or measure itself."""
    under = [heading for heading in chapter.below if heading.level == chapter.below[0].level]
    return bool(under) and all(any(one.below.search(heading.title) for one in promises()) for heading in under)


def _titles(chapter: Chapter) -> list[str]:
    return [heading.title for heading in chapter.below]


def _told(paper: Paper, chapter: Chapter, missing: tuple[Promise, ...]) -> Iterator[Finding]:
    names = "、".join(f"“{one.name}”" for one in missing)
    if not names:
        return
    under = [each for each in chapter.below if each.level == chapter.below[0].level]
    there = "、".join(f"“{each.number}{each.title}”" for each in under[:4])
    yield paper.finding(
        "S104",
        under[-1].start,
        under[-1].end,
        cause=f"标题“{chapter.heading.title}”写明有{names}，下面只有{there}，没有写这一项",
        cure=f"在“{under[-1].number}{under[-1].title}”后面补写{names}，或者改标题",
    )
