"""Fields that read what people type, exactly, and say in Chinese what is wrong.

An empty field is 未填 and cleans to None. A field that is told ``absent=(NOT_APPLICABLE,)`` also takes 不适用 or — and
cleans to the engine's NOT_APPLICABLE. ``unit`` stands inside the right end of the input.
"""

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Absent, Money, Points, Ratio, print_decimal
from jixiao.web import printing
from jixiao.web.faults import MISSING, fault, fault_of
from jixiao.web.typed import (
    MAX_DECIMALS,
    Misread,
    read_absent,
    read_count,
    read_day,
    read_decimal,
    read_money,
    read_percent,
)


class TypedField(forms.Field):
    """A field whose text a reader turns into a value. Rooms use the fields below."""

    widget = forms.TextInput
    inputmode = "text"

    def __init__(self, *, unit: str = "", absent: tuple[Absent, ...] = (), **kwargs: Any) -> None:  # noqa: ANN401 - what Django's field takes
        self.unit, self.absent = unit, absent
        kwargs.setdefault("error_messages", {"required": MISSING})
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - Django's signature
        """Return the value a text is; raise a fault for a text that is none."""
        if value is None or isinstance(value, Absent):
            return None if value is UNFILLED else value
        text = str(value)
        nothing = read_absent(text)
        if nothing is UNFILLED:
            return None
        if nothing is NOT_APPLICABLE:
            if NOT_APPLICABLE in self.absent:
                return NOT_APPLICABLE
            raise fault("不能填不适用", cause="这一栏每个单位都有", cure="没有发生填 0，还不知道就空着")
        read = self.read(text)
        if isinstance(read, Misread):
            raise fault_of(read)
        return read

    def read(self, text: str) -> Any:  # noqa: ANN401, ARG002 - each field has its own values and reads its own text
        """Return the value a text is, or a Misread."""
        raise TypeError("a kind of its own says how")

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - Django's signature
        """Return a value as it stands in the input; what was typed stays as it was typed."""
        if value is None or value is UNFILLED:
            return ""
        return str(value) if isinstance(value, str | Absent) else self.typed(value)

    def typed(self, value: Any) -> str:  # noqa: ANN401 - each field has its own values
        """Return a value as somebody would type it."""
        return str(value)

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ANN401 - Django's signature
        """Return whether another value was typed: 1.5 and 1.50 are the same."""
        try:
            before, after = self.to_python(self.prepare_value(initial)), self.to_python(data)
        except forms.ValidationError:
            return True
        return bool(before is not after if isinstance(before, Absent) or isinstance(after, Absent) else before != after)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Return the attributes of the input."""
        return {**super().widget_attrs(widget), "inputmode": self.inputmode, "autocomplete": "off"}


class MoneyField(TypedField):
    """An amount typed in 万元 (or in ``unit``), cleaned to whole 分."""

    inputmode = "decimal"

    def __init__(self, *, unit: str = "万元", **kwargs: Any) -> None:  # noqa: ANN401 - what Django's field takes
        super().__init__(unit=unit, **kwargs)

    def read(self, text: str) -> int | Misread:
        """Return the amount in 分."""
        return read_money(text, unit=self.unit)

    def typed(self, value: Money | int) -> str:
        """Return the amount in its unit: at least two decimals, and all there are."""
        money = value if isinstance(value, Money) else Money(value)
        full = print_decimal(money.amount(self.unit))
        return full if len(full.partition(".")[2]) > 2 else money.text(self.unit)  # noqa: PLR2004 - two decimals


class CountField(TypedField):
    """A whole number, not negative."""

    inputmode = "numeric"

    def read(self, text: str) -> int | Misread:
        """Return the number."""
        return read_count(text)

    def typed(self, value: int) -> str:
        """Return the number with separators."""
        return print_decimal(value)


class ExactField(TypedField):
    """A number with at most ``places`` decimals, cleaned to Decimal."""

    inputmode = "decimal"

    def __init__(self, *, places: int = MAX_DECIMALS, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's field takes
        self.places = places
        super().__init__(**kwargs)

    def read(self, text: str) -> Decimal | Misread:
        """Return the number."""
        return read_decimal(text, places=self.places)

    def typed(self, value: Decimal | Fraction | Points) -> str:
        """Return the number in full."""
        return print_decimal(value.value if isinstance(value, Points) else value)


class PercentField(ExactField):
    """A percentage (93.99), cleaned to a share of one (0.9399) as the filter ``percent`` prints it."""

    def __init__(self, *, places: int = 2, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's field takes
        super().__init__(places=places, unit="%", **kwargs)

    def read(self, text: str) -> Decimal | Misread:
        """Return the share."""
        return read_percent(text, places=self.places)

    def typed(self, value: Decimal | Fraction | Ratio | Points) -> str:
        """Return the percentage without its sign."""
        share = value.value if isinstance(value, Ratio | Points) else Fraction(value)
        return print_decimal(share * 100)


class DayField(TypedField):
    """A day, typed as 2019-9-1, 2019/9/1, 2019年9月1日 or 20190901."""

    inputmode = "numeric"

    def read(self, text: str) -> datetime.date | Misread:
        """Return the day."""
        return read_day(text)

    def typed(self, value: datetime.date) -> str:
        """Return the day as 2019-09-01."""
        return f"{printing.local(value):%Y-%m-%d}"

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Return the attributes of the input."""
        return {"placeholder": "2019-09-01", **super().widget_attrs(widget)}


class TextField(forms.CharField):
    """Words of one line (or of many, with a Textarea), trimmed, with Chinese faults."""

    def __init__(self, *, wide: bool = False, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's field takes
        self.wide = wide
        kwargs.setdefault("error_messages", {"required": MISSING})
        super().__init__(**kwargs)
