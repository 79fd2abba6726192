"""Papers as they are named on the command line: files, and folders with everything in them that can be read."""

import dataclasses
from collections.abc import Iterator, Sequence
from pathlib import Path

from jixiao.cli.checking import CHECKED, DISMISSED, MENDED
from jixiao.cli.refusals import Refusal

KINDS = frozenset(
    (".docx", ".doc", ".wps", ".docm", ".rtf", ".odt", ".pdf", ".txt", ".xlsx", ".xls", ".html", ".htm", ".json")
)
_OWN = (f"-{CHECKED}", f"-{MENDED}")
_MOST = 5_000
_BEGINNING = 1 << 16


@dataclasses.dataclass(frozen=True, slots=True)
class Papers:
    """The papers that were named, in order and each once; ``others`` counts the files of folders that are none."""

    paths: tuple[Path, ...]
    has_folder: bool
    others: int


def papers_named(names: Sequence[str]) -> Papers:
    """Return the papers that ``names`` mean; refuse a name that is nothing, and a folder without any paper."""
    paths: list[Path] = []
    others = 0
    for name in names:
        path = Path(name).expanduser()
        if path.is_dir():
            inside = sorted(_files_in(path))
            papers = [file for file in inside if is_paper(file)]
            others += sum(1 for file in inside if not is_paper(file) and not is_own(file))
            if not papers:
                message = f"文件夹“{name}”里没有能读的文稿（{'、'.join(sorted(KINDS))}）；请检查路径"
                raise Refusal(message)
            paths += papers
        else:
            paths.append(_file(name, path))
    unique = tuple(dict.fromkeys(paths))
    if len(unique) > _MOST:
        message = f"一次最多检查 {_MOST:,} 份，这里有 {len(unique):,} 份；请分几个文件夹"
        raise Refusal(message)
    return Papers(unique, any(Path(name).expanduser().is_dir() for name in names), others)


def is_paper(file: Path) -> bool:
    """Return whether a file of a folder is a paper to be checked, and none that a check wrote."""
    return file.suffix.lower() in KINDS and not is_own(file) and (file.suffix.lower() != ".json" or _is_table(file))


def is_own(file: Path) -> bool:
    """Return whether a check wrote the file."""
    return file.stem.endswith(_OWN) or file.name.endswith(DISMISSED)


def _is_table(file: Path) -> bool:
    """Return whether a JSON may be a score table; a folder holds others too."""
    with file.open("rb") as opened:
        return b'"indicators"' in opened.read(_BEGINNING)


def _files_in(folder: Path) -> Iterator[Path]:
    for file in folder.rglob("*"):
        hidden = any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)
        if not hidden and file.is_file():
            yield file


def _file(name: str, path: Path) -> Path:
    if not path.exists():
        message = f"没有“{name}”这个文件；请检查路径是否写对"
        raise Refusal(message)
    if not path.is_file():
        message = f"“{name}”不是普通文件；请给出一份文稿"
        raise Refusal(message)
    return path
