import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from jixiao.engine.errors import code_table

CODE = re.compile(r"[A-Z]\d{3}")


def codes_in(tree: ast.Module) -> Iterator[str]:
    """Yield each string of a program that is a code and nothing else."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
            yield node.value


@pytest.fixture(scope="module")
def used(checkout: Path) -> set[str]:
    files = (checkout / "src").rglob("*.py")
    return {code for file in files for code in codes_in(ast.parse(file.read_text(encoding="utf-8")))}


def test_a_code_is_found_in_a_program_and_a_word_that_holds_one_is_not():
    assert [*codes_in(ast.parse('found("Y101", text="见 Y102")'))] == ["Y101"]


def test_every_code_that_the_program_gives_is_in_the_table(used: set[str]):
    assert used - code_table().keys() == set()


def test_every_code_of_the_table_is_given_somewhere_or_retired(used: set[str]):
    alive = {code.code for code in code_table().values() if code.status != "retired"}
    assert alive - used == set()


def test_every_code_is_explained_in_a_whole_sentence():
    table = code_table().values()
    assert [code.code for code in table if not code.explained.endswith("。") or not code.name] == []
