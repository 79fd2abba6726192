"""What stands under each heading."""

import dataclasses

from jixiao.engine.lint.paper import Paper, Titled


@dataclasses.dataclass(frozen=True, slots=True)
class Chapter:
    """A heading and what stands under it, up to the next heading of its level or above.

    A heading without a number does not end what stands under a numbered one of its level: it is a label there.

    ``below`` are the headings under it; ``closed`` is true where another heading ends it, so that nothing of it can
    have been cut off with the end of the paper.
    """

    heading: Titled
    start: int
    end: int
    closed: bool
    below: tuple[Titled, ...]

    def text(self, paper: Paper) -> str:
        """Return the words under the heading."""
        return paper.text[self.start : self.end]


def chapters_with_text(paper: Paper) -> tuple[Chapter, ...]:
    """Return every heading with what stands under it, in order; ask for it with ``paper.once(chapters_with_text)``."""
    opened = _Opened()
    for heading in paper.headings:
        opened.take(heading)
    last = paper.passages[-1].end if paper.passages else 0
    opened.end(max(last, paper.spans[-1][1] if paper.spans else 0))
    return tuple(opened.found[place] for place in sorted(opened.found))


class _Opened:
    """The headings under which the paper stands at a place, the outermost first, and what is told of the others."""

    def __init__(self) -> None:
        self.stack: list[tuple[int, Titled, list[Titled]]] = []
        self.found: dict[int, Chapter] = {}
        self.count = 0

    def take(self, heading: Titled) -> None:
        while self.stack and _ends(self.stack[-1][1], heading):
            place, above, below = self.stack.pop()
            self.found[place] = Chapter(above, above.end, heading.start, closed=True, below=tuple(below))
        for _, _, below in self.stack:
            below.append(heading)
        self.stack.append((self.count, heading, []))
        self.count += 1

    def end(self, end: int) -> None:
        for place, heading, below in self.stack:
            self.found[place] = Chapter(heading, heading.end, end, closed=False, below=tuple(below))
        self.stack.clear()


def _ends(above: Titled, heading: Titled) -> bool:
    """Return whether ``heading`` ends what stands under ``above``: a label without a number ends no numbered one."""
    return heading.level < above.level or (heading.level == above.level and bool(heading.number or not above.number))
