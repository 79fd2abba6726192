"""The findings laid over the words of a paper: every stretch of words under the same findings is one link."""

import bisect
import dataclasses
import itertools
from collections.abc import Iterable, Sequence

from jixiao.engine.errors import Finding, Severity
from jixiao.engine.render.html.lines import words
from jixiao.engine.render.transcript import Span

WEIGHTS = {Severity.MUST: ("must", "必"), Severity.SHOULD: ("should", "应"), Severity.MAY: ("may", "议")}
_GLUE = "&#8288;"  # keeps the sign on the line of its words
_ORDER = {severity: place for place, severity in enumerate(WEIGHTS)}


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """A finding with its number on the page, which is the order of the list beside the text."""

    number: int
    finding: Finding

    @property
    def weight(self) -> str:
        """Return its weight as a class of the style sheet."""
        return WEIGHTS[self.finding.severity][0]

    @property
    def label(self) -> str:
        """Return the sign beside its words: a letter for the weight, so that colour is not the only one."""
        return f"{WEIGHTS[self.finding.severity][1]}{self.number}"

    @property
    def span(self) -> Span | None:
        """Return the characters it marks; a point marks the character before it; None for the whole file."""
        start, end = self.finding.place.start, self.finding.place.end
        if start is None:
            return None
        return Span(start, end) if end is not None and end > start else Span(max(start - 1, 0), max(start, 1))


def entries_of(findings: Iterable[Finding]) -> tuple[Entry, ...]:
    """Return the findings numbered: the heaviest first, each weight in the order of the text."""
    ordered = sorted(findings, key=lambda finding: (_ORDER[finding.severity], _start(finding)))
    return tuple(Entry(number, finding) for number, finding in enumerate(ordered, start=1))


class Marks:
    """Writes the words of a paper as HTML with its findings marked, and remembers which found their place."""

    def __init__(self, text: str, entries: Sequence[Entry]) -> None:
        self.placed: set[int] = set()
        self.parted: set[int] = set()
        self._text = text
        self._stretches = _stretches(entries)
        self._starts = [span.start for span, _ in self._stretches]

    def line(self, spans: Iterable[Span]) -> str:
        """Return these words in a row."""
        pieces = [piece for span in spans for piece in self._pieces(span)]
        last = {entry.number: place for place, (_, entries) in enumerate(pieces) for entry in entries}
        return "".join(
            self._piece(span, entries, [entry for entry in entries if last[entry.number] == place])
            for place, (span, entries) in enumerate(pieces)
        )

    def _pieces(self, span: Span) -> Iterable[tuple[Span, tuple[Entry, ...]]]:
        at = span.start
        number = max(bisect.bisect_right(self._starts, at) - 1, 0)
        for stretch, entries in self._stretches[number : bisect.bisect_left(self._starts, span.end)]:
            start, end = max(stretch.start, at), min(stretch.end, span.end)
            if start < end:
                if at < start:
                    yield Span(at, start), ()
                yield Span(start, end), entries
                at = end
        if at < span.end:
            yield Span(at, span.end), ()

    def _piece(self, span: Span, entries: tuple[Entry, ...], ending: Sequence[Entry]) -> str:
        """Return one stretch; it links to the first of ``entries``, the marks of the others stand behind it."""
        markup = words(self._text[span.start : span.end])
        if not entries:
            return markup
        main = entries[0]
        fresh = [entry for entry in entries if entry.number not in self.placed]
        again = [f"k{entry.number}" for entry in entries if entry.number in self.placed]
        self.parted.update(entry.number for entry in entries if entry.number in self.placed)
        self.placed.update(entry.number for entry in fresh)
        addresses = "".join(f'<i class="{" ".join(again)}" id="m-{entry.number}"></i>' for entry in fresh[1:])
        address = f' id="m-{fresh[0].number}"' if fresh else ""
        label = f"{_GLUE}<sup>{main.label}</sup>" if main in ending else ""
        others = "".join(_reference(entry) for entry in ending if entry is not main)
        return (
            f'{addresses}<a class="{" ".join(["lint", main.weight, *again])}"{address} href="#f-{main.number}" '
            f'title="{words(_name(main))}">{markup}{label}</a>{others}'
        )


def _reference(entry: Entry) -> str:
    return (
        f'<a class="lint-ref {entry.weight}" href="#f-{entry.number}" title="{words(_name(entry))}">'
        f"{_GLUE}<sup>{entry.label}</sup></a>"
    )


def _name(entry: Entry) -> str:
    finding = entry.finding
    return f"{finding.severity}：{finding.code} {finding.name}"


def _stretches(entries: Sequence[Entry]) -> list[tuple[Span, tuple[Entry, ...]]]:
    """Return the marked stretches in order, each with the entries over it, the heaviest and shortest first."""
    marked = [(span, entry) for entry in entries if (span := entry.span) is not None]
    edges = sorted({edge for span, _ in marked for edge in (span.start, span.end)})
    begin: dict[int, list[tuple[Span, Entry]]] = {}
    for span, entry in marked:
        begin.setdefault(span.start, []).append((span, entry))
    found: list[tuple[Span, tuple[Entry, ...]]] = []
    over: list[tuple[Span, Entry]] = []
    for start, end in itertools.pairwise(edges):
        over = [each for each in over if each[0].end > start] + begin.get(start, [])
        if over:
            ranked = sorted(over, key=_rank)
            found.append((Span(start, end), tuple(entry for _, entry in ranked)))
    return found


def _rank(marked: tuple[Span, Entry]) -> tuple[int, int, int]:
    span, entry = marked
    return _ORDER[entry.finding.severity], span.end - span.start, entry.number


def _start(finding: Finding) -> int:
    return -1 if finding.place.start is None else finding.place.start
