import datetime

import pytest
from django.db import DatabaseError, transaction
from tests.records.stations.contents.conftest import article

from jixiao.orgs.refusing import Refused
from jixiao.records.stations.contents.reading import enter_reads, with_reads
from jixiao.records.stations.models import Content, ContentReads

pytestmark = pytest.mark.django_db
APRIL = datetime.date(2024, 4, 1)


def test_the_newest_day_is_in_force_whenever_it_was_written(content, by):
    row = content("draft", what=article())
    for number, day in ((300, APRIL), (100, APRIL.replace(month=3, day=9)), (310, APRIL)):
        enter_reads(content=row, number=number, day=day, source="后台", by=by)
    assert with_reads(Content.objects.all()).get().reads_now == 310
    assert with_reads(Content.objects.all(), until=APRIL.replace(month=3, day=31)).get().reads_now == 100


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"number": -1}, "阅读数不对"),
        ({"day": datetime.date(2024, 3, 7)}, "截止日期不对"),
        ({"day": datetime.date(2024, 6, 21)}, "截止日期不对"),
        ({"source": " "}, "没有写阅读数出处"),
    ],
)
def test_reads_that_cannot_be_are_refused(content, by, values, words):
    row = content("draft", what=article())
    with pytest.raises(Refused, match=words):
        enter_reads(content=row, **{"number": 1, "day": APRIL, "source": "后台", "by": by, **values})


def test_only_articles_are_read(content, by):
    with pytest.raises(Refused, match="只有公众号推文"):
        enter_reads(content=content("draft"), number=1, day=APRIL, source="后台", by=by)


def test_what_was_read_is_never_rewritten(content, by):
    row = enter_reads(content=content("draft", what=article()), number=1, day=APRIL, source="后台", by=by)
    with pytest.raises(DatabaseError, match="stays written"), transaction.atomic():
        ContentReads.objects.filter(pk=row.pk).update(number=2)
