"""Where a finding about the record stands: the cell it was read from, or the name of the section and the entry."""

from collections.abc import Iterable

from jixiao.engine.errors import Finding, Place
from jixiao.engine.values import Money, print_decimal
from jixiao.engine.yearbook.columns import columns_of
from jixiao.engine.yearbook.record import SECTIONS, Yearbook


def at(yearbook: Yearbook, address: str, code: str, cause: str, cure: str, *, quote: str = "") -> Finding:
    """Return the finding ``code`` at ``address`` (budget.支出合计.executed)."""
    return Finding(code, Place(where=where(yearbook, address), quote=quote, path=address), cause, cure)


def where(yearbook: Yearbook, address: str) -> str:
    """Return where ``address`` stands in the file, or what it is called where it stands nowhere in it."""
    if address in yearbook.places:
        return yearbook.places[address]
    key, _, rest = address.partition(".")
    section = next(section for section in SECTIONS if section.key == key)
    headings = {column.key: column.heading for column in columns_of(section.row_type)}
    entry, _, field = rest.rpartition(".")
    words = [f"“{entry}”"] if entry else []
    if field in headings:
        words.append(f"“{headings[field]}”")
    elif rest:
        words = [f"“{rest}”"]
    return f"《{section.title}》{'的'.join(words)}"


def wan(amount: Money) -> str:
    """Return the amount in 万元 with its unit, in full, with one decimal at least: 258.13 万元, 12.0 万元."""
    full = print_decimal(amount.amount("万元"))
    return f"{full if '.' in full else f'{full}.0'} 万元"


def listed(names: Iterable[str]) -> str:
    """Return the names in one row: 编制数、在职人员数."""
    return "、".join(names)
