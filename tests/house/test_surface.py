"""Each room of the engine shows a short public surface: the names of its ``__all__``, all there, all explained."""

import importlib
import inspect
import types
from pathlib import Path

import pytest

SHORT = 40


def rooms(source: Path) -> list[str]:
    return sorted(path.parent.name for path in (source / "jixiao" / "engine").glob("*/__init__.py"))


def faults_of(module: types.ModuleType) -> list[str]:
    names = getattr(module, "__all__", None)
    if not names:
        return ["shows nothing in __all__"]
    missing = [f"{name} is not there" for name in names if not hasattr(module, name)]
    mute = [
        f"{name} says nothing of itself"
        for name in names
        if callable(thing := getattr(module, name, None)) and inspect.isroutine(thing) and not inspect.getdoc(thing)
    ]
    return missing + mute + ([f"{len(names)} names"] if len(names) > SHORT else [])


def test_every_room_shows_a_short_surface_that_is_there_and_explained(checkout: Path) -> None:
    found = {name: faults_of(importlib.import_module(f"jixiao.engine.{name}")) for name in rooms(checkout / "src")}
    assert len(found) >= 8
    assert {name: faults for name, faults in found.items() if faults} == {}


HIDES: tuple[list[str], str] = ([], "shows nothing in __all__")
PROMISES = (["gone"], "gone is not there")
MUTE = (["mute"], "mute says nothing of itself")


@pytest.mark.parametrize(("names", "fault"), [HIDES, PROMISES, MUTE])
def test_a_room_that_hides_or_promises_too_much_is_seen(names: list[str], fault: str) -> None:
    module = types.ModuleType("room")
    module.mute = lambda: None  # type: ignore[attr-defined] # Django and the engine give it at run time
    module.__all__ = names  # type: ignore[attr-defined] # Django and the engine give it at run time
    assert fault in faults_of(module)
