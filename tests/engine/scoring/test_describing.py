import dataclasses
import re
import textwrap
from pathlib import Path

import pytest

from jixiao.engine.scoring import METHODS, Rulebook, load_rulebook, rulebooks
from jixiao.engine.scoring.describing import PAGES, method_page, rulebook_page


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_reference_is_what_the_tables_say(checkout: Path, name: str):
    written = (checkout / "docs/reference" / name).read_text("utf-8")
    assert written == PAGES[name](), "run: python -m jixiao.engine.scoring.describing docs/reference"


def test_every_method_stands_in_the_reference_with_its_formula():
    page = method_page()
    for method in METHODS.values():
        assert f"| {method.name} | `{method.code}` |" in page
        assert method.formula(method.defaults) in page


def test_every_rule_stands_in_the_reference_with_its_source_and_its_doubt():
    page = rulebook_page()
    for book in rulebooks().values():
        assert f"## {book.code}\n" in page
        for choice in book.choices:
            assert choice.provision.rule.source in page
            assert choice.provision.doubt in page


def test_every_rulebook_shown_in_the_how_to_can_be_opened(checkout: Path):
    page = (checkout / "docs/how-to/add-a-rulebook.md").read_text("utf-8")
    shown = re.findall(r"^( *)```toml\n(.*?)^\1```", page, re.MULTILINE | re.DOTALL)
    assert len(shown) == 2
    for indent, text in shown:
        found, faults = load_rulebook(textwrap.dedent(text) if indent else text, name="add-a-rulebook.md")
        assert [fault.text() for fault in faults] == []
        assert found is not None


def test_the_how_to_names_every_part_that_a_file_may_have(checkout: Path):
    page = (checkout / "docs/how-to/add-a-rulebook.md").read_text("utf-8")
    fields = {field.name for field in dataclasses.fields(Rulebook)} - {"choices", "default"}
    assert [name for name in sorted(fields) if name not in page] == []
