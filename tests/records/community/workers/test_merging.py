import pytest
from tests.records.community.days import day

from jixiao.orgs.refusing import Refused
from jixiao.records.community.models import Honour, MergeRecord, Visit, Visited, Worker
from jixiao.records.community.workers.merging import merge_workers, undo_merge
from jixiao.records.community.workers.registering import restore_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def merge(county, by):
    def do(kept, gone, why="示例：同一人"):
        return merge_workers(kept=kept, gone=gone, unit_year=county.unit_year, why=why, by=by)

    return do


@pytest.fixture
def visit(county, by):
    return Visit.objects.create(
        unit_year=county.unit_year, code="Z1", occasion="everyday", day=day(2), went="示例", by=by.person, at=by.at
    )


def test_what_hangs_on_the_one_goes_to_the_other(merge, worker, visit):
    kept, gone = worker("示例甲", title=""), worker("示例甲", phone="13800001234", title="农艺师")
    seen = Visited.objects.create(visit=visit, worker=gone)
    merge(kept, gone)
    seen.refresh_from_db()
    fresh = Worker.objects.get(pk=kept.pk)
    assert seen.worker_id == kept.pk
    assert (fresh.title, fresh.phone_masked) == ("农艺师", "138****1234")
    gone.refresh_from_db()
    assert gone.merged_into_id == kept.pk
    assert gone.removed_at is not None


def test_a_merge_is_undone_to_what_was_before(county, merge, worker, visit, by):
    kept, gone = worker("示例甲", title=""), worker("示例甲", phone="13800001234", title="农艺师", born=day(1))
    seen = Visited.objects.create(visit=visit, worker=gone)
    record = merge(kept, gone)
    later = Honour.objects.create(unit=county.unit, worker=kept, name="示例荣誉", level="county", awarded_year=2024)
    record = MergeRecord.objects.get(pk=record.pk)
    undo_merge(record=record, unit_year=county.unit_year, why="示例：两个人", by=by)
    for one in (kept, gone, seen, later):
        one.refresh_from_db()
    assert seen.worker_id == gone.pk
    assert later.worker_id == kept.pk
    assert (kept.title, kept.phone, kept.phone_digest, kept.born) == ("", "", "", None)
    assert (gone.title, gone.phone_masked, gone.removed_at, gone.merged_into_id) == (
        "农艺师",
        "138****1234",
        None,
        None,
    )
    with pytest.raises(Refused) as refused:
        undo_merge(record=record, unit_year=county.unit_year, why="示例", by=by)
    assert refused.value.code == "V110"


def test_what_was_changed_since_is_not_taken_away_by_undoing(county, merge, worker, by):
    kept, gone = worker("示例甲", title=""), worker("示例甲", title="农艺师")
    record = merge(kept, gone)
    Worker.objects.filter(pk=kept.pk).update(title="高级农艺师")
    undo_merge(record=MergeRecord.objects.get(pk=record.pk), unit_year=county.unit_year, why="示例", by=by)
    assert Worker.objects.get(pk=kept.pk).title == "高级农艺师"


def test_both_in_one_list_is_settled_first(merge, worker, visit):
    kept, gone = worker("示例甲"), worker("示例甲")
    for one in (kept, gone):
        Visited.objects.create(visit=visit, worker=one)
    with pytest.raises(Refused) as refused:
        merge(kept, gone)
    assert refused.value.code == "V116"
    assert not MergeRecord.objects.exists()
    gone.refresh_from_db()
    assert gone.removed_at is None


def test_one_and_the_same_is_not_merged(merge, worker):
    one = worker()
    with pytest.raises(Refused) as refused:
        merge(one, one)
    assert refused.value.code == "V113"


def test_somebody_of_another_unit_is_not_merged(county, merge, worker):
    one, other = worker(), worker("示例乙")
    Worker.objects.filter(pk=other.pk).update(unit=county.other)
    with pytest.raises(Refused) as refused:
        merge(one, Worker.objects.get(pk=other.pk))
    assert refused.value.code == "V114"


def test_who_is_gone_is_not_merged_and_not_restored(county, merge, worker, by):
    kept, gone = worker(), worker()
    merge(kept, gone)
    with pytest.raises(Refused) as refused:
        merge(kept, gone)
    assert refused.value.code == "V115"
    with pytest.raises(Refused) as refused:
        restore_worker(worker=gone, unit_year=county.unit_year, by=by)
    assert refused.value.code == "V108"


def test_two_of_one_name_and_number_are_not_taken_apart(county, merge, worker, by):
    kept, gone = worker("示例甲"), worker("示例甲", phone="13800001234")
    record = merge(kept, gone)
    record.taken = []
    record.save()
    with pytest.raises(Refused) as refused:
        undo_merge(record=record, unit_year=county.unit_year, why="示例", by=by)
    assert refused.value.code == "V111"
