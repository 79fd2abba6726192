"""W622: quotation marks of one kind within one another."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.wording.lines import lines_of

_KINDS = {
    "“": ("”", "引号里面再用引号", "里面的一对改用单引号‘’"),
    "《": ("》", "书名号里面再用书名号", "里面的一对改用单书名号〈〉"),
}


@rule("W622")
def check(paper: Paper) -> Iterator[Finding]:
    """引号里又用了同样的引号。

    检查什么：一对双引号里面是否又有一对双引号，一对书名号里面是否又有一对书名号。
    为什么：里层要用单引号、单书名号，否则看不出哪里是里、哪里是外。
    反例：提出“把“放管服”改革进行到底”的目标。
    反例：印发《关于贯彻《预算法》的意见》。
    正例：提出“把‘放管服’改革进行到底”的目标，印发《关于贯彻〈预算法〉的意见》。
    依据：GB/T 15834—2011《标点符号用法》4.8、4.15。
    """
    for opening, (closing, cause, cure) in _KINDS.items():
        if opening not in paper.text:
            continue
        for start, end in lines_of(paper):
            for first, last in _inner(paper.text, start, end, opening, closing):
                yield paper.finding("W622", first, last, cause=cause, cure=cure)


def _inner(text: str, start: int, end: int, opening: str, closing: str) -> Iterator[tuple[int, int]]:
    """Yield the pairs that stand within a pair, of lines whose pairs all close."""
    words = text[start:end]
    if words.count(opening) < 2 or words.count(opening) != words.count(closing):  # noqa: PLR2004 - a pair in a pair
        return
    opened: list[int] = []
    for at, sign in enumerate(words):
        if sign == opening:
            opened.append(at)
        elif sign == closing and opened:
            first = opened.pop()
            if opened:
                yield start + first, start + at + 1
