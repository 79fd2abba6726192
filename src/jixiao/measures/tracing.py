"""One number unfolded: how it was counted, the records it was counted from, and the proofs of each of them."""

import dataclasses
from collections.abc import Mapping, Sequence
from fractions import Fraction

from jixiao.measures.doors import link_of
from jixiao.measures.models import Proof, Reading
from jixiao.measures.panel import Filed, filed
from jixiao.measures.queries import proofs_of, subjects_of
from jixiao.measures.wording import number_text
from jixiao.orgs.seat import Desk

ROWS_SHOWN = 50


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """One record in the ledger: its name, its second line, what it adds, the page that opens it, its proofs."""

    label: str
    note: str
    amount: str
    url: str
    proofs: int


@dataclasses.dataclass(frozen=True, slots=True)
class Ledger:
    """The records behind a reading: one page of them, and all their proofs."""

    entries: tuple[Entry, ...]
    count: int
    page: int
    pages: int
    total: str
    files: tuple[Filed, ...]

    @property
    def page_numbers(self) -> range:
        """Return the numbers of the pages."""
        return range(1, self.pages + 1)


def ledger_of(desk: Desk, reading: Reading, *, page: int) -> Ledger:
    """Return the records of a reading, 50 a page, with the proofs of the reading and of all its records: one statement.

    A total stands under them only where the records add up to the reading, so that a rate gets none.
    """
    proofs = proofs_of(subjects_of([reading]), desk.its_year)
    references = reading.references
    pages = max(1, -(-len(references) // ROWS_SHOWN))
    shown = min(max(1, page), pages)
    part = references[(shown - 1) * ROWS_SHOWN : shown * ROWS_SHOWN]
    return Ledger(
        entries=tuple(_entry(desk, one, reading.unit, proofs) for one in part),
        count=len(references),
        page=shown,
        pages=pages,
        total=_total(reading, references),
        files=_files(desk, reading, proofs),
    )


def _entry(desk: Desk, reference: Mapping[str, object], unit: str, proofs: Mapping[str, list[Proof]]) -> Entry:
    subject = f"{reference['kind']}:{reference['pk']}"
    amount = reference.get("amount")
    return Entry(
        label=str(reference["label"]),
        note=str(reference.get("note") or ""),
        amount="" if amount is None else number_text(Fraction(str(amount)), unit),
        url=link_of(desk, subject),
        proofs=len(proofs.get(subject, ())),
    )


def _total(reading: Reading, references: Sequence[Mapping[str, object]]) -> str:
    amounts = [one.get("amount") for one in references]
    if reading.value is None or not amounts or any(amount is None for amount in amounts):
        return ""
    total = sum((Fraction(str(amount)) for amount in amounts), Fraction(0))
    return number_text(total, reading.unit) if total == reading.value else ""


def _files(desk: Desk, reading: Reading, proofs: Mapping[str, list[Proof]]) -> tuple[Filed, ...]:
    """Return each proof once: those of the reading itself, then those of its records in their order."""
    subjects = [f"measures.reading:{reading.pk}", *(f"{one['kind']}:{one['pk']}" for one in reading.references)]
    found = {proof.pk: proof for subject in subjects for proof in proofs.get(subject, ())}
    return tuple(filed(desk, proof) for proof in found.values())
