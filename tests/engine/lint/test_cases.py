"""Every page of cases/lint is run, and so are the 反例 and 正例 of every manual."""

from collections.abc import Iterator

import pytest
from tests.engine.lint.specimens import CASES, Specimen, quotes, specimens

from jixiao.engine.lint import RULES

PAGES = {page.stem: page for page in sorted(CASES.glob("[A-Z]*.md")) if page.stem != "README"}
ALL = {f"{code}:{number}": one for code, page in PAGES.items() for number, one in enumerate(specimens(page), start=1)}


def in_manuals() -> Iterator[tuple[str, Specimen]]:
    for rule in RULES:
        manual = rule.manual
        for number, text in enumerate(manual.wrong, start=1):
            yield f"{rule.code}:反例{number}", Specimen(rule.code, text, is_wrong=True, marked=())
        for number, text in enumerate(manual.right, start=1):
            yield f"{rule.code}:正例{number}", Specimen(rule.code, text, is_wrong=False, marked=())


MANUALS = dict(in_manuals())


@pytest.mark.parametrize("specimen", ALL.values(), ids=ALL.keys())
def test_a_case_is_found_as_its_page_says(specimen: Specimen):
    found = quotes(specimen.code, specimen.text)
    if not specimen.is_wrong:
        assert found == ()
    else:
        assert specimen.marked, "a case that is wrong says which words are marked"
        assert found == specimen.marked


@pytest.mark.parametrize("specimen", MANUALS.values(), ids=MANUALS.keys())
def test_a_manual_tells_the_truth(specimen: Specimen):
    assert bool(quotes(specimen.code, specimen.text)) is specimen.is_wrong
