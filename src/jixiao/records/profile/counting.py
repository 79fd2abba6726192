"""What a unit's description lets others count: posts, people, assets, and the two ratios of 财预〔2013〕53号."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Absent, Money, Period
from jixiao.engine.yearbook import Profile
from jixiao.measures.catalogue import (
    Counted,
    Measure,
    Reference,
    hang_door,
    hang_fields,
    hang_intake,
    hang_owner,
    hang_together,
)
from jixiao.orgs.models import UnitYear
from jixiao.orgs.workbench import ToDo, hang_to_dos
from jixiao.records.profile.access import may_describe
from jixiao.records.profile.describing import describe_profile
from jixiao.records.profile.models import FIELDS, ProfileYear
from jixiao.records.profile.queries import profile_of, unfilled_in, value_in
from jixiao.records.profile.wording import label_of, value_text

if TYPE_CHECKING:
    from jixiao.orgs.desk import Desk

PLAIN = MappingProxyType(
    {
        "profile.establishment": ("establishment", "编制数", "人", "机构编制部门核定批复的编制，年末数"),
        "profile.staff": ("staff", "在职人员数", "人", "年末实有在编人数，以部门决算的编制口径为准"),
        "profile.leaders_approved": ("leaders_approved", "核定领导职数", "人", "机构编制部门核定的领导职数"),
        "profile.leaders_actual": ("leaders_actual", "实有领导人数", "人", "年末实有的领导人数"),
        "profile.fixed_assets": ("fixed_assets", "固定资产总额", "万元", "年末固定资产账面原值"),
        "profile.assets_in_use": ("assets_in_use", "在用固定资产", "万元", "年末实际在用固定资产的账面原值"),
    }
)
"""Measures that are a field of the description: field, name, unit, meaning."""

_STAFF_RATE = Measure(
    "profile.staff_rate",
    "在职人员控制率",
    "%",
    "在职人员数 ÷ 编制数 × 100%，不大于 100% 为好（财预〔2013〕53号）",
    "ZT-03",
)
_ASSET_RATE = Measure(
    "profile.asset_use_rate", "固定资产利用率", "%", "在用固定资产 ÷ 固定资产总额 × 100%（财预〔2013〕53号）", "ZT-20"
)
IN_YEARBOOK = tuple(name for name in FIELDS if name not in {"leaders_approved", "leaders_actual"})


def hang_all() -> None:
    """Hang the measures, the fields of the yearbook, the way in, the doors, and what is still to be filled."""
    plain = tuple(Measure(code, name, unit, meaning) for code, (_, name, unit, meaning) in PLAIN.items())
    hang_together(measures=(*plain, _STAFF_RATE, _ASSET_RATE), count=count_profile)
    hang_fields("profile", gather=fields_of)
    hang_intake("profile", take_in_profile)
    hang_door("profile", "profile:profile")
    hang_door("profile.year", "profile:row")
    hang_owner("profile.year", lambda unit_year, pk: ProfileYear.objects.filter(pk=pk, unit_year=unit_year).exists())
    hang_to_dos("profile", to_dos_of)


def count_profile(*, unit_year: UnitYear, period: Period) -> Mapping[str, Counted]:  # noqa: ARG001 - a description is of the end of the year
    """Return every measure of the room: one statement."""
    profile = profile_of(unit_year)
    found = {code: _plain(profile, field) for code, (field, *_) in PLAIN.items()}
    found[_STAFF_RATE.code] = _rate(profile, part="staff", whole="establishment")
    found[_ASSET_RATE.code] = _rate(profile, part="assets_in_use", whole="fixed_assets")
    return found


def fields_of(unit_year: UnitYear) -> Mapping[str, Any]:
    """Return the fields of the yearbook's 单位概况 that this room has, and their 出处."""
    profile = profile_of(unit_year)
    if profile is None:
        return {}
    origins = {name: text for name, text in profile.origins.items() if name in IN_YEARBOOK}
    return {**{name: value_in(profile, name) for name in IN_YEARBOOK}, "origins": MappingProxyType(origins)}


def take_in_profile(*, unit_year: UnitYear, rows: Iterable[Profile], by: Any) -> None:  # noqa: ANN401 - an Actor, as Intake has it
    """Write what a whole year that came as a file says of the unit; what it leaves 未填 stays as it is."""
    for row in rows:
        values = {name: value for name in IN_YEARBOOK if (value := getattr(row, name)) is not UNFILLED}
        origins = {name: row.origins[name] for name in IN_YEARBOOK if name in row.origins}
        describe_profile(unit_year=unit_year, values={**values, "origins": origins}, by=by)


def to_dos_of(desk: "Desk") -> Iterable[ToDo]:
    """Yield what is still to be filled, for whoever may fill it."""
    if desk.unit_year is None or not desk.may(may_describe):
        return
    missing = unfilled_in(profile_of(desk.unit_year))
    if missing:
        shown = "、".join(label_of(name) for name in missing[:3]) + ("等" if len(missing) > 3 else "")  # noqa: PLR2004 - three are named
        title = f"单位概况还有 {len(missing)} 栏未填"
        yield ToDo(title, f"记录 › 单位概况 › {shown}", desk.door("profile:profile"), "去填写", state="draft")


def _plain(profile: ProfileYear | None, field: str) -> Counted:
    value = value_in(profile, field)
    if profile is None or isinstance(value, Absent):
        return Counted(value)
    amount = _amount(value)
    return Counted(amount, (_reference(profile, field, amount),), "取单位概况的年末数")


def _rate(profile: ProfileYear | None, *, part: str, whole: str) -> Counted:
    """Return part ÷ whole in %, or why there is none: a whole of 0 makes no rate, and 0 would be a false one."""
    formula = f"{label_of(part)} ÷ {label_of(whole)} × 100%"
    values = {name: value_in(profile, name) for name in (part, whole)}
    if profile is None or any(value is UNFILLED for value in values.values()):
        missing = "、".join(label_of(name) for name, value in values.items() if value is UNFILLED)
        return Counted(UNFILLED, formula=formula, note=f"{missing}未填，算不出")
    if any(value is NOT_APPLICABLE for value in values.values()):
        return Counted(NOT_APPLICABLE, formula=formula, note="所依据的数不适用")
    references = tuple(_reference(profile, name, None) for name in (part, whole))
    above, below = _amount(values[part]), _amount(values[whole])
    if not below:
        return Counted(
            UNFILLED,
            references,
            formula,
            f"{label_of(whole)}为 0，不能作除数，算不出{'控制率' if part == 'staff' else '利用率'}",
        )
    return Counted(above / below * 100, references, formula)


def _reference(profile: ProfileYear, field: str, amount: Fraction | None) -> Reference:
    origin = profile.origins.get(field, "")
    told = "" if amount is not None else value_text(field, value_in(profile, field))
    note = " · ".join(part for part in (told, f"出处：{origin}" if origin else "") if part)
    return Reference("profile.year", profile.pk, f"单位概况 · {label_of(field)}", amount, note)


def _amount(value: Any) -> Fraction:  # noqa: ANN401 - a count or Money
    return value.amount("万元") if isinstance(value, Money) else Fraction(value)
