"""S105: the 目录 shows a chapter without one of the parts that its heading names."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.listed import Listed, listed
from jixiao.engine.lint.rules.structure.promises import promised_by, unkept


@rule("S105")
def check(paper: Paper) -> Iterator[Finding]:
    """目录里一章的小节，比这一章标题写明的少一项。

    检查什么：目录列了一章的小节，而标题写明的“建议”“问题”等其中一项没有小节；正文里有这一章的，以正文为准，不在这里报。
    为什么：目录与标题对不上，多半是这一项漏写了。
    反例：
        目录
        一、部门概况
        二、评价结论及建议
        （一）评价结论
        （二）存在问题
        三、附表
        一、部门概况
        本局内设4个股室。
    正例：
        目录
        一、部门概况
        二、评价结论及建议
        （一）评价结论
        （二）存在问题
        （三）改进建议
        三、附表
        一、部门概况
        本局内设4个股室。
    依据：提纲各部分应写全。
    """
    lines = paper.once(listed)
    for number, line in enumerate(lines):
        promised = promised_by(line.words) if line.heading is None and line.entry.number else ()
        below = _below(lines, number) if promised else []
        if not below:
            continue
        missing = unkept(promised, below=[each.words for each in below], text=None)
        if missing:
            names = "、".join(f"“{one.name}”" for one in missing)
            yield paper.finding(
                "S105",
                below[-1].start,
                below[-1].end,
                cause=f"目录里“{line.entry.text}”下面列了 {len(below)} 个小节，没有标题写明的{names}",
                cure=f"核对正文是否漏写{names}；写了的补进目录，没写的补写",
            )


def _below(lines: tuple[Listed, ...], number: int) -> list[Listed]:
    level = lines[number].entry.level
    found = []
    for line in lines[number + 1 :]:
        if line.entry.level <= level:
            break
        found.append(line)
    return found
