"""Papers of any shape, drawn by hypothesis."""

import datetime
from types import MappingProxyType

from hypothesis import strategies as st

from jixiao.engine.document import (
    Align,
    Annexes,
    Bar,
    Cell,
    Chart,
    Contents,
    Cover,
    Document,
    Gap,
    Heading,
    Listing,
    Note,
    Number,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    Text,
    bar_chart,
)
from jixiao.engine.values import Rule, Source, Trace

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
small = st.integers(1, 4)
lengths = st.floats(-1e12, 1e12)


def tuples(of: st.SearchStrategy, most: int = 3) -> st.SearchStrategy:
    return st.lists(of, max_size=most).map(tuple)


inlines = st.one_of(
    st.builds(Text, words, st.booleans()), st.builds(Number, words, words), st.builds(Gap, words, words)
)
lines = tuples(inlines)
aligns = st.sampled_from(Align)
bars = st.builds(Bar, words, lengths, words, words, st.none() | lengths)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Draw a table whose cells fill it, some of them across several columns."""
    widths = tuple(draw(st.lists(small, min_size=1, max_size=4)))
    rows = []
    for _ in range(draw(st.integers(1, 4))):
        row, left = [], len(widths)
        while left:
            across = draw(st.integers(1, left))
            row.append(Cell(draw(lines), draw(aligns), across, 1, draw(st.booleans())))
            left -= across
        rows.append(tuple(row))
    return Table(draw(words), draw(words), widths, tuple(rows), draw(st.integers(0, len(rows) - 1)))


def chart(caption: str, alt: str, unit: str, bars: tuple[Bar, ...]) -> Chart:
    return bar_chart(caption=caption, alt=alt, unit=unit, bars=bars)


blocks = st.one_of(
    st.builds(Cover, words, tuples(words), tuples(st.tuples(words, lines)), lines),
    st.builds(Contents, small),
    st.builds(Heading, st.integers(0, 4), words, words),
    st.builds(Paragraph, lines, aligns, st.booleans()),
    st.builds(Listing, tuples(lines)),
    tables(),
    st.builds(chart, words, words, words, tuples(bars)),
    st.builds(Note, lines),
    st.builds(Annexes, tuples(words)),
    st.builds(Signature, tuples(lines)),
    st.builds(PageBreak, st.booleans()),
)
sources = st.none() | st.builds(Source, words, words, words, tuples(words))
days = st.dates(datetime.date(1995, 1, 1), datetime.date(2099, 12, 31))
rules = st.none() | st.builds(Rule, words, words, words, words, days)
leaves = st.builds(Trace, words, words, st.none() | st.fractions(), words, words, words, words, words, sources, rules)
traces = st.recursive(
    leaves, lambda deeper: st.builds(Trace, words, words, source=sources, inputs=tuples(deeper, 2)), max_leaves=4
)
papers = st.builds(
    Document,
    words,
    words,
    st.integers(1995, 2099),
    tuples(blocks, 4),
    st.dictionaries(words, traces, max_size=2).map(MappingProxyType),
    words,
)
