import ast
from pathlib import Path

import pytest

SAYS_NOTHING = {
    "base",
    "common",
    "helper",
    "helpers",
    "manager",
    "managers",
    "misc",
    "mixin",
    "mixins",
    "service",
    "services",
    "util",
    "utils",
}

# A yes or no that is part of what is declared, and changes nothing in how the function works.
DECLARED = {"column(required=)": "a column is declared as data, as dataclasses.field() does"}


def names_that_say_nothing(files: list[Path]) -> list[Path]:
    """Return the files whose own name, or the name of a folder above, is no noun of the trade."""
    return [file for file in files if SAYS_NOTHING & {*file.parts[:-1], file.stem}]


def boolean_switches(tree: ast.Module) -> list[str]:
    """Return each public function with a keyword that turns something on or off: two functions would say it better."""
    return [
        f"{node.name}({arg.arg}=)"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_")
        for arg, default in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
        if isinstance(default, ast.Constant) and isinstance(default.value, bool)
    ]


@pytest.mark.parametrize("name", ["utils.py", "engine/common/rates.py", "engine/services.py", "a/base/__init__.py"])
def test_a_name_that_says_nothing_is_found(name: str):
    assert names_that_say_nothing([Path(name)]) == [Path(name)]


@pytest.mark.parametrize("name", ["engine/values/money.py", "database.py", "helpers_of_the_poor.py"])
def test_a_name_that_only_looks_like_one_is_let_pass(name: str):
    assert names_that_say_nothing([Path(name)]) == []


def test_a_boolean_switch_is_found():
    tree = ast.parse("def score(*, sheet, strict: bool = False): ...")
    assert boolean_switches(tree) == ["score(strict=)"]


def test_a_boolean_without_a_default_is_a_value_and_let_pass():
    tree = ast.parse("def answer(*, passed: bool, places: int = 2): ...\ndef _inner(*, on=True): ...")
    assert boolean_switches(tree) == []


def test_every_module_and_folder_is_named_for_what_it_does(files: list[Path]):
    assert names_that_say_nothing([file for file in files if file.suffix == ".py"]) == []


def test_no_public_function_of_the_engine_has_a_boolean_switch(engine_modules: dict[Path, ast.Module]):
    found = {f"{file}: {switch}" for file, tree in engine_modules.items() for switch in boolean_switches(tree)}
    assert {switch for switch in found if switch.partition(": ")[2] not in DECLARED} == set()
