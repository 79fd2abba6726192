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
def make(contest, group, school, entry):
    """Add a work to a contest of this year, each in a group and from a school of its own."""
    row = contest()

    def add(title, text, **values):
        number = row.entries.count() + 1
        return entry(
            group(row, f"X{number}"), school(f"示例第{number}小学"), title=title, names=(f"名{'甲乙丙丁'[number]}",),
            abstract=text, **values,
        )  # fmt: skip

    add.contest = row
    return add


@pytest.fixture
def before(county, contest, group, school, entry):
    """A work of the year before."""
    year = UnitYear.objects.create(unit=county.unit, year=2023)
    old = contest(
        unit_year=year, entry_from=datetime.date(2023, 3, 1), entry_to=datetime.date(2023, 3, 31), qualify_to=None
    )  # fmt: skip
    return entry(group(old), school("示例老学校"), title="智能花盆", names=("旧人",), abstract=NEAR)


def test_a_work_like_one_of_an_earlier_year_is_found_once(before, make, by):
    work = make("会浇水的花盆", ONE)
    make("古树调查", FAR)
    EarlierWork.objects.create(unit=before.school.unit, year=2018, contest="示例", title="会浇水的花盆", abstract=ONE)
    done = compare_contest(contest=make.contest, by=by)
    assert (done.works, done.among, done.new) == (2, 4, 2)
    found = {(one.other_id, one.earlier_id is not None) for one in Likeness.objects.filter(entry=work)}
    assert found == {(before.pk, False), (None, True)}
    assert compare_contest(contest=make.contest, by=by).new == 0


def test_pictures_that_look_alike_and_the_very_same_file_are_found(before, make, by):
    work = make("甲", FAR)
    put(before, look="00ff00ff00ff00ff")
    put(work, look="00ff00ff00ff00fe", sha256="b" * 64)
    put(before, sha256="c" * 64, kind="report")
    put(work, sha256="c" * 64, kind="report")
    compare_contest(contest=make.contest, by=by)
    found = {one.kind: one.percent for one in Likeness.objects.filter(entry=work)}
    assert found == {"picture": 98, "same_file": 100}


def test_drafts_are_not_compared(make, by):
    make("甲", ONE)
    make("乙", NEAR, state=EntryState.DRAFT)
    assert compare_contest(contest=make.contest, by=by).new == 0


def test_it_is_work_in_the_background_asked_for_once(make, by):
    from jixiao.orgs.jobs import Progress

    make("甲", ONE)
    job = ask_to_compare(contest=make.contest, by=by)
    assert JobRun.objects.count() == 1
    outcome = compare(Progress(job, by.at))
    assert outcome["works"] == 1
    assert outcome["links"][0][1].endswith(f"/contests/{make.contest.pk}/likenesses/")


def test_people_decide_what_a_likeness_means_and_why(before, make, by):
    make("会浇水的花盆", ONE)
    compare_contest(contest=make.contest, by=by)
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


def test_that_a_likeness_means_nothing_goes_for_both_sides_that_it_is_a_copy_for_one(make, by):
    make("会浇水的花盆", ONE)
    make("自动浇水花盆", ONE)
    compare_contest(contest=make.contest, by=by)
    first, second = Likeness.objects.select_related("entry__contest__unit_year__unit", "other").order_by("pk")
    settle_likeness(likeness=first, state="copied", why="示例：后报的抄前面的", by=by)
    second.refresh_from_db()
    assert second.state == "open"
    settle_likeness(likeness=first, state="fine", why="示例：同一课题组", by=by)
    second.refresh_from_db()
    assert (second.state, second.why) == ("fine", "示例：同一课题组")
