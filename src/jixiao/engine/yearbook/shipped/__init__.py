"""The years that come with the house: 香河 2019 as its report has it, and an invented one that is complete."""

from importlib import resources

from jixiao.engine.yearbook.reading import Reading
from jixiao.engine.yearbook.record import Yearbook
from jixiao.engine.yearbook.toml_form import read_toml


def shipped_names() -> tuple[str, ...]:
    """Return the names of the yearbooks that come with the house."""
    files = resources.files(__package__).iterdir()
    return tuple(sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml")))


def shipped_yearbook(name: str) -> Yearbook:
    """Return the shipped yearbook of that name; raise KeyError where there is none."""
    found = read_shipped(name).yearbook
    if found is None:
        raise KeyError(name)
    return found


def read_shipped(name: str) -> Reading:
    """Return the shipped yearbook of that name as it was read, with its findings; raise KeyError if unknown."""
    if name not in shipped_names():
        raise KeyError(name)
    text = resources.files(__package__).joinpath(f"{name}.toml").read_text("utf-8")
    return read_toml(text, name=f"{name}.toml")
