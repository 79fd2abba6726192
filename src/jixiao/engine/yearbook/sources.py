"""Where the facts of a year stand: the cell or line they were read from, and the paper they were taken from."""

from jixiao.engine.values import UNFILLED, Absent, Money, Source, Trace
from jixiao.engine.yearbook.record import SECTIONS, Yearbook


def money_trace(yearbook: Yearbook, label: str, amount: Money | Absent, address: str, *, note: str = "") -> Trace:
    """Return the trace of an amount that was entered at ``address``."""
    printed = str(amount) if isinstance(amount, Absent) else f"{amount.text('万元')}万元"
    exact = None if isinstance(amount, Absent) else amount.amount("元")
    return Trace(label, printed, exact=exact, unit="元", source=source_at(yearbook, address), note=note)


def source_at(yearbook: Yearbook, address: str) -> Source:
    """Return where the fact at ``address`` stands in the file it was read from, and the paper it was taken from."""
    section, _, rest = address.partition(".")
    key = rest.rpartition(".")[0]
    origin = yearbook.profile.origins.get(rest, UNFILLED) if section == "profile" else _origin(yearbook, section, key)
    return source_of(yearbook, address, origin=origin)


def source_of(yearbook: Yearbook, address: str, *, origin: str | Absent) -> Source:
    """Return where the fact at ``address`` stands, for whoever has the row and its 出处 at hand already."""
    rest = address.partition(".")[2]
    field = rest.rpartition(".")[2]
    place = yearbook.places.get(address, f"{address}（{field or rest}）")
    return Source("填报", place if isinstance(origin, Absent) else f"{place}；出处：{origin}", reference=address)


def proofs_of(stated: str | Absent) -> tuple[str, ...]:
    """Return the names of the proofs that an officer listed."""
    if isinstance(stated, Absent):
        return ()
    return tuple(name.strip() for name in stated.replace(";", "；").split("；") if name.strip())


def _origin(yearbook: Yearbook, section: str, key: str) -> str | Absent:
    identified_by = next(one.identified_by for one in SECTIONS if one.key == section)
    for number, row in enumerate(getattr(yearbook, section), start=1):
        if key == (getattr(row, identified_by) if identified_by else str(number)):
            found: str | Absent = getattr(row, "origin", UNFILLED)
            return found
    return UNFILLED


def words_or_nothing(text: str | Absent) -> str:
    """Return the text, or "" where there is none."""
    return "" if isinstance(text, Absent) else text
