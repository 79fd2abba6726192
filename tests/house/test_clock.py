import ast
from pathlib import Path

import pytest

CLOCKS = {"time"}
ASKING = {"now", "today", "utcnow"}


def clock_readings(tree: ast.Module) -> list[str]:
    """Return each place where a module could learn what day it is."""
    found = []
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                found += [f"{node.lineno}: import {name.name}" for name in names if name.name in CLOCKS]
            case ast.ImportFrom(module=str(module)) if module in CLOCKS:
                found.append(f"{node.lineno}: from {module}")
            case ast.Call(func=ast.Attribute(attr=attr)) if attr in ASKING:
                found.append(f"{node.lineno}: .{attr}()")
    return found


@pytest.mark.parametrize(
    "text",
    ["import time", "from time import time", "d = datetime.date.today()", "import datetime as t\nx = t.datetime.now()"],
)
def test_a_look_at_the_clock_is_found(text: str):
    assert len(clock_readings(ast.parse(text))) == 1


def test_a_date_that_is_given_is_let_pass():
    assert clock_readings(ast.parse("import datetime\nday = datetime.date(2024, 1, 1)\n")) == []


def test_the_engine_never_looks_at_the_clock(engine_modules: dict[Path, ast.Module]):
    found = {str(file): readings for file, tree in engine_modules.items() if (readings := clock_readings(tree))}
    assert engine_modules
    assert found == {}
