"""The outcome of reading a table: nothing is written yet."""

import dataclasses
import enum
from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.engine.errors import Finding, Place
from jixiao.web.importing.plan import from_plain, to_plain

Fault = tuple[str, str]  # cause, cure


class State(enum.StrEnum):
    """What becomes of a row."""

    OK = "ok"
    ERROR = "error"
    DOUBT = "doubt"
    DUPLICATE = "duplicate"

    @property
    def word(self) -> str:
        """Return what the page says."""
        return {"ok": "可导入", "error": "有错", "doubt": "请确认", "duplicate": "疑似重复"}[self.value]

    @property
    def light(self) -> str:
        """Return the light it is shown with."""
        return {"ok": "green", "error": "red"}.get(self.value, "amber")


@dataclasses.dataclass(frozen=True, slots=True)
class ImportRow:
    """A row: its number in the sheet, the texts as they stand there, the values read, and what is wrong by column."""

    number: int
    texts: Mapping[str, str]
    values: Mapping[str, Any]
    errors: Mapping[str, Fault] = dataclasses.field(default_factory=dict)
    doubts: Mapping[str, Fault] = dataclasses.field(default_factory=dict)
    is_duplicate: bool = False

    @property
    def state(self) -> State:
        """Return what becomes of the row."""
        if self.errors:
            return State.ERROR
        if self.is_duplicate:
            return State.DUPLICATE
        return State.DOUBT if self.doubts else State.OK

    def with_error(self, column: str, cause: str, cure: str = "") -> "ImportRow":
        """Return the row with one error more."""
        return dataclasses.replace(self, errors={**self.errors, column: (cause, cure)})

    def with_doubt(self, column: str, cause: str, cure: str = "") -> "ImportRow":
        """Return the row with something that a person must confirm."""
        return dataclasses.replace(self, doubts={**self.doubts, column: (cause, cure)})

    def as_duplicate(self, column: str, cause: str, cure: str = "") -> "ImportRow":
        """Return the row as one that seems to be there already."""
        return dataclasses.replace(self.with_doubt(column, cause, cure), is_duplicate=True)

    def reason(self, titles: Mapping[str, str]) -> str:
        """Return what is wrong with the row as one text."""
        found = [*self.errors.items(), *self.doubts.items()]
        return "；".join(
            f"{titles.get(column, column)}：{cause}{f'。改法：{cure}' if cure else ''}"
            for column, (cause, cure) in found
        )


@dataclasses.dataclass(frozen=True, slots=True)
class DryRun:
    """All rows of an upload, and what became of its heads.

    ``heads_found`` maps a column's key to (its head in the sheet, its letter); ``heads_missing`` are titles of the plan
    that the sheet has not; ``heads_ignored`` are heads nobody knows. ``findings`` say why nothing could be read at all.
    """

    plan_key: str
    sheet: str = ""
    head_row: int = 0
    rows: tuple[ImportRow, ...] = ()
    heads_found: Mapping[str, tuple[str, str]] = dataclasses.field(default_factory=dict)
    heads_missing: tuple[str, ...] = ()
    heads_ignored: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()

    def in_state(self, *states: State) -> tuple[ImportRow, ...]:
        """Return the rows of some states."""
        return tuple(row for row in self.rows if row.state in states)

    @property
    def counts(self) -> dict[str, int]:
        """Return how many rows are in each state."""
        return {state.value: len(self.in_state(state)) for state in State}

    def with_rows(self, rows: Sequence[ImportRow]) -> "DryRun":
        """Return the dry run with other rows: what a room adds after checking them."""
        return dataclasses.replace(self, rows=tuple(rows))

    def to_json(self) -> dict[str, Any]:
        """Return the dry run as plain JSON values."""
        return {
            "plan": self.plan_key,
            "sheet": self.sheet,
            "head_row": self.head_row,
            "rows": [_row_json(row) for row in self.rows],
            "found": {key: list(head) for key, head in self.heads_found.items()},
            "missing": list(self.heads_missing),
            "ignored": [list(head) for head in self.heads_ignored],
            "findings": [finding.to_json() for finding in self.findings],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "DryRun":
        """Return the dry run that ``to_json`` wrote."""
        return cls(
            plan_key=data["plan"],
            sheet=data["sheet"],
            head_row=data["head_row"],
            rows=tuple(_row(row) for row in data["rows"]),
            heads_found={key: (head[0], head[1]) for key, head in data["found"].items()},
            heads_missing=tuple(data["missing"]),
            heads_ignored=tuple((head[0], head[1]) for head in data["ignored"]),
            findings=tuple(
                Finding(one["code"], Place(where=one["where"], quote=one["quote"]), one["cause"], one["cure"])
                for one in data["findings"]
            ),
        )


def _row_json(row: ImportRow) -> dict[str, Any]:
    return {
        "number": row.number,
        "texts": dict(row.texts),
        "values": {key: to_plain(value) for key, value in row.values.items()},
        "errors": {key: list(fault) for key, fault in row.errors.items()},
        "doubts": {key: list(fault) for key, fault in row.doubts.items()},
        "is_duplicate": row.is_duplicate,
    }


def _row(data: Mapping[str, Any]) -> ImportRow:
    return ImportRow(
        number=data["number"],
        texts=data["texts"],
        values={key: from_plain(value) for key, value in data["values"].items()},
        errors={key: (fault[0], fault[1]) for key, fault in data["errors"].items()},
        doubts={key: (fault[0], fault[1]) for key, fault in data["doubts"].items()},
        is_duplicate=data["is_duplicate"],
    )
