import hashlib
import json

import pytest
from tests.rooms import NOON

from jixiao.orgs.jobs import Progress
from jixiao.orgs.models import JobRun
from jixiao.records.stations.models import Package
from jixiao.records.stations.packages.building import KIND, ask_for_packages, run_packages
from jixiao.records.stations.packages.writing import USAGE_FORMAT, signature_of


@pytest.fixture
def by(county):
    return county.actor("clerk")


@pytest.fixture
def year(county):
    return county.unit_year


@pytest.fixture
def built(stage, by, year):
    """Make the packages of stations, as the worker does."""

    def make(*stations, at=NOON):
        ask_for_packages(unit_year=year, chosen=[one.pk for one in stations], by=by)
        outcome = run_packages(Progress(JobRun.objects.filter(kind=KIND).latest("pk"), at))
        return list(Package.objects.filter(pk__in=outcome["packages"]).order_by("pk"))

    return make


@pytest.fixture
def usage():
    """Write the file that the page of a package writes, signed as it signs."""

    def make(package, /, *lines, sign=None, **values):
        rows = [
            {"id": content.pk, "opened": opened, "shown": shown, "first": int(NOON.timestamp() * 1000)}
            for content, opened, shown in lines
        ]
        said = {
            "format": USAGE_FORMAT, "package": package.code, "station": package.station.code,
            "made": "2025-01-20T08:00:00.000Z", "since": "2025-01-16T08:00:00.000Z", "lines": rows, **values,
        }  # fmt: skip
        return json.dumps({**said, "sign": sign or signature_of(said)}).encode()

    return make


def digest(data):
    return hashlib.sha256(data).hexdigest()
