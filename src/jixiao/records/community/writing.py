"""What every act of the room shares: words that are not too long, the next number of a row, the line in the trail."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from jixiao.orgs.models import TrailEntry, UnitYear
from jixiao.orgs.refusing import Refused

HISTORY = 50


def require_lengths(row: models.Model, fields: Iterable[str]) -> None:
    """Raise Refused where words are longer than their column: SQLite would take them and PostgreSQL would not."""
    for name in fields:
        field = row._meta.get_field(name)  # noqa: SLF001 - the documented way to a field
        most = getattr(field, "max_length", None)
        text = getattr(row, name)
        if most and isinstance(text, str) and len(text) > most:
            cause = f"{getattr(field, 'verbose_name', name)}有 {len(text)} 个字，最多 {most} 个字"
            raise Refused(cause, cure="写短些", code="V001", field=name)


def next_code(rows: Any, letter: str, field: str = "code") -> str:  # noqa: ANN401 - a queryset of any table with a code
    """Return the next code of a letter and a number among those rows: Z2 after Z1."""
    taken = [str(code)[len(letter) :] for code in rows.values_list(field, flat=True) if str(code).startswith(letter)]
    return f"{letter}{max((int(one) for one in taken if one.isdecimal()), default=0) + 1}"


def require_reason(text: str, what: str) -> str:
    """Return a reason without needless spaces; refuses an empty one."""
    reason = text.strip()
    if not reason:
        raise Refused(f"没有写{what}", cure="写一句话，以后查得到", code="V002", field="reason")
    return reason[:200]


def history_of(subject: str, unit_year: UnitYear) -> list[TrailEntry]:
    """Return what the trail says of a record, newest first."""
    lines = TrailEntry.objects.filter(subject=subject, unit_id=unit_year.unit_id)
    return list(lines.order_by("-number")[:HISTORY])
