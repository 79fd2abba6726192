import datetime

import pytest
from django.db import IntegrityError, transaction
from tests.records.stations.conftest import VISITED, found

from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.stations.models import CheckStage, FiveCheck, FiveHave, FivePoint
from jixiao.records.stations.sites.checking import Found, Visit, decide_check, keep_check, missing_in

pytestmark = pytest.mark.django_db
ON_SITE, CITY = CheckStage.ON_SITE, CheckStage.CITY


def visit(*missing, **values):
    given = {"day": VISITED, "people_there": "示例核查人两名", "document": "示例文件", "found": found(*missing)}
    return Visit(**{**given, **values})


def test_a_station_passes_only_with_both_stages_in_their_order(station, by, passed):
    row = station("applied")
    with pytest.raises(Refused, match="不办市级复核"):
        keep_check(station=row, stage=CITY, visit=visit(), stamp=None, by=by)
    passed(row, ON_SITE)
    row.refresh_from_db()
    assert row.state == "checked"
    with pytest.raises(Refused, match="不办县级实地核查"):
        keep_check(station=row, stage=ON_SITE, visit=visit(), stamp=None, by=by)
    passed(row, CITY)
    row.refresh_from_db()
    assert row.state == "rechecked"


@pytest.mark.parametrize("item", FiveHave.values)
def test_one_missing_of_the_five_stops_it(station, by, item):
    check = keep_check(station=station("applied"), stage=ON_SITE, visit=visit(item), stamp=None, by=by)
    assert missing_in(check) == [item]
    with pytest.raises(Refused, match="没有查实，不能通过"):
        decide_check(check=check, passed=True, note="", stamp=check.version, by=by)


def test_the_database_holds_that_all_five_are_there(station, by):
    check = keep_check(station=station("applied"), stage=ON_SITE, visit=visit("place"), stamp=None, by=by)
    with pytest.raises(IntegrityError, match="station_passes_only_with_all_five"), transaction.atomic():
        FiveCheck.objects.filter(pk=check.pk).update(passed=True, decided_at=by.at)


def test_what_is_there_without_a_word_or_a_file_does_not_pass(station, by):
    bare = {item: Found(is_met=True) for item in FiveHave.values}
    check = keep_check(station=station("applied"), stage=ON_SITE, visit=visit(found=bare), stamp=None, by=by)
    with pytest.raises(Refused, match="没有查证材料或说明"):
        decide_check(check=check, passed=True, note="", stamp=check.version, by=by)


def test_a_check_is_kept_in_pieces_by_whoever_was_there(station, by, head):
    row = station("applied")
    first = keep_check(
        station=row, stage=ON_SITE, visit=visit(found={"network": Found(is_met=True, words="百兆")}), stamp=None, by=by
    )
    assert [getattr(first, item) for item in FiveHave.values] == [True, None, None, None, None]
    both = {"network": Found(is_met=True, words="百兆"), "people": Found(is_met=True, words="两人")}
    keep_check(station=row, stage=ON_SITE, visit=visit(found=both), stamp=first.version, by=head)
    assert dict(FivePoint.objects.values_list("item", "by__username")) == {
        "network": by.person.username, "people": head.person.username,
    }  # fmt: skip
    with pytest.raises(Stale):
        keep_check(station=row, stage=ON_SITE, visit=visit(), stamp=first.version, by=by)
    assert FiveCheck.objects.count() == 1


def test_a_check_that_failed_leaves_the_station_and_another_begins(station, by, passed):
    row = station("applied")
    check = keep_check(station=row, stage=ON_SITE, visit=visit("place"), stamp=None, by=by)
    with pytest.raises(Refused, match="没有写不通过的意见"):
        decide_check(check=check, passed=False, note=" ", stamp=check.version, by=by)
    decide_check(check=check, passed=False, note="补齐场所", stamp=check.version, by=by)
    with pytest.raises(Refused, match="已经下过结论"):
        decide_check(check=check, passed=False, note="补齐场所", stamp=check.version, by=by)
    again = passed(row, ON_SITE)
    assert (again.number, again.passed) == (2, True)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"day": datetime.date(2024, 6, 21)}, "还没有到"),
        ({"day": datetime.date(2024, 1, 4)}, "早于申报日期"),
        ({"people_there": ""}, "没有写核查人员"),
        ({"found": {"place": Found(is_met=False)}}, "没有写情况"),
        ({"found": {"place": Found(is_met=True, words="长" * 301)}}, "超过 300 字"),
    ],
)
def test_a_visit_that_cannot_be_is_refused(station, by, values, words):
    with pytest.raises(Refused, match=words):
        keep_check(station=station("applied"), stage=ON_SITE, visit=visit(**values), stamp=None, by=by)
    assert not FiveCheck.objects.exists()


def test_the_city_needs_its_paper(station, by):
    with pytest.raises(Refused, match="没有写复核文件"):
        keep_check(station=station("checked"), stage=CITY, visit=visit(document=""), stamp=None, by=by)
