"""The files that the house rules are held against."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

NOT_OURS = {"var", "build", "dist", "__pycache__"}


def walk(folder: Path) -> Iterator[Path]:
    """Yield every file of the checkout, leaving out what tools made; of the hidden folders only .ci is ours."""
    for entry in sorted(folder.iterdir()):
        if entry.is_dir():
            if entry.name not in NOT_OURS and (entry.name == ".ci" or not entry.name.startswith(".")):
                yield from walk(entry)
        elif not entry.is_symlink():
            yield entry


@pytest.fixture(scope="session")
def files(checkout: Path) -> list[Path]:
    """Every file of the checkout, as paths from its top."""
    return [file.relative_to(checkout) for file in walk(checkout)]


@pytest.fixture(scope="session")
def modules(checkout: Path, files: list[Path]) -> dict[Path, ast.Module]:
    """Every Python file of the checkout, parsed."""
    return {
        file: ast.parse((checkout / file).read_text(encoding="utf-8"), str(file))
        for file in files
        if file.suffix == ".py"
    }


@pytest.fixture(scope="session")
def engine_modules(modules: dict[Path, ast.Module]) -> dict[Path, ast.Module]:
    """Every Python file of the engine, parsed."""
    return {file: tree for file, tree in modules.items() if file.is_relative_to("src/jixiao/engine")}
