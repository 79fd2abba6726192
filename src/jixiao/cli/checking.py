"""One paper checked: read, held against the rules, what was dismissed left out, and the copies written."""

import contextlib
import dataclasses
import datetime
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jixiao.cli.opening import find_year, open_year
from jixiao.cli.refusals import Refusal
from jixiao.cli.rulebooks import find_rulebook
from jixiao.cli.writing import write_whole

if TYPE_CHECKING:
    from jixiao.engine.errors import Edit, Finding
    from jixiao.engine.intake import Taken
    from jixiao.engine.lint import Checked, Known, Sorted
    from jixiao.engine.yearbook import Yearbook

FORMATS = ("docx", "html", "json")
CHECKED, MENDED = "体检", "改正"
DISMISSED = ".体检.toml"
_WORD = (".docx",)
_PLAIN = (".txt", ".text", "")


@dataclasses.dataclass(frozen=True, slots=True)
class CheckOrder:
    """What is to be done with one paper; ``folder`` is None where nothing is written.

    ``brief`` asks for no more than a table tells: which faults, not where. Of many papers the rest would only be
    carried from one process to another.
    """

    path: Path
    stem: str
    dated: datetime.date
    folder: Path | None = None
    formats: tuple[str, ...] = ()
    ignored: frozenset[str] = frozenset()
    units: tuple[str, ...] = ()
    rulebook: str = ""
    year: str = ""
    together: tuple[Path, ...] = ()
    mend: bool = False
    as_json: bool = False
    brief: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class CheckedFile:
    """What became of one paper: the findings told, those dismissed before, and the files written."""

    name: str
    title: str = ""
    unit: str = ""
    is_read: bool = False
    findings: "tuple[Finding, ...]" = ()
    dismissed: "tuple[tuple[Finding, str], ...]" = ()
    expired: tuple[str, ...] = ()
    told: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    edits: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def counts(self) -> Counter[str]:
        """Return how many findings there are of each weight."""
        return Counter(str(finding.severity) for finding in self.findings)


def check_file(order: CheckOrder) -> CheckedFile:
    """Check one paper and write what was ordered."""
    from jixiao.engine.intake import read_paper
    from jixiao.engine.lint import check_paper

    taken = read_paper(order.path)
    companions = {str(path): read_paper(path) for path in order.together if path != order.path}
    checked = check_paper(
        taken, name=str(order.path), known=_known(order), companions=companions, ignored=order.ignored
    )
    parted = _parted(checked, order.path)
    told = dataclasses.replace(checked, findings=parted.told)
    written, edits, left_out = _written(told, order) if order.folder else ([], (), [])
    document = taken.document
    return CheckedFile(
        name=str(order.path),
        title="" if document is None else document.title,
        unit=checked.unit,
        is_read=document is not None,
        findings=tuple(map(_bare, parted.told)) if order.brief else parted.told,
        dismissed=tuple((finding, dismissal.reason) for finding, dismissal in parted.dismissed),
        expired=tuple(f"{one.code}「{one.quote}」" for one in parted.expired),
        told=told.to_json() if order.as_json else {},
        edits=edits,
        written=tuple(map(str, written)),
        left_out=tuple(left_out),
    )


def _bare(finding: "Finding") -> "Finding":
    from jixiao.engine.errors import Finding, Place

    return Finding(finding.code, Place(), "", "")


def dismissals_beside(path: Path) -> Path:
    """Return the file that holds what of this paper need not be told again."""
    return path.with_name(f"{path.name}{DISMISSED}")


def yearbook_named(name: str) -> "Yearbook":
    """Return the year's figures that ``name`` means; refuse a file that holds none."""
    reading = open_year(find_year(name))
    if reading.yearbook is None:
        message = f"年度数据“{name}”读不成；请先用 jixiao year check 查错并改好"
        raise Refusal(message)
    return reading.yearbook


def _known(order: CheckOrder) -> "Known":
    from jixiao.engine.lint import Known

    yearbook = yearbook_named(order.year) if order.year else None
    rulebook = find_rulebook(order.rulebook) if order.rulebook else None
    return Known(units=order.units, rulebook=rulebook, yearbook=yearbook)


def _parted(checked: "Checked", path: Path) -> "Sorted":
    from jixiao.engine.lint import dismissals_from_toml, without_dismissed

    beside = dismissals_beside(path)
    kept = dismissals_from_toml(beside.read_text("utf-8"), name=str(beside)) if beside.is_file() else ()
    return without_dismissed(checked.findings, kept, text=checked.taken.text)


def _written(checked: "Checked", order: CheckOrder) -> tuple[list[Path], tuple[str, ...], list[str]]:
    """Write what was ordered; return the paths, the edits made as a person reads them, and what could not be."""
    if order.folder is None:
        return [], (), []
    written: list[Path] = []
    left_out: list[str] = []
    edits: tuple[str, ...] = ()
    if checked.taken.document is not None:
        for kind in order.formats:
            path = order.folder / f"{order.stem}-{CHECKED}.{kind}"
            written.append(write_whole(path, _rendered(kind, checked, order), inputs=[order.path]))
        if order.mend:
            edits = _mend(checked, order, written, left_out)
    return written, edits, left_out


def _rendered(kind: str, checked: "Checked", order: CheckOrder) -> bytes | str:
    import json

    from jixiao.engine.render import findings_page

    if kind == "json":
        return json.dumps(checked.to_json(), ensure_ascii=False, indent=2) + "\n"
    if kind == "html":
        return findings_page(checked.taken, checked.findings, name=order.path.name, dated=order.dated)
    return _commented(checked, order)


def _commented(checked: "Checked", order: CheckOrder) -> bytes:
    """Return the user's own Word with comments; a plain one where it is no DOCX or cannot be written into."""
    from jixiao.engine.errors import BadFileError
    from jixiao.engine.render import annotate_docx, docx_of_text

    if is_word(order.path):
        with contextlib.suppress(BadFileError):
            data = order.path.read_bytes()
            return annotate_docx(data, taken=checked.taken, findings=checked.findings, dated=order.dated)
    return docx_of_text(checked.taken, checked.findings, dated=order.dated)


def is_word(path: Path) -> bool:
    """Return whether the file is a DOCX whose own words can be commented."""
    if path.suffix.lower() not in {".docx", ".docm"}:
        return False
    with path.open("rb") as file:
        return file.read(2) == b"PK"


def _mend(checked: "Checked", order: CheckOrder, written: list[Path], left_out: list[str]) -> tuple[str, ...]:
    from jixiao.engine.lint import difference, edits_of, told_edits

    assert order.folder is not None  # noqa: S101 - what is written has a folder
    edits = edits_of(checked.findings)
    if not edits:
        left_out.append("没有可以放心自动改的地方，没有写改正稿")
        return ()
    mended = _mended_file(checked.taken, edits, order)
    if mended is None:
        left_out.append("改正稿只能由 DOCX 和 TXT 生成；别的格式请照体检结果手工改")
        return ()
    content, made = mended
    path = order.folder / f"{order.stem}-{MENDED}{order.path.suffix}"
    written.append(write_whole(path, content, inputs=[order.path]))
    text = checked.taken.text
    diff = difference(text, made, name=order.path.name, mended_name=path.name)
    written.append(write_whole(path.with_name(f"{path.stem}.diff"), diff, inputs=[order.path]))
    return tuple(told_edits(text, made))


def _mended_file(
    taken: "Taken", edits: "tuple[Edit, ...]", order: CheckOrder
) -> "tuple[bytes, tuple[Edit, ...]] | None":
    """Return the mended copy and the edits that were made in it, or None for a format that cannot be written back."""
    from jixiao.engine.errors import BadFileError
    from jixiao.engine.intake import decode
    from jixiao.engine.lint import mended
    from jixiao.engine.render import mend_docx

    data = order.path.read_bytes()
    if is_word(order.path):
        try:
            content, refused = mend_docx(data, taken=taken, edits=edits)
        except BadFileError:
            return None
        return content, tuple(edit for edit in edits if edit not in refused)
    read = decode(data) if order.path.suffix.lower() in _PLAIN else None
    if read is None or not read.text.startswith(taken.text):
        return None
    rest = read.text[len(taken.text) :]
    return read.encode(mended(taken.text, edits) + rest), edits
