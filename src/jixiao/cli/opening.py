"""A year as it is named on the command line: a file, or one that comes with the program."""

import dataclasses
import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.cli.refusals import Refusal

if TYPE_CHECKING:
    from jixiao.engine.yearbook import Reading

KINDS = (".xlsx", ".toml")


@dataclasses.dataclass(frozen=True, slots=True)
class Named:
    """A year as it was named; ``path`` is None for one that comes with the program."""

    name: str
    path: Path | None

    @property
    def stem(self) -> str:
        """Return what files made from it begin with."""
        return self.path.stem if self.path else self.name


def find_year(name: str) -> Named:
    """Return the year that ``name`` means; refuse what is no file and does not come with the program."""
    from jixiao.engine.yearbook import shipped_names

    path = Path(name).expanduser()
    if path.is_file():
        return Named(name, path)
    if name in shipped_names() and not path.exists():
        return Named(name, None)
    if path.is_dir():
        inside = sorted(each.name for each in path.iterdir() if each.suffix.lower() in KINDS)
        hint = f"，如“{path / inside[0]}”" if inside else ""
        message = f"“{name}”是文件夹，不是文件；请写到文件名为止{hint}"
        raise Refusal(message)
    if path.exists():
        message = f"“{name}”不是普通文件；请给出 .xlsx 或 .toml 文件"
        raise Refusal(message)
    message = f"没有“{name}”这个文件，随附的年度数据里也没有；{_nearest(name, path, shipped_names())}"
    raise Refusal(message)


def open_year(named: Named) -> "Reading":
    """Return the year with every fault found on reading it."""
    from jixiao.engine.yearbook import Reading, read_yearbook, shipped_yearbook

    if named.path is None:
        return Reading(shipped_yearbook(named.name), ())
    return read_yearbook(named.path)


def _nearest(name: str, path: Path, shipped: Sequence[str]) -> str:
    beside = (
        [each.name for each in path.parent.iterdir() if each.suffix.lower() in KINDS] if path.parent.is_dir() else []
    )
    near = difflib.get_close_matches(path.name, beside, n=1) or difflib.get_close_matches(name, shipped, n=1)
    if near:
        return f"您是想用“{near[0]}”吗？"
    return f"请检查路径，或用随附的 {'、'.join(shipped)}"
