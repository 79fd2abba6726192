"""A closed year is only looked at: the acts of this room ask before they write."""

from jixiao.orgs.models import UnitYear, YearState
from jixiao.orgs.refusing import Refused


def require_open(unit_year: UnitYear) -> None:
    """Refuse to write in a year that is closed."""
    if unit_year.state != YearState.OPEN:
        raise Refused(
            f"{unit_year.year} 年度已经关闭，只能查看", cure="需要修改时，请财政部门重新开放年度", code="U430"
        )
