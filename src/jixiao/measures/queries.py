"""Reads of readings and proofs that more than one page asks for."""

from collections.abc import Iterable

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat

from jixiao.engine.values import Period
from jixiao.measures.models import EnteredValue, Proof, ProofLink, Reading, ReadingBatch
from jixiao.orgs.models import UnitYear

_ASKED_ONE_BY_ONE = 500


def proofs_of(subjects: Iterable[str], unit_year: UnitYear) -> dict[str, list[Proof]]:
    """Return the proofs of each subject, in the order they were attached; one statement, none for no subject."""
    wanted = set(subjects)
    if not wanted:
        return {}
    links = ProofLink.objects.filter(proof__unit_year=unit_year, proof__removed_at=None).select_related("proof")
    if len(wanted) <= _ASKED_ONE_BY_ONE:
        links = links.filter(subject__in=wanted)
    found: dict[str, list[Proof]] = {}
    for link in links.order_by("linked_at", "pk"):
        if link.subject in wanted:
            found.setdefault(link.subject, []).append(link.proof)
    return found


def proof_names_of(subjects: Iterable[str], unit_year: UnitYear) -> dict[str, tuple[str, ...]]:
    """Return the names of the proofs of each subject, as ``facts_of`` takes them."""
    return {
        subject: tuple(proof.name for proof in proofs) for subject, proofs in proofs_of(subjects, unit_year).items()
    }


def subjects_of(readings: Iterable[Reading]) -> set[str]:
    """Return everything that proofs of these readings may be attached to: the readings and the records behind them."""
    found: set[str] = set()
    for reading in readings:
        if reading.pk:
            found.add(f"measures.reading:{reading.pk}")
        found.update(f"{one['kind']}:{one['pk']}" for one in reading.references)
    return found


def proofs_in_use(unit_year: UnitYear) -> QuerySet[Proof]:
    """Return the proofs of a year that were not removed, each with ``is_linked``."""
    linked = Exists(ProofLink.objects.filter(proof=OuterRef("pk")))
    return Proof.objects.filter(unit_year=unit_year, removed_at=None).annotate(is_linked=linked)


def batches_of(unit_year: UnitYear) -> QuerySet[ReadingBatch]:
    """Return the batches of a year, the newest first."""
    return ReadingBatch.objects.filter(unit_year=unit_year).select_related("taken_by").order_by("-taken_at", "-pk")


def newest_batch(unit_year: UnitYear, *, period: Period) -> ReadingBatch | None:
    """Return the last batch that was taken over exactly that period."""
    return batches_of(unit_year).filter(first_day=period.first_day, last_day=period.last_day).first()


def readings_of(batch: ReadingBatch) -> dict[str, Reading]:
    """Return the readings of a batch by their codes."""
    return {reading.code: reading for reading in batch.readings.order_by("pk")[:10_000]}


def entered_values(unit_year: UnitYear) -> QuerySet[EnteredValue]:
    """Return every value entered in a year, each with ``is_replaced`` and ``is_proven``."""
    newer = EnteredValue.objects.filter(
        unit_year=OuterRef("unit_year"), code=OuterRef("code"), withdrawn_at=None, pk__gt=OuterRef("pk")
    )
    subject = Concat(Value("measures.entered:"), Cast(OuterRef("pk"), CharField()))
    proven = ProofLink.objects.filter(subject=subject, proof__unit_year=OuterRef("unit_year"), proof__removed_at=None)
    return (
        EnteredValue.objects.filter(unit_year=unit_year)
        .select_related("entered_by", "withdrawn_by")
        .annotate(is_replaced=Exists(newer), is_proven=Exists(proven), person_name=F("entered_by__name"))
    )


def is_in_force(row: EnteredValue) -> bool:
    """Return whether a row of ``entered_values`` is the newest of its code that was not withdrawn."""
    return row.withdrawn_at is None and not row.is_replaced  # type: ignore[attr-defined]  # entered_values annotates it


def is_proven(row: EnteredValue) -> bool:
    """Return whether a row of ``entered_values`` has a proof."""
    return bool(row.is_proven)  # type: ignore[attr-defined]  # entered_values annotates it
