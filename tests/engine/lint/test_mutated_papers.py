"""No rule fails on papers that nobody wrote: the specimens of all rules cut, mixed and spoilt."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.lint.specimens import CASES, specimens, taken_of

from jixiao.engine.intake import read_paper_bytes
from jixiao.engine.lint import Checked, check_paper

LINES = sorted({line for page in CASES.glob("[A-Z]*.md") for one in specimens(page) for line in one.text.splitlines()})
SPOILT = [*"，）“：0-%|\t\u3000", "", "其中", "万元", "2023年", "一、", "（三）", "9" * 40]
SPOT = st.tuples(st.integers(0, 400), st.integers(0, 6), st.sampled_from(SPOILT))


def fails(checked: Checked) -> list[str]:
    """Return what went wrong: rules that failed, and quotes that do not stand where they are said to."""
    crashed = [finding.cause for finding in checked.findings if finding.code == "L901"]
    places = [finding.place for finding in checked.findings if finding.place.start is not None]
    text = checked.taken.text
    lost = [place.quote for place in places if flat(text[place.start : place.end]) != flat(place.quote)]
    return crashed + lost


def flat(words: str) -> str:
    return "".join(words.split())


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=30), st.lists(SPOT, max_size=12))
@settings(max_examples=150)
def test_specimens_mixed_and_spoilt_give_findings_and_no_failure(lines: list[str], spots: list[tuple[int, int, str]]):
    text = "\n".join(lines)
    for place, length, words in spots:
        text = text[:place] + words + text[place + length :]
    assert fails(check_paper(taken_of(text), name="样例")) == []


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=20), st.integers(20, 60))
@settings(max_examples=60)
def test_wrapped_text_keeps_every_quote_in_its_place(lines: list[str], width: int):
    wrapped = "\n".join(line[at : at + width] for line in lines for at in range(0, max(len(line), 1), width))
    assert fails(check_paper(read_paper_bytes(wrapped.encode(), name="x.txt"), name="x.txt")) == []
