"""Words of a form that tell the writer what to write, as data."""

import functools
import re
import tomllib
from importlib import resources

_OPEN, _CLOSE = "[（(【\\[]", "[）)】\\]]"


@functools.cache
def prompts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what a prompt looks like anywhere in a text, and at the start of a paragraph or cell."""
    data = tomllib.loads(resources.files(__package__).joinpath("prompts.toml").read_text("utf-8"))
    bracketed = "|".join(data["bracketed"])
    anywhere = "|".join(data["anywhere"])
    return re.compile(f"{_OPEN}(?:{bracketed}){_CLOSE}|{anywhere}"), re.compile("|".join(data["line"]))
