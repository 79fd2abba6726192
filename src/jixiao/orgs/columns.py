"""Columns for exact values: money in whole 分, points and readings as exact fractions."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db import models
from django.db.models.expressions import Combinable

from jixiao.engine.values import Money, Points


class MoneyColumn(models.BigIntegerField):
    """An amount in whole 分, as ``Money``; NULL is 未填."""

    _pyi_private_set_type: Money | Combinable  # type: ignore[assignment]  # what the plugin of mypy asks for
    _pyi_private_get_type: Money  # type: ignore[assignment]  # as above

    def from_db_value(self, value: int | Decimal | None, *_: object) -> Money | None:
        """Return what the database holds; a sum may come as a decimal."""
        return None if value is None else Money(int(value))

    def to_python(self, value: Any) -> Money | None:  # noqa: ANN401 - Django hands in what a form or a fixture gave
        """Return the amount, given as Money or as whole 分."""
        return value if value is None or isinstance(value, Money) else Money(int(value))

    def get_prep_value(self, value: Any) -> int | None:  # noqa: ANN401 - as to_python
        """Return the whole 分."""
        return value.fen if isinstance(value, Money) else super().get_prep_value(value)

    def value_to_string(self, obj: models.Model) -> str:
        """Return the whole 分 as text."""
        value = self.value_from_object(obj)
        return "" if value is None else str(self.get_prep_value(value))


class FractionColumn(models.CharField):
    """An exact number, kept as n or n/d; NULL is 未填."""

    _pyi_private_set_type: Fraction | Combinable  # type: ignore[assignment]  # what the plugin of mypy asks for
    _pyi_private_get_type: Fraction  # type: ignore[assignment]  # as above

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's field takes
        kwargs.setdefault("max_length", 200)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, *_: object) -> Fraction | None:
        """Return the exact number."""
        return None if value is None else Fraction(value)

    def to_python(self, value: Any) -> Fraction | None:  # noqa: ANN401 - Django hands in what a form or a fixture gave
        """Return the exact number."""
        return None if value in {None, ""} else Fraction(value)

    def get_prep_value(self, value: Any) -> str | None:  # noqa: ANN401 - as to_python
        """Return the number as text."""
        return None if value is None else str(Fraction(value))


class PointsColumn(models.DecimalField):
    """Points of a score with their two decimals, as ``Points``; NULL is 未填."""

    _pyi_private_set_type: Points | Combinable  # type: ignore[assignment]  # what the plugin of mypy asks for
    _pyi_private_get_type: Points  # type: ignore[assignment]  # as above

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's field takes
        kwargs.setdefault("max_digits", 8)
        kwargs.setdefault("decimal_places", 2)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Decimal | None, *_: object) -> Points | None:
        """Return the points."""
        return None if value is None else Points.of(Decimal(value))

    def to_python(self, value: Any) -> Points | None:  # noqa: ANN401 - Django hands in what a form or a fixture gave
        """Return the points."""
        return value if value is None or isinstance(value, Points) else Points.of(Decimal(str(value)))

    def get_prep_value(self, value: Any) -> Decimal | None:  # noqa: ANN401 - as to_python
        """Return the points as a decimal of two places; finer ones are refused by the caller beforehand."""
        if isinstance(value, Points):
            return Decimal(value.value.numerator) / Decimal(value.value.denominator)
        return None if value is None else Decimal(str(value))

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:  # noqa: ANN401 - Django's own signature
        """Return the value the database takes; an expression, as bulk_update builds them, is its own."""
        if hasattr(value, "as_sql"):
            return value
        return connection.ops.adapt_decimalfield_value(self.get_prep_value(value), self.max_digits, self.decimal_places)
