"""Units are registered, their years opened and closed."""

import re
from collections.abc import Iterable

from django.db import transaction
from stdnum.cn import uscc
from stdnum.exceptions import ValidationError

from jixiao.engine.values import FIRST_YEAR, LAST_YEAR
from jixiao.orgs.actor import Actor
from jixiao.orgs.addresses import UNIT_CODE
from jixiao.orgs.events import Event, event
from jixiao.orgs.models import Unit, UnitKind, UnitYear, YearState
from jixiao.orgs.refusing import Refused
from jixiao.orgs.spelling import initials_of
from jixiao.orgs.trail import publish, publish_in, snapshot

_SHOWN = ("code", "name", "short_name", "kind", "division_code", "division_name", "credit_code", "is_specimen")


@event("orgs.unit_registered", "登记单位")
class UnitRegistered(Event):
    """A unit was put into the tree."""


@event("orgs.year_opened", "开放年度")
class YearOpened(Event):
    """A unit's year may be written in."""


@event("orgs.year_closed", "关闭年度")
class YearClosed(Event):
    """A unit's year can only be looked at."""


@transaction.atomic
def register_unit(
    *,
    code: str,
    name: str,
    kind: str,
    division_code: str,
    by: Actor,
    parent: Unit | None = None,
    short_name: str = "",
    division_name: str = "",
    credit_code: str = "",
    specimen: bool,
    first_year: int | None = None,
) -> Unit:
    """Put a unit into the tree, perhaps with its first year open.

    Refuses codes that are not well formed or used already, and a wrong check character.
    """
    require_codes(code=code, division_code=division_code, credit_code=credit_code)
    if Unit.objects.filter(code=code).exists():
        raise Refused(f"单位代码 {code} 已经登记过", cure="核对代码，或修改已有的单位", code="U301", field="code")
    if credit_code and Unit.objects.filter(credit_code=credit_code).exists():
        raise Refused("这个统一社会信用代码已经登记在别的单位", code="U307", field="credit_code")
    unit = Unit(
        code=code,
        name=name.strip(),
        short_name=short_name.strip(),
        initials=initials_of(name),
        kind=UnitKind(kind),
        parent=parent,
        division_code=division_code,
        division_name=division_name,
        credit_code=credit_code or None,
        is_specimen=specimen,
    )
    unit.save(force_insert=True)
    unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
    unit.save(update_fields=["path"])
    publish(
        UnitRegistered(unit_id=unit.pk, subject=f"orgs.unit:{unit.pk}", name=unit.name, after=snapshot(unit, _SHOWN)),
        by=by,
    )
    if first_year is not None:
        open_year(unit=unit, year=first_year, by=by)
    return unit


def require_codes(*, code: str, division_code: str, credit_code: str) -> None:
    """Raise Refused for the first code that is not well formed."""
    if not re.fullmatch(UNIT_CODE, code):
        raise Refused(
            f"单位代码 {code} 写法不对", cure="写成 行政区划代码-单位代码，如 131024-115001", code="U302", field="code"
        )
    if not re.fullmatch(r"\d{6}", division_code):
        raise Refused("行政区划代码应当是 6 位数字", cure="如香河县 131024", code="U303", field="division_code")
    if credit_code:
        try:
            uscc.validate(credit_code)
        except ValidationError:
            cure = "对照法人证书核对 18 位代码；最后一位是校验码"
            raise Refused("统一社会信用代码不对", cure=cure, code="U304", field="credit_code") from None


@transaction.atomic
def open_year(*, unit: Unit, year: int, by: Actor, rulebook: str = "", reason: str = "") -> UnitYear:
    """Open a year of a unit, new or closed before; opening one that was closed wants a reason."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(f"年度应当在 {FIRST_YEAR} 到 {LAST_YEAR} 之间", code="U305", field="year")
    unit_year, made = UnitYear.objects.select_for_update().get_or_create(
        unit=unit, year=year, defaults={"rulebook": rulebook}
    )
    if not made and unit_year.state == YearState.OPEN:
        return unit_year
    if not made and not reason.strip():
        raise Refused("重新开放已关闭的年度要写明理由", code="U306", field="reason")
    unit_year.state, unit_year.closed_at = YearState.OPEN, None
    unit_year.save(update_fields=["state", "closed_at"])
    publish(
        YearOpened(
            unit_id=unit.pk, year=year, subject=f"orgs.year:{unit_year.pk}", name=f"{unit.name} {year} 年度", why=reason
        ),
        by=by,
    )
    return unit_year


@transaction.atomic
def close_year(*, unit_year: UnitYear, by: Actor, reason: str = "") -> UnitYear:
    """Close a year: from now on it can only be looked at."""
    unit_year.state, unit_year.closed_at = YearState.CLOSED, by.at
    unit_year.save(update_fields=["state", "closed_at"])
    publish_in(
        unit_year, YearClosed, subject=f"orgs.year:{unit_year.pk}", name=f"{unit_year.year} 年度", why=reason, by=by
    )
    return unit_year


@transaction.atomic
def open_year_of_many(*, units: Iterable[Unit], year: int, by: Actor, reason: str = "") -> list[UnitYear]:
    """Open a year for several units at once; all or none."""
    return [open_year(unit=unit, year=year, by=by, reason=reason) for unit in units]


@transaction.atomic
def close_year_of_many(*, units: Iterable[Unit], year: int, by: Actor, reason: str = "") -> list[UnitYear]:
    """Close a year for several units at once; units that never had it, or closed it before, are left as they are."""
    found = UnitYear.objects.filter(unit__in=list(units), year=year, state=YearState.OPEN)
    return [close_year(unit_year=unit_year, by=by, reason=reason) for unit_year in found]
