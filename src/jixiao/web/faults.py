"""Faults of a form: the name of the fault, its place, its cause, its cure."""

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm, BoundField

from jixiao.web.typed import Misread

MISSING = "没有填"


@dataclasses.dataclass(frozen=True, slots=True)
class Fault:
    """One fault as the page shows it; ``anchor`` is the id of the field it is about."""

    name: str
    place: str = ""
    cause: str = ""
    cure: str = ""
    anchor: str = ""


def fault(name: str, *, cause: str = "", cure: str = "", code: str = "fault") -> ValidationError:
    """Return what a form's ``clean`` raises or adds: the fault by name, why it is one, how to mend it."""
    return ValidationError(name.replace("%", "%%"), code=code, params={"cause": cause, "cure": cure})


def fault_of(misread: Misread) -> ValidationError:
    """Return a misread text as a fault of its field."""
    return fault(misread.name, cause=misread.cause, cure=misread.cure, code="misread")


def field_faults(field: BoundField) -> list[Fault]:
    """Return the faults of one field."""
    return [_fault(error, str(field.label), field.auto_id) for error in field.errors.as_data()]


def form_faults(form: BaseForm) -> list[Fault]:
    """Return all faults of a form: its own first, then those of its fields in order."""
    own = [_fault(error, "", "") for error in form.non_field_errors().as_data()]
    return [*own, *(one for field in form for one in field_faults(field))]


def own_faults(form: BaseForm) -> list[Fault]:
    """Return the faults that belong to no field."""
    return [_fault(error, "", "") for error in form.non_field_errors().as_data()]


def all_faults(forms: Iterable[Any]) -> list[Fault]:
    """Return the faults of forms and formsets, for one summary above them all."""
    return [one for form in forms for one in _each(form)]


def _each(form: Any) -> Iterator[Fault]:  # noqa: ANN401 - a form or a formset: Django has no type for both
    if hasattr(form, "forms"):
        yield from (_fault(error, "", "") for error in form.non_form_errors().as_data())
        for number, row in enumerate(form.forms, start=1):
            yield from (dataclasses.replace(one, place=f"第 {number} 行 · {one.place}") for one in form_faults(row))
    else:
        yield from form_faults(form)


def _fault(error: ValidationError, place: str, anchor: str) -> Fault:
    params = error.params if isinstance(error.params, dict) else {}
    name = MISSING if error.code == "required" else "".join(error.messages)
    return Fault(name, place, params.get("cause", ""), params.get("cure", ""), anchor)
