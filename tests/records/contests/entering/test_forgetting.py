import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.measures.conftest import paper
from tests.records.contests.conftest import noon
from tests.records.contests.entering.table_rows import filled
from tests.records.contests.entering.test_tables import ROW

from jixiao.measures import shelf
from jixiao.orgs.jobs import CHORES
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.orgs.taking_in import try_table
from jixiao.records.contests.entering.filing import put_file
from jixiao.records.contests.entering.forgetting import forget_due, forget_entry
from jixiao.records.contests.entering.handing_in import hand_in, withdraw_entry
from jixiao.records.contests.entering.people import typed_authors, typed_tutors
from jixiao.records.contests.entering.resuming import resume_entry
from jixiao.records.contests.entering.tables import ENTRIES, ENTRIES_DOOR, PEOPLE
from jixiao.records.contests.models import Author, EntryFile, Objection, Tutor
from jixiao.web.importing import DryRun, blank_template

pytestmark = pytest.mark.django_db


@pytest.fixture
def sealed(asking, school, ready):
    """A work that was handed in, with the scan that its author, a guardian and the school signed."""
    work = hand_in(entry=ready(asking(), school()), stamp=None, at=noon(10))
    scan = SimpleUploadedFile("张小明盖章.pdf", paper())
    put_file(entry=work, kind="sealed", upload=scan, name=str(scan.name), at=noon(10))
    return work


def day(year, month, number):
    return datetime.datetime(year, month, number, 12, 0, tzinfo=datetime.UTC)


def test_after_the_day_of_keeping_the_people_are_gone_and_what_is_masked_stays(
    sealed, django_capture_on_commit_callbacks
):
    scan = EntryFile.objects.get(kind="sealed")
    Objection.objects.create(
        contest=sealed.contest, digest="d", text="示例异议", name_seal="x", phone_seal="y", at=noon(12)
    )
    assert forget_due(day(2025, 12, 31)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_due(day(2026, 1, 1)) == 2
    author, tutor, objection = Author.objects.get(), Tutor.objects.get(), Objection.objects.get()
    assert (author.name_seal, author.birth_seal, author.guardian_seal, author.key, author.claim) == (
        "",
        "",
        "",
        "",
        None,
    )
    assert (author.masked, author.consented_on, author.grade) == ("张*明", datetime.date(2024, 3, 10), 3)
    assert (tutor.name_seal, tutor.phone_seal, tutor.key, tutor.masked) == ("", "", "", "示**师")
    assert (objection.name_seal, objection.phone_seal, objection.text) == ("", "", "示例异议")
    assert (typed_authors(sealed)[0].name, typed_tutors(sealed)[0].phone) == ("", "")
    scan.refresh_from_db()
    assert (scan.removed_at, scan.name) == (day(2026, 1, 1), "（保存期满，已删除）")
    assert not shelf.path_of(scan.sha256).exists()
    assert EntryFile.objects.filter(removed_at=None).count() == 2
    line = TrailEntry.objects.latest("number")
    assert (line.event, line.why) == ("contests.people_forgotten", "个人信息保存至 2025-12-31，到期自动删除")
    assert line.after == {"作者": 1, "辅导教师": 1, "盖章件和同意书": 1, "异议人": 1}
    assert "张小明" not in str(line.after)


def test_it_is_done_once_by_the_worker_itself(sealed):
    before = TrailEntry.objects.count()
    CHORES["contests.people"](day(2026, 1, 1))
    CHORES["contests.people"](day(2026, 1, 2))
    assert TrailEntry.objects.count() == before + 1
    sealed.contest.refresh_from_db()
    assert sealed.contest.forgotten_at == day(2026, 1, 1)


def test_a_content_that_another_work_has_too_stays_on_the_shelf(
    sealed, ready, school, django_capture_on_commit_callbacks
):
    scan = EntryFile.objects.get(kind="sealed")
    EntryFile.objects.filter(kind="novelty").update(sha256=scan.sha256)
    with django_capture_on_commit_callbacks(execute=True):
        forget_due(day(2026, 1, 1))
    assert shelf.path_of(scan.sha256).exists()


def test_a_guardian_may_have_the_people_of_a_withdrawn_work_deleted_at_once(sealed, by):
    with pytest.raises(Refused) as refused:
        forget_entry(entry=sealed, why="监护人来函", by=by)
    assert refused.value.code == "A174"
    withdraw_entry(entry=sealed, why="监护人要求", stamp=None, at=noon(11), by=by)
    with pytest.raises(Refused) as refused:
        forget_entry(entry=sealed, why=" ", by=by)
    assert refused.value.field == "reason"
    forget_entry(entry=sealed, why="监护人来函", by=by)
    assert Author.objects.get().name_seal == ""
    sealed.refresh_from_db()
    assert sealed.sealed_at is None
    with pytest.raises(Refused) as refused:
        forget_entry(entry=sealed, why="监护人来函", by=by)
    assert "已经删除" in refused.value.cause
    with pytest.raises(Refused) as refused:
        resume_entry(entry=sealed, stamp=None, at=noon(12), by=by)
    assert refused.value.code == "A172"


def test_what_was_typed_in_tables_is_blanked_too(asking, school, county, by):
    asking(files=[], form=[])
    school()
    wrong = {**ROW, "作品名称": "第二件", "作者1姓名": "李示例", "作者1年级": "高九"}
    content = filled(blank_template(ENTRIES), [ROW, wrong])
    batch = try_table(unit_year=county.unit_year, door=ENTRIES_DOOR, file_name="表.xlsx", content=content, by=by)
    assert "李示例" in str(batch.dry_run)
    forget_due(day(2026, 1, 1))
    batch.refresh_from_db()
    assert "李示例" not in str(batch.dry_run)
    assert batch.state == "dropped"
    assert [set(row.values) & PEOPLE for row in DryRun.from_json(batch.dry_run).rows] == [set(), set()]
