import pytest
from tests.records.community.days import day

from jixiao.engine.values import Money
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.community.appeals.answering import answer_appeal, close_appeal
from jixiao.records.community.appeals.assigning import Office, assign_appeal
from jixiao.records.community.models import Appeal, AppealState, AppealStep, Visit, Visited
from jixiao.records.community.visits.recording import Met, amend_visit, record_visit, remove_visit

pytestmark = pytest.mark.django_db
PLAIN = {"occasion": "workers_day", "day": day(2), "went": "示例：主席"}


@pytest.fixture
def record(county, by):
    def do(*met, **values):
        return record_visit(unit_year=county.unit_year, values={**PLAIN, **values}, met=met, by=by)

    return do


def test_what_was_said_becomes_an_appeal_in_the_same_transaction(record, worker):
    one, other = worker("示例甲"), worker("示例乙")
    visit = record(Met(one, "慰问金", Money(50000), "大棚缺技术指导", asks=True), Met(other, said="都好"))
    appeal = Appeal.objects.get()
    assert (visit.code, appeal.number, appeal.source, appeal.worker_id) == ("Z1", "S1", "visit", one.pk)
    assert (appeal.state, appeal.text, appeal.visited.visit_id) == (AppealState.RECEIVED, "大棚缺技术指导", visit.pk)
    assert AppealStep.objects.get().told == "走访时听到的意见，已登记"
    assert [line.event for line in TrailEntry.objects.order_by("-number")[:2]] == [
        "community.visit_recorded", "community.appeal_received",
    ]  # fmt: skip


def test_nothing_is_written_where_one_row_is_wrong(record, worker):
    one = worker("示例甲")
    with pytest.raises(Refused):
        record(Met(one, said="示例", asks=True), Met(worker("示例乙"), asks=True))
    assert not Visit.objects.exists()
    assert not Appeal.objects.exists()


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"went": " "}, "V304"),
        ({"day": None}, "V305"),
        ({"day": day(2).replace(year=2023)}, "V306"),
        ({"note": "长" * 301}, "V001"),
    ],
)
def test_a_visit_that_is_not_right_is_refused(record, worker, values, code):
    with pytest.raises(Refused) as refused:
        record(Met(worker()), **values)
    assert refused.value.code == code


def test_a_visit_to_nobody_or_twice_to_somebody_is_refused(record, worker):
    one = worker()
    for met, code in (((), "V307"), ((Met(one), Met(one)), "V308"), ((Met(one, worth=Money(1)),), "V309")):
        with pytest.raises(Refused) as refused:
            record(*met)
        assert refused.value.code == code


def test_a_change_keeps_what_became_an_appeal(record, worker, by):
    one, other = worker("示例甲"), worker("示例乙")
    visit = record(Met(one, said="示例", asks=True), Met(other))
    with pytest.raises(Refused) as refused:
        amend_visit(visit=visit, values=PLAIN, met=[Met(other)], stamp=visit.version, by=by)
    assert refused.value.code == "V302"
    visit.refresh_from_db()
    with pytest.raises(Refused) as refused:
        amend_visit(visit=visit, values=PLAIN, met=[Met(one, said="改了", asks=True)], stamp=visit.version, by=by)
    assert refused.value.code == "V311"
    visit.refresh_from_db()
    met = [Met(one, "慰问品", None, "示例", asks=True), Met(other, said="也有事", asks=True)]
    amend_visit(visit=visit, values={**PLAIN, "place": "示例镇"}, met=met, stamp=visit.version, by=by)
    assert list(Visited.objects.order_by("pk").values_list("gift", flat=True)) == ["慰问品", ""]
    assert Appeal.objects.count() == 2
    with pytest.raises(Stale):
        amend_visit(visit=visit, values=PLAIN, met=met, stamp=1, by=by)


def test_a_visit_with_an_open_appeal_is_not_taken_out(record, worker, by):
    visit = record(Met(worker(), said="示例", asks=True))
    with pytest.raises(Refused) as refused:
        remove_visit(visit=visit, reason="示例", stamp=visit.version, by=by)
    assert refused.value.code == "V303"
    appeal = Appeal.objects.get()
    assign_appeal(appeal=appeal, lead=Office("示例部"), helpers=(), deadline=None, stamp=appeal.version, by=by)
    answer_appeal(appeal=appeal, answer="示例", stamp=appeal.version, by=by)
    close_appeal(appeal=appeal, by=by)
    visit.refresh_from_db()
    remove_visit(visit=visit, reason="示例：登记错了", stamp=visit.version, by=by)
    assert Visit.objects.get().removed_because == "示例：登记错了"
