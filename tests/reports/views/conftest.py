import pytest
from tests.rooms import NOON, PASSWORD, SINCE, County

from jixiao.orgs.appointing import give_duty, register_person
from jixiao.orgs.models import UnitKind
from jixiao.orgs.registering import open_year, register_unit
from jixiao.orgs.roles import Role
from jixiao.web.clock import now


@pytest.fixture
def neighbour(county: County) -> County:
    """Another county with one department and a reviewer of its own."""
    by = county.actor("system", at=NOON)
    given = {"division_code": "999800", "division_name": "示例邻县", "by": by, "specimen": True}
    finance = register_unit(
        code="999800-101001", name="示例邻县财政局", short_name="财政局", kind=UnitKind.FINANCE, **given
    )
    unit = register_unit(
        code="999800-115001", name="示例邻县科协", short_name="科协", kind=UnitKind.DEPARTMENT, parent=finance, **given
    )
    reviewer = register_person(username="linxian.fuhe", name="示例邻县复核人", password=PASSWORD, by=by, on=NOON)
    reviewer.must_change_password, reviewer.password_changed_at = False, now()
    reviewer.save(update_fields=["must_change_password", "password_changed_at"])
    give_duty(person=reviewer, unit=finance, role=Role.REVIEWER, since=SINCE, by=by)
    year = open_year(unit=unit, year=2024, by=by)
    return County(finance, unit, unit, year, year, {"reviewer": reviewer})
