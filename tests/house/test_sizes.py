import ast
from pathlib import Path

import pytest

FILE_GOAL, FILE_LIMIT = 300, 500
FUNCTION_GOAL, FUNCTION_LIMIT = 30, 60
FEW = 0.1  # a goal is missed by one in ten at most

MEASURED = {".py", ".css", ".typ", ".js", ".sh"}
DATA_TABLES: dict[str, str] = {}  # path from the top of the checkout: why it is a table and not a program


def function_lengths(tree: ast.Module) -> dict[str, int]:
    """Return the length of each function in lines, its docstring left out, since that is its manual."""
    lengths = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            told = ast.get_docstring(node) is not None
            docstring = (first.end_lineno or 0) - first.lineno + 1 if told else 0
            lengths[f"{node.name}:{node.lineno}"] = (node.end_lineno or 0) - node.lineno + 1 - docstring
    return lengths


def over(lengths: dict[str, int], limit: int) -> dict[str, int]:
    return {name: length for name, length in lengths.items() if length > limit}


@pytest.fixture(scope="module")
def file_lengths(checkout: Path, files: list[Path]) -> dict[str, int]:
    return {
        str(file): len((checkout / file).read_text(encoding="utf-8").splitlines())
        for file in files
        if file.suffix in MEASURED and file.as_posix() not in DATA_TABLES and "migrations" not in file.parts
    }


@pytest.fixture(scope="module")
def all_functions(modules: dict[Path, ast.Module]) -> dict[str, int]:
    return {
        f"{file}:{name}": length for file, tree in modules.items() for name, length in function_lengths(tree).items()
    }


def test_a_function_is_measured_without_its_docstring():
    tree = ast.parse('def f():\n    """One.\n\n    Two.\n    """\n    a = 1\n    return a\n')
    assert function_lengths(tree) == {"f:1": 3}


def test_a_method_and_a_function_within_a_function_are_measured_too():
    tree = ast.parse("class C:\n    def m(self):\n        def inner():\n            return 1\n        return inner\n")
    assert function_lengths(tree) == {"m:2": 4, "inner:3": 2}


def test_what_is_longer_than_its_limit_is_found():
    assert over({"long": 61, "just": 60}, FUNCTION_LIMIT) == {"long": 61}


def test_no_file_is_over_the_limit(file_lengths: dict[str, int]):
    assert over(file_lengths, FILE_LIMIT) == {}


def test_nearly_every_file_keeps_under_the_goal(file_lengths: dict[str, int]):
    assert len(over(file_lengths, FILE_GOAL)) <= len(file_lengths) * FEW, over(file_lengths, FILE_GOAL)


def test_no_function_is_over_the_limit(all_functions: dict[str, int]):
    assert over(all_functions, FUNCTION_LIMIT) == {}


def test_nearly_every_function_keeps_under_the_goal(all_functions: dict[str, int]):
    assert len(over(all_functions, FUNCTION_GOAL)) <= len(all_functions) * FEW, over(all_functions, FUNCTION_GOAL)


def test_every_excepted_table_is_there_and_says_why(checkout: Path):
    assert all((checkout / name).is_file() and reason for name, reason in DATA_TABLES.items())
