import itertools

from hypothesis import given
from hypothesis import strategies as st
from tests.engine.lint.specimens import taken_of

from jixiao.engine.errors import Edit, Finding, Place
from jixiao.engine.lint import check_paper, difference, edits_of, mended, told_edits

TEXT = "一、情况\n向服务对象服务对象发放。\n没有问题。"


def finding(start: int, end: int, words: str) -> Finding:
    return Finding("W601", Place(start=start, end=end), "", "", words)


def test_what_findings_offer_is_made_and_nothing_else():
    checked = check_paper(taken_of(TEXT), name="样例", ignored=frozenset("SNDCRTP"))
    edits = [edit for edit in edits_of(checked.findings) if edit.words == "服务对象"]
    assert mended(checked.taken.text, edits) == TEXT.replace("服务对象服务对象", "服务对象") + "\n"
    assert [*told_edits(checked.taken.text, edits)] == ["向[-服务对象服务对象-]{+服务对象+}发放。"]


def test_of_two_that_overlap_the_first_stands():
    assert edits_of([finding(3, 6, "b"), finding(0, 4, "a"), finding(6, 7, "c")]) == (Edit(0, 4, "a"), Edit(6, 7, "c"))


def test_the_difference_shows_just_the_changed_lines():
    start = TEXT.index("服务")
    told = difference(TEXT, [Edit(start, start + 8, "服务对象")], name="甲.txt", mended_name="甲-改正.txt")
    assert [line for line in told.splitlines() if line[0] in "-+"] == [
        "--- 甲.txt",
        "+++ 甲-改正.txt",
        "-向服务对象服务对象发放。",
        "+向服务对象发放。",
    ]


@given(
    st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6), st.text(max_size=3)), max_size=8)
)
def test_edits_never_overlap_and_leave_all_else_alone(text: str, offered: list[tuple[int, int, str]]):
    inside = [(start, min(start + length, len(text)), words) for start, length, words in offered if start <= len(text)]
    edits = edits_of(finding(*one) for one in inside)
    assert all(one.end <= after.start for one, after in itertools.pairwise(edits))
    outside = "".join(sign for place, sign in enumerate(text) if not any(one.start <= place < one.end for one in edits))
    changed = mended(text, edits)
    assert len(changed) == len(outside) + sum(len(one.words) for one in edits)
