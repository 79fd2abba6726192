"""What the tests of this room stand on: a county, schools, a contest that is open, works."""

import datetime
import secrets

import pytest

from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.records.contests.contests.allotting import take_place
from jixiao.records.contests.models import (
    HOLDING,
    TICKS,
    Author,
    AwardShare,
    Contest,
    ContestState,
    Criterion,
    Entry,
    EntryState,
    Group,
    School,
)
from jixiao.records.contests.seals import pupil_key, seal
from jixiao.web.masking import mask_name
from jixiao.web.searching import initials

FIRST, LAST = datetime.date(2024, 3, 1), datetime.date(2024, 3, 31)


def noon(day, month=3):
    """Return noon of a day of the spring in which the contests of the tests are held."""
    return datetime.datetime(2024, month, day, 12, 0, tzinfo=SHANGHAI)


@pytest.fixture(autouse=True)
def _cheap_passwords(settings):
    """Nobody signs in with a password here, and ten real ones take seconds."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def shelf_of_its_own(settings, tmp_path):
    settings.PROOFS, settings.DATA = tmp_path / "proofs", tmp_path
    return settings.PROOFS


@pytest.fixture
def by(county):
    """The clerk on a day of the window."""
    return Actor(county.people["clerk"], noon(10), "127.0.0.1")


@pytest.fixture
def head(county):
    return Actor(county.people["head"], noon(10), "127.0.0.1")


@pytest.fixture
def school(county):
    """Put a school on the list."""

    def make(name="示例县第一小学", **values):
        code = f"X{School.objects.count() + 1:02d}"
        given = {"code": code, "stage": "primary", "initials": initials(name), **values}
        return School.objects.create(unit=county.unit, name=name, **given)

    return make


@pytest.fixture
def contest(county):
    """Make a contest that is open in March 2024 with one group for pupils; what is not given is plain."""

    def make(*, unit_year=None, **values):
        person, number = county.people["clerk"], Contest.objects.count() + 1
        given = {
            "code": f"S{number}", "title": "示例县青少年科技创新大赛", "kind": "innovation", "contact": "0316-0000000",
            "state": ContestState.OPEN, "entry_from": FIRST, "entry_to": LAST, "qualify_to": LAST,
            "token": secrets.token_urlsafe(16), "opened_by": person, "opened_at": noon(1), "made_by": person,
            "made_at": noon(1), "consent": "示例告知", "promise": "示例承诺", "basis": "示例通知",
            "kept_until": datetime.date(2025, 12, 31), **values,
        }  # fmt: skip
        return Contest.objects.create(unit_year=unit_year or county.unit_year, **given)

    return make


@pytest.fixture
def group():
    """Add a group to a contest, with a scale of 100 and one award."""

    def make(contest, code="X1", **values):
        given = {
            "position": contest.groups.count() + 1, "name": f"示例组别 {code}", "grade_from": 1, "grade_to": 6,
            "ticks": list(TICKS), "work_kind": "project", **values,
        }  # fmt: skip
        made = Group.objects.create(contest=contest, code=code, **given)
        Criterion.objects.create(group=made, position=1, name="创新性", most=60)
        Criterion.objects.create(group=made, position=2, name="科学性", most=40)
        AwardShare.objects.create(group=made, position=1, name="一等奖", percent=10)
        return made

    return make


@pytest.fixture
def entry():
    """Make a work as it would stand after its acts: a number and a place where its state holds one."""

    def make(group, school, title="示例作品", *, state=EntryState.SUBMITTED, names=("张小明",), **values):
        place = Entry.objects.filter(contest=group.contest).count() + 1
        handed = {} if state == EntryState.DRAFT else {"number": f"E{place:03d}", "handed_in_at": noon(9)}
        given = {
            "abstract": f"{title}的简介", "made_at": noon(8), "changed_at": noon(8), "initials": initials(title),
            **handed, **values,
        }  # fmt: skip
        made = Entry.objects.create(
            contest=group.contest, group=group, school=school, title=title, state=state, **given
        )
        if state in HOLDING:
            take_place(group=group, school=school)
        for position, name in enumerate(names, start=1):
            Author.objects.create(
                entry=made, contest=group.contest, position=position, name_seal=seal(name), masked=mask_name(name),
                key=pupil_key(unit=school.unit_id, school=school.pk, name=name), grade=3, birth_seal=seal("2014-05"),
            )  # fmt: skip
        return made

    return make
