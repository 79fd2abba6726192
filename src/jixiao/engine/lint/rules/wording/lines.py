"""The lines of a paper: a heading and the words that run on behind it are one."""

from collections.abc import Iterator

from jixiao.engine.lint.paper import Paper

_GAP = 2  # characters between a heading and what runs on behind it


def lines_of(paper: Paper) -> Iterator[tuple[int, int]]:
    """Yield where each line of running words stands, headings among them; nothing of cover, 目录 and tables."""
    start = end = -1
    for passage in paper.passages:
        if start >= 0 and passage.start - end <= _GAP and "\n" not in paper.text[end : passage.start]:
            end = passage.end
            continue
        if start >= 0:
            yield start, end
        start, end = passage.start, passage.end
    if start >= 0:
        yield start, end
