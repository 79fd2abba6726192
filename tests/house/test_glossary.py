"""docs/glossary.md: each term has one name in the code, and the name is really there."""

import re
from pathlib import Path

ROW = re.compile(r"^\| (?P<term>[^|`]+) \| `(?P<name>\w+)` \|", re.MULTILINE)


def rows(text: str) -> list[tuple[str, str]]:
    return [(found["term"].strip(), found["name"]) for found in ROW.finditer(text)]


def names_not_in(source: str, text: str) -> list[str]:
    return [name for _, name in rows(text) if not re.search(rf"\b{name}\b", source)]


def test_every_name_of_the_glossary_stands_in_the_source(checkout: Path) -> None:
    source = "\n".join(path.read_text("utf-8") for path in (checkout / "src").rglob("*.py"))
    glossary = (checkout / "docs" / "glossary.md").read_text("utf-8")
    assert len(rows(glossary)) > 30
    assert names_not_in(source, glossary) == []


def test_no_term_and_no_name_stands_twice(checkout: Path) -> None:
    listed = rows((checkout / "docs" / "glossary.md").read_text("utf-8"))
    for column in zip(*listed, strict=True):
        assert sorted(column) == sorted(set(column))


def test_a_name_that_is_not_in_the_source_is_seen() -> None:
    assert names_not_in("class Money: ...", "| 金额 | `Money` | x |\n| 魔法 | `Magic` | x |") == ["Magic"]
