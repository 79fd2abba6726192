import ast
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

STREET = "The story runs one way"
FLOORS = "The engine, floor by floor"
FRAMEWORK = "The engine knows no framework"
PAGES = "Pages are nobody's business but their own"
CIRCLES = "No circles anywhere"
APART = "Records do not know each other"
CYCLE = "The cycle turns one way"
WINDOW = "The public window sees only filed reports"
BOARD = "The cycle and the paper ask the board, never the records"
ROOMS = (
    "values errors", "config cli disclosure reports cycle cycle/evaluation cycle/goals cycle/indicators",
    "records records/profile records/outreach measures orgs web",
)  # fmt: skip


def contracts(file: Path) -> dict[str, dict[str, Any]]:
    """Return the contracts of a TOML file by name."""
    linter = tomllib.loads(file.read_text(encoding="utf-8"))["tool"]["importlinter"]
    return {contract["name"]: contract for contract in linter["contracts"]}


def with_rooms_all_built(contract: dict[str, Any]) -> dict[str, Any]:
    """Return the contract without the parentheses around rooms that are not built yet."""
    plain = dict(contract)
    if "layers" in plain:
        plain["layers"] = [layer.replace("(", "").replace(")", "") for layer in plain["layers"]]
    return plain


def broken(*, house: Path, config: Path) -> tuple[int, set[str]]:
    """Run the import linter over the house that stands in a folder; return its exit code and what is broken."""
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [linter, "--config", config, "--no-logo", "--no-cache"],
        env={**os.environ, "PYTHONPATH": str(house), "NO_COLOR": "1", "COLUMNS": "200"},
        cwd=house,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line.strip() for line in run.stdout.splitlines()]
    assert any(line.endswith((" KEPT", " BROKEN")) for line in lines), run.stdout + run.stderr
    return run.returncode, {line.removesuffix(" BROKEN") for line in lines if line.endswith(" BROKEN")}


def build(folder: Path, files: dict[str, str]) -> Path:
    """Put up a small house of the same plan."""
    engine, later, earlier = (names.split() for names in ROOMS)
    folders = ["", "engine/", *(f"engine/{name}/" for name in engine), *(f"{name}/" for name in later + earlier)]
    plan = {f"{folder}__init__": "" for folder in folders}
    for name, text in {**plan, **files}.items():
        file = folder / "jixiao" / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def test_the_walls_stand(checkout: Path):
    assert broken(house=checkout / "src", config=checkout / "pyproject.toml") == (0, set())


def test_no_room_hides_from_the_linter(modules: dict[Path, ast.Module]):
    packages = {file.parent for file in modules if file.name == "__init__.py"}
    hidden = {file for file in modules if file.is_relative_to("src/jixiao") and file.parent not in packages}
    assert hidden == set(), "a folder without __init__.py is not seen by import-linter"


def test_a_small_house_of_the_same_plan_keeps_the_walls(checkout: Path, tmp_path: Path):
    house = build(tmp_path, {"engine/formula/__init__": "import jixiao.engine.values", "cli/__init__": ""})
    assert broken(house=house, config=checkout / "pyproject.toml") == (0, set())


@pytest.mark.parametrize(
    ("wall", "files"),
    [
        (STREET, {"engine/values/money": "import jixiao.cli", "cli/__init__": ""}),
        (STREET, {"attic/__init__": ""}),
        (FLOORS, {"engine/formula/__init__": "import jixiao.engine.scoring", "engine/scoring/__init__": ""}),
        (FLOORS, {"engine/lint/__init__": "import jixiao.engine.render", "engine/render/__init__": ""}),
        (FLOORS, {"engine/cellar/__init__": ""}),
        (FRAMEWORK, {"engine/values/money": "import django.db"}),
        (PAGES, {"orgs/__init__": "", "orgs/views": "", "orgs/filing": "import jixiao.orgs.views"}),
        (APART, {"records/profile/filing": "import jixiao.records.outreach"}),
        (CYCLE, {"cycle/goals/filing": "import jixiao.cycle.evaluation"}),
        (WINDOW, {"disclosure/filing": "import jixiao.measures"}),
        (BOARD, {"reports/filing": "import jixiao.records.profile"}),
        (STREET, {"orgs/filing": "import jixiao.measures"}),
        (
            CIRCLES,
            {
                "engine/values/money": "import jixiao.engine.values.ratio",
                "engine/values/ratio": "import jixiao.engine.values.money",
            },
        ),
    ],
)
def test_a_breach_is_found(wall: str, files: dict[str, str], checkout: Path, tmp_path: Path):
    code, found = broken(house=build(tmp_path, files), config=checkout / "pyproject.toml")
    assert code != 0
    assert wall in found


def test_the_walls_are_those_that_were_drawn(checkout: Path, shared: Path):
    drawn, standing = contracts(shared / "walls.toml"), contracts(checkout / "pyproject.toml")
    assert {name: with_rooms_all_built(contract) for name, contract in standing.items()} == drawn
