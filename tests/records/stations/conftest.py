"""What the tests of this room stand on: a county, and stations as far along as a test wants them."""

import datetime

import pytest
from tests.records.stations.stage import Stage

from jixiao.orgs.actor import SHANGHAI
from jixiao.records.stations.models import CheckStage, FiveHave
from jixiao.records.stations.sites.applying import apply_station
from jixiao.records.stations.sites.checking import Found, Visit, decide_check, keep_check
from jixiao.records.stations.sites.dossiers import Dossier
from jixiao.records.stations.sites.plating import give_plate

JUNE = datetime.datetime(2024, 6, 20, 10, 0, tzinfo=SHANGHAI)
APPLIED, VISITED, PLATED = datetime.date(2024, 1, 5), datetime.date(2024, 1, 20), datetime.date(2024, 2, 26)


@pytest.fixture(autouse=True)
def _cheap_passwords(settings):
    """Nobody signs in with a password here, and ten real ones take seconds."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def stage(county, settings, tmp_path):
    settings.PROOFS = tmp_path / "proofs"
    return Stage(county)


@pytest.fixture
def by(county):
    return county.actor("clerk", at=JUNE)


@pytest.fixture
def head(county):
    return county.actor("head", at=JUNE)


def dossier(name="示例第一中学校园e站", **values):
    return Dossier(**{"name": name, "kind": "school", "host": "示例第一中学", "applied_on": APPLIED, **values})


def found(*missing, words="查到了"):
    """Return what was found of the five: all of them but those missing."""
    return {item: Found(is_met=item not in missing, words=words) for item in FiveHave.values}


@pytest.fixture
def passed(by):
    """Let a station pass one stage of checks."""

    def make(station, stage):
        visit = Visit(VISITED, "示例核查人两名", "示例市科协复核文件", found())
        check = keep_check(station=station, stage=stage, visit=visit, stamp=None, by=by)
        return decide_check(check=check, passed=True, note="", stamp=check.version, by=by)

    return make


@pytest.fixture
def station(county, by, head, passed):
    """Make a station that is applied, checked, rechecked or plated."""
    number = iter(range(1, 1000))

    def make(state="plated", **values):
        place = next(number)
        name = values.pop("name", f"示例e站{place}")
        row = apply_station(unit=county.unit, given=dossier(name, **values), by=by)
        for stage, after in ((CheckStage.ON_SITE, "checked"), (CheckStage.CITY, "rechecked")):
            if state == "applied":
                break
            passed(row, stage)
            row.refresh_from_db()
            if state == after:
                return row
        if state == "plated":
            give_plate(station=row, number=f"SL-{place:03d}", day=PLATED, stamp=row.version, by=head)
        return row

    return make
