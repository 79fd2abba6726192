"""How a field of a form is drawn: which widget looks how, what describes it, what is wrong with it."""

import dataclasses
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.safestring import SafeString

from jixiao.web.faults import Fault, field_faults

PICKS = (forms.CheckboxInput,)
DJANGO_ROWS, ROWS = "10", "4"
GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@dataclasses.dataclass(frozen=True, slots=True)
class Drawn:
    """A field as the page shows it. ``shape`` is input, pick (a box with its label), group, or hidden."""

    id: str
    label: str
    html: SafeString
    shape: str
    hint: str
    unit: str
    is_optional: bool
    is_wide: bool
    faults: list[Fault]

    @property
    def hint_id(self) -> str:
        """Return the id of the hint."""
        return f"{self.id}_helptext"

    @property
    def fault_id(self) -> str:
        """Return the id of the faults."""
        return f"{self.id}_error"


def drawn(field: BoundField, *, label: str = "") -> Drawn:
    """Return a field as it is drawn; with a ``label`` it stands in a table and carries the label as aria-label."""
    widget, unit = field.field.widget, getattr(field.field, "unit", "")
    faults = field_faults(field)
    field.form.use_required_attribute = False  # the server says what is missing, in our words, all of it at once
    attrs = _described(field, faults)
    shape = _shape(widget)
    if shape == "input" and not unit:
        attrs["class"] = f"input {widget.attrs.get('class', '')}".strip()
    if isinstance(widget, forms.Textarea) and widget.attrs.get("rows") == DJANGO_ROWS:
        attrs["rows"] = ROWS
    if label:
        attrs["aria-label"] = label
    wide = getattr(field.field, "wide", False) or isinstance(widget, forms.Textarea)
    return Drawn(
        id=field.auto_id,
        label=str(field.label),
        html=field.as_widget(attrs=attrs),
        shape=shape,
        hint=str(field.help_text),
        unit=unit,
        is_optional=not field.field.required and not field.field.disabled and shape != "pick",
        is_wide=wide,
        faults=faults,
    )


def _shape(widget: forms.Widget) -> str:
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, PICKS):
        return "pick"
    return "group" if isinstance(widget, GROUPS) else "input"


def _described(field: BoundField, faults: list[Fault]) -> dict[str, Any]:
    ids = [f"{field.auto_id}_error"] if faults else []
    if field.help_text:
        ids.append(f"{field.auto_id}_helptext")
    attrs: dict[str, Any] = {"aria-describedby": " ".join(ids)} if ids else {}
    if field.field.required and not field.field.widget.is_hidden:
        attrs["aria-required"] = "true"
    if faults:
        attrs["aria-invalid"] = "true"
    if isinstance(field.field.widget, forms.TextInput | forms.Textarea) and field.field.disabled:
        attrs["readonly"] = True
    return attrs
