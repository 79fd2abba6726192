import pytest

from jixiao.orgs.refusing import Refused
from jixiao.records.community.models import VolunteerGroup
from jixiao.records.community.volunteers.grouping import keep_group, stop_group


def test_groups_stand_below_higher_ones_by_one_name(county, by, volunteer):
    def keep(row=None, stamp=None, **values):
        return keep_group(row=row, unit_year=county.unit_year, values=values, stamp=stamp, by=by)

    brigade = keep(name="示例大队", level="brigade")
    squad = keep(name="示例分队", level="squad", parent=brigade)
    for values, code in (
        ({"name": " ", "level": "squad"}, "V615"),
        ({"name": "示例", "level": "brigade", "parent": squad}, "V616"),
        ({"name": "示例大队", "level": "squad"}, "V617"),
    ):
        with pytest.raises(Refused) as said:
            keep(**values)
        assert said.value.code == code
    keep(squad, 1, name="示例二分队", level="squad", parent=brigade)
    volunteer(group=squad)
    for busy in (brigade, squad):
        with pytest.raises(Refused, match="还有志愿者或下级"):
            stop_group(row=VolunteerGroup.objects.get(pk=busy.pk), unit_year=county.unit_year, by=by)
