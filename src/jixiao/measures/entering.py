"""Entering what no room counts, or what was counted on paper. Rows are never changed: a newer one takes their place."""

import unicodedata
from decimal import Decimal
from fractions import Fraction

from django.db import transaction

from jixiao.engine.formula import parse_formula
from jixiao.engine.formula.characters import makes_a_name
from jixiao.engine.formula.tree import Name
from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Absent
from jixiao.measures.catalogue import MEASURES, Measure
from jixiao.measures.events import ValueEntered, ValueWithdrawn
from jixiao.measures.models import Absence, EnteredValue
from jixiao.measures.wording import value_text
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in

_MOST_NAME, _MOST_UNIT, _MOST_NOTE, _MOST_WHY = 40, 20, 500, 300
_ABSENCE = {UNFILLED: Absence.UNFILLED, NOT_APPLICABLE: Absence.NOT_APPLICABLE}


@transaction.atomic
def enter_value(
    *,
    unit_year: UnitYear,
    value: Fraction | Decimal | int | Absent,
    note: str,
    by: Actor,
    code: str = "",
    name: str = "",
    unit: str = "",
) -> EnteredValue:
    """Enter a value, exactly as given, for a measure of the board (by code or name) or for one of the unit's own.

    The newest value of a code is in force. 0, 未填 and 不适用 are three things. Refuses a name that formulas cannot
    use, and another unit of measure than the one in force.
    """
    measure = _measure_of(unit_year, code=code.strip(), name=_tidied(name), unit=_tidied(unit))
    row = EnteredValue.objects.create(
        unit_year=unit_year,
        code=measure.code,
        name=measure.name,
        unit=measure.unit,
        value=None if isinstance(value, Absent) else Fraction(value),
        absence=_ABSENCE[value] if isinstance(value, Absent) else Absence.NONE,
        note=note.strip()[:_MOST_NOTE],
        entered_by=by.person,
        entered_at=by.at,
    )
    before = _in_force(unit_year, measure.code, than=row)
    publish_in(
        unit_year,
        ValueEntered,
        subject=f"measures.entered:{row.pk}",
        name=measure.name,
        before={"填报数值": value_text(before)} if before else {},
        after={"填报数值": value_text(row), "口径说明": row.note},
        by=by,
    )
    return row


@transaction.atomic
def withdraw_value(*, value: EnteredValue, why: str, by: Actor) -> EnteredValue:
    """Take an entered value back, with a reason; the row stays, and readings frozen from it stay."""
    if not why.strip():
        raise Refused("没有写撤销理由", cure="写明为什么撤销，如：口径有误，改由活动记录计数", code="U384", field="why")
    done = EnteredValue.objects.filter(pk=value.pk, withdrawn_at=None).update(
        withdrawn_at=by.at, withdrawn_by=by.person, withdrawn_why=why.strip()[:_MOST_WHY]
    )
    if not done:
        raise Refused(f"「{value.name}」的这个填报值已经撤销", code="U385")
    value.refresh_from_db()
    publish_in(
        value.unit_year,
        ValueWithdrawn,
        subject=f"measures.entered:{value.pk}",
        name=value.name,
        before={"填报数值": value_text(value)},
        why=value.withdrawn_why,
        by=by,
    )
    return value


def _measure_of(unit_year: UnitYear, *, code: str, name: str, unit: str) -> Measure:
    """Return what is entered for: a measure of the board, one entered before, or a new one with a code of its own."""
    hung = MEASURES.get(code) or next((one for one in MEASURES.values() if name and one.name == name), None)
    if hung is not None:
        if unit and unit != hung.unit:
            raise _other_unit(hung.name, hung.unit)
        return hung
    earlier = EnteredValue.objects.filter(unit_year=unit_year, withdrawn_at=None)
    earlier = earlier.filter(code=code) if code else earlier.filter(name=name)
    row = earlier.order_by("-pk").first()
    if row is not None:
        if unit and unit != row.unit:
            raise _other_unit(row.name, row.unit)
        if name and name != row.name:
            raise Refused(f"代码 {code} 已经是「{row.name}」", cure="换一个代码，或不填代码", code="U383", field="name")
        return Measure(row.code, row.name, row.unit, "")
    _require_name(name)
    if len(unit) > _MOST_UNIT:
        raise Refused(f"计量单位超过 {_MOST_UNIT} 字", cure="写短些，如：人次", code="U382", field="unit")
    return Measure(code or _new_code(unit_year, name), name, unit, "")


def _new_code(unit_year: UnitYear, name: str) -> str:
    """Return the code the name had before where all its values were withdrawn, else the next of the year."""
    before = EnteredValue.objects.filter(unit_year=unit_year, name=name).order_by("pk").first()
    if before is not None:
        return before.code
    codes = EnteredValue.objects.filter(unit_year=unit_year, code__startswith="entered.").values_list("code", flat=True)
    numbers = [int(tail) for code in codes if (tail := code.removeprefix("entered.")).isdecimal()]
    return f"entered.{max(numbers, default=0) + 1}"


def _in_force(unit_year: UnitYear, code: str, *, than: EnteredValue) -> EnteredValue | None:
    rows = EnteredValue.objects.filter(unit_year=unit_year, code=code, withdrawn_at=None).exclude(pk=than.pk)
    return rows.order_by("-pk").first()


def _require_name(name: str) -> None:
    if not name:
        raise Refused("没有写计量名称", cure="选一个计量，或写一个名称，如：培训农民人次", code="U380", field="name")
    if len(name) > _MOST_NAME:
        raise Refused(f"计量名称超过 {_MOST_NAME} 字", cure="写短些，口径写进说明", code="U380", field="name")
    read = parse_formula(name, names=(name,))
    plain = all(makes_a_name(letter) or letter in "（）()" for letter in name) and not name[0].isdigit()
    if not plain or read.findings or not isinstance(read.tree, Name) or read.tree.name != name:
        cure = "只用汉字、字母和数字，不以数字开头，不含运算符号"
        raise Refused(f"「{name}」不能作公式里的名称", cure=cure, code="U381", field="name")


def _other_unit(name: str, unit: str) -> Refused:
    return Refused(f"「{name}」的计量单位是「{unit or '无'}」", cure=f"换算成{unit}再填", code="U382", field="unit")


def _tidied(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())
