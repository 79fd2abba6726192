"""Names of people, as far as a text gives them away: a surname, one or two characters, and what stands around them."""

import functools
import tomllib
from importlib import resources


@functools.cache
def _told() -> tuple[str, frozenset[str]]:
    table = tomllib.loads(resources.files(__package__).joinpath("people.toml").read_text("utf-8"))
    return "".join(table["surnames"].split()), frozenset(table["not_names"].split())


# A regular expression for a name; whoever uses it says what may stand around.
NAME = rf"[{_told()[0]}][一-龥]{{1,2}}"


def is_name(words: str) -> bool:
    """Return whether ``words``, which look like a name, may be one."""
    not_names = _told()[1]
    return words[:2] not in not_names and words not in not_names and not words.endswith(("某", "等", "们"))
