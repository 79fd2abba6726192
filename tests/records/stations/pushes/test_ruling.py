import pytest
from tests.rooms import NOON

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.stations.models import PushRule
from jixiao.records.stations.pushes.ruling import Ruling, amend_rule, make_rule, remove_rule, ruling_of

pytestmark = pytest.mark.django_db


def test_a_rule_is_made_and_written_to_the_trail(stage, by):
    made = make_rule(unit=stage.county.unit, given=Ruling(name=" 乡村 农技 ", kinds=("village",)), by=by)
    assert (made.name, made.kinds) == ("乡村 农技", ["village"])
    assert TrailEntry.objects.latest("number").title == "新建推送规则"
    assert ruling_of(made)["kinds"] == ["village"]
    assert ruling_of(None)["kinds"] == []


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "长" * 81}, "name"),
        ({"name": "重名"}, "name"),
        ({"name": "甲", "audiences": ("外星人",)}, "audiences"),
        ({"name": "甲", "kinds": ("mall",)}, "kinds"),
        ({"name": "甲", "topics": ("长" * 61,)}, "topics"),
        ({"name": "甲", "note": "长" * 201}, "note"),
    ],
)
def test_what_is_no_rule_is_refused(stage, by, given, field):
    make_rule(unit=stage.county.unit, given=Ruling(name="重名"), by=by)
    with pytest.raises(Refused) as refused:
        make_rule(unit=stage.county.unit, given=Ruling(**given), by=by)
    assert (refused.value.code, refused.value.field) == ("X501", field)


def test_a_rule_is_changed_by_the_newest_version_only(stage, by):
    made = make_rule(unit=stage.county.unit, given=Ruling(name="甲"), by=by)
    amend_rule(rule=made, given=Ruling(name="乙", topics=("健康生活",)), stamp=1, by=by)
    fresh = PushRule.objects.get()
    assert (fresh.name, fresh.topics, fresh.version) == ("乙", ["健康生活"], 2)
    with pytest.raises(Stale):
        amend_rule(rule=fresh, given=Ruling(name="丙"), stamp=1, by=by)
    other = make_rule(unit=stage.county.unit, given=Ruling(name="丁"), by=by)
    with pytest.raises(Refused):
        amend_rule(rule=other, given=Ruling(name="乙"), stamp=None, by=by)


def test_a_rule_that_a_draft_goes_by_stays(stage, by):
    made = make_rule(unit=stage.county.unit, given=Ruling(name="甲"), by=by)
    draft = stage.push(rule=made)
    with pytest.raises(Refused) as refused:
        remove_rule(rule=made, stamp=None, by=by)
    assert refused.value.code == "X502"
    draft.state, draft.cancelled_because = "cancelled", "不发了"
    draft.save()
    remove_rule(rule=made, stamp=None, by=by)
    assert PushRule.objects.get().removed_at == NOON
    assert make_rule(unit=stage.county.unit, given=Ruling(name="甲"), by=by).pk != made.pk
