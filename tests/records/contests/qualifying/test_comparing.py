import datetime

import pytest
from tests.records.contests.conftest import noon
from tests.records.contests.qualifying.test_shingles import FAR, NEAR, ONE

from jixiao.orgs.models import JobRun, UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.models import EarlierWork, EntryFile, EntryState, Likeness
from jixiao.records.contests.qualifying.comparing import compare_contest
from jixiao.records.contests.qualifying.jobs import ask_to_compare, compare
from jixiao.records.contests.qualifying.settling import settle_likeness

pytestmark = pytest.mark.django_db


def put(entry, *, look="", sha256="a" * 64, kind="work"):
    return EntryFile.objects.create(
        entry=entry, kind=kind, name="作品", sha256=sha256, media_type="image/png", size=1, picture_hash=look,
        uploaded_at=noon(9),
    )  # fmt: skip


@pytest.fixture
def before(county, contest, group, school, entry):
    """A work of the year before."""
    year = UnitYear.objects.create(unit=county.unit, year=2023)
    old = contest(
        unit_year=year, entry_from=datetime.date(2023, 3, 1), entry_to=datetime.date(2023, 3, 31), qualify_to=None
    )  # fmt: skip
    return entry(group(old), school("示例老学校"), title="智能花盆", names=("旧人",), abstract=NEAR)


def test_a_work_like_one_of_an_earlier_year_is_found_once(before, contest, group, school, entry, by):
    row = contest()
    work = entry(group(row), school(), title="会浇水的花盆", abstract=ONE)
    entry(group(row, "X2"), school("二小"), title="古树调查", names=("李四",), abstract=FAR)
    EarlierWork.objects.create(unit=before.school.unit, year=2018, contest="示例", title="会浇水的花盆", abstract=ONE)
    done = compare_contest(contest=row, by=by)
    assert (done.works, done.among, done.new) == (2, 4, 2)
    found = {(one.other_id, one.earlier_id is not None) for one in Likeness.objects.filter(entry=work)}
    assert found == {(before.pk, False), (None, True)}
    assert compare_contest(contest=row, by=by).new == 0


def test_pictures_that_look_alike_and_the_very_same_file_are_found(before, contest, group, school, entry, by):
    row = contest()
    work = entry(group(row), school(), title="甲", abstract=FAR)
    put(before, look="00ff00ff00ff00ff")
    put(work, look="00ff00ff00ff00fe", sha256="b" * 64)
    put(before, sha256="c" * 64, kind="report")
    put(work, sha256="c" * 64, kind="report")
    compare_contest(contest=row, by=by)
    found = {one.kind: one.percent for one in Likeness.objects.filter(entry=work)}
    assert found == {"picture": 98, "same_file": 100}


def test_drafts_and_other_units_are_not_compared(contest, group, school, entry, county, by):
    row = contest()
    entry(group(row), school(), title="甲", abstract=ONE)
    entry(group(row, "X2"), school("二小"), title="乙", names=("李四",), abstract=NEAR, state=EntryState.DRAFT)
    assert compare_contest(contest=row, by=by).new == 0


def test_it_is_work_in_the_background_asked_for_once(contest, group, school, entry, by):
    from jixiao.orgs.jobs import Progress

    row = contest()
    entry(group(row), school())
    job = ask_to_compare(contest=row, by=by)
    assert JobRun.objects.count() == 1
    outcome = compare(Progress(job, by.at))
    assert outcome["works"] == 1
    assert outcome["links"][0][1].endswith(f"/contests/{row.pk}/likenesses/")


def test_people_decide_what_a_likeness_means_and_why(before, contest, group, school, entry, by):
    row = contest()
    entry(group(row), school(), title="会浇水的花盆", abstract=ONE)
    compare_contest(contest=row, by=by)
    one = Likeness.objects.select_related("entry__contest__unit_year__unit", "other", "earlier").get()
    for state, why in (("open", "看过"), ("fine", " ")):
        with pytest.raises(Refused) as refused:
            settle_likeness(likeness=one, state=state, why=why, by=by)
        assert refused.value.code == "A255"
    settle_likeness(likeness=one, state="fine", why="后续研究，数据不同", by=by)
    assert (one.state, one.by) == ("fine", by.person)
    one.state = "open"
    with pytest.raises(Refused) as refused:
        settle_likeness(likeness=one, state="copied", why="雷同", by=by)
    assert refused.value.code == "A256"
