"""Tags: read from what people type side by side, and asked for in a column that holds a list of them."""

import re
from collections.abc import Sequence
from typing import Any

from django.db.models import BooleanField, F, Func, Value

_BREAK = re.compile(r"[、,，;；\n]+")


def read_tags(text: str) -> tuple[str, ...]:
    """Return the tags of a text that has them side by side, each once."""
    return tuple(dict.fromkeys(one.strip() for one in _BREAK.split(text) if one.strip()))


class HasTag(Func):
    """Whether a list of tags has one: the same answer on every database."""

    output_field = BooleanField()

    def __init__(self, tag: str, *, field: str = "tags") -> None:
        super().__init__(F(field), Value(tag))

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, Sequence[Any]]:  # type: ignore[override] # noqa: ANN401 - what Django gives
        """Return the question as SQLite and PostgreSQL understand it."""
        (tags, first), (tag, second) = (compiler.compile(one) for one in self.get_source_expressions())
        if connection.vendor == "postgresql":
            return f"jsonb_exists({tags}, {tag})", (*first, *second)
        sql = f"EXISTS (SELECT 1 FROM json_each({tags}) one WHERE one.value = {tag})"  # noqa: S608 - compiled parts
        return sql, (*first, *second)
