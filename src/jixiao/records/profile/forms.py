"""The form of a unit's description: each field, and beside it the paper it was taken from."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from django import forms

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Absent, Money
from jixiao.engine.yearbook import Profile
from jixiao.engine.yearbook.columns import columns_of
from jixiao.records.profile.models import AMOUNTS, COUNTS, FIELDS, ProfileYear
from jixiao.records.profile.queries import value_in
from jixiao.records.profile.wording import UNITS, label_of
from jixiao.web.drawing import Drawn, drawn
from jixiao.web.fields import CountField, MoneyField, TextField
from jixiao.web.stamp import StampedForm
from jixiao.web.typed import read_absent

_HINTS = {
    **{column.key: column.hint for column in columns_of(Profile)},
    "leaders_approved": "机构编制部门核定的职数，单位：人",
    "leaders_actual": "年末实有人数，单位：人",
}
_ORIGIN = "写明出自哪份材料的哪一处"
_ORIGIN_HINTS = {
    "duties": "如：“三定”规定第二条",
    "departments": "如：“三定”规定第三条",
    "leaders": "如：“三定”规定第四条",
    "establishment": "如：县编委批复",
    "staff": "如：决算公开表附07",
    "fixed_assets": "如：资产负债表",
    "assets_in_use": "如：固定资产盘点表",
}
_LONG = {"duties": 8, "departments": 4}
GROUPS = (
    ("基本情况", ("supervisor", "nature", "rank")),
    ("职责和机构", ("duties", "departments")),
    ("领导、编制和人员", ("leaders", "leaders_approved", "leaders_actual", "establishment", "staff")),
    ("固定资产", ("fixed_assets", "assets_in_use")),
)


class ProfileForm(StampedForm):
    """Every field with its 出处; an empty field is 未填, 不适用 is written out."""

    def __init__(self, *args: Any, profile: ProfileYear | None, **kwargs: Any) -> None:  # noqa: ANN401 - what Django's form takes
        initial = {name: value_in(profile, name) for name in FIELDS}
        initial = {name: _typed(value) for name, value in initial.items()}
        initial.update({f"{name}_origin": profile.origins.get(name, "") if profile else "" for name in FIELDS})
        super().__init__(*args, initial=initial, stamp=profile.version if profile else 0, **kwargs)
        for name in FIELDS:
            self.fields[name] = _field(name)
            self.fields[f"{name}_origin"] = TextField(
                label=f"{label_of(name)}出处",
                required=False,
                max_length=200,
                help_text=_ORIGIN_HINTS.get(name, _ORIGIN),
            )

    @property
    def groups(self) -> list[tuple[str, list[tuple[Drawn, Drawn]]]]:
        """Return the fields as the page draws them: by group, each beside its 出处; none is marked as optional."""
        return [
            (title, [(self._drawn(name), self._drawn(f"{name}_origin")) for name in names]) for title, names in GROUPS
        ]

    def _drawn(self, name: str) -> Drawn:
        return dataclasses.replace(drawn(self[name]), is_optional=False, is_wide=False)

    @property
    def values(self) -> dict[str, Any]:
        """Return what was typed and can be read, as ``describe_profile`` takes it."""
        cleaned = self.cleaned_data
        found: dict[str, Any] = {name: _value(name, cleaned[name]) for name in FIELDS if name in cleaned}
        found["origins"] = {name: cleaned[f"{name}_origin"] for name in FIELDS if f"{name}_origin" in cleaned}
        return found


def typed_values(theirs: Mapping[str, Any]) -> dict[str, Any]:
    """Return values of a description as the form's fields take them, for a comparison with what was typed."""
    return {name: _typed(value) for name, value in theirs.items() if name in FIELDS}


def _field(name: str) -> forms.Field:
    told: dict[str, Any] = {"label": label_of(name), "required": False, "help_text": _HINTS.get(name, "")}
    if name in COUNTS:
        return CountField(unit=UNITS[name], absent=(NOT_APPLICABLE,), **told)
    if name in AMOUNTS:
        return MoneyField(absent=(NOT_APPLICABLE,), **told)
    longest = ProfileYear._meta.get_field(name).max_length or 5000  # type: ignore[union-attr]  # noqa: SLF001 - the documented way to a field
    widget = forms.Textarea(attrs={"rows": _LONG[name]}) if name in _LONG else forms.TextInput()
    return TextField(max_length=longest, widget=widget, **told)


def _typed(value: Any) -> Any:  # noqa: ANN401 - a field holds any value
    if isinstance(value, Absent):
        return "" if value is UNFILLED else str(value)
    return value


def _value(name: str, value: Any) -> Any:  # noqa: ANN401 - a field holds any value
    if name in AMOUNTS and isinstance(value, int):
        return Money(value)
    if isinstance(value, str):
        nothing = read_absent(value)
        return value if nothing is None else nothing
    return UNFILLED if value is None else value
