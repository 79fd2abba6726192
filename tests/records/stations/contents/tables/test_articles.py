import pytest
from tests.records.outreach.tables.sheets import tried

from jixiao.orgs.refusing import Refused
from jixiao.records.stations.contents.reviewing import send_all
from jixiao.records.stations.contents.tables.articles import DOOR, undo, write
from jixiao.records.stations.models import Content, ContentReads

pytestmark = pytest.mark.django_db
HEADS = ["标题", "发布日期", "网址", "阅读数", "阅读数截止日期"]
ROW = ["示例推文", "2024-03-08", "https://example.org/a", 1234, "2024-04-01"]


def values_of(county, *rows):
    dry_run = tried(county.unit_year, list(rows), HEADS, DOOR)
    assert not [row.errors for row in dry_run.rows if row.errors]
    return [row.values for row in dry_run.rows]


def test_articles_come_in_with_their_reads_and_go_out_again(county, by):
    made = write(county.unit_year, values_of(county, ROW), by)
    row = Content.objects.get()
    assert (row.kind, row.source, row.licence, row.state) == ("article", "本单位公众号", "own", "draft")
    assert ContentReads.objects.get().way == "imported"
    undo(county.unit_year, made, by)
    assert not Content.objects.filter(removed_at=None).exists()
    assert not ContentReads.objects.exists()


def test_an_article_that_is_there_gets_only_its_newer_reads(county, by):
    write(county.unit_year, values_of(county, ROW), by)
    again = [*ROW[:3], 2000, "2024-05-01"]
    (judged,) = tried(county.unit_year, [again], HEADS, DOOR).rows
    assert judged.is_duplicate
    write(county.unit_year, [judged.values], by)
    assert Content.objects.count() == 1
    assert list(ContentReads.objects.order_by("day").values_list("number", flat=True)) == [1234, 2000]


def test_an_article_that_was_reviewed_since_is_not_taken_back(county, by):
    made = write(county.unit_year, values_of(county, ROW), by)
    send_all(unit=county.unit, by=by)
    with pytest.raises(Refused, match="不能修改"):
        undo(county.unit_year, made, by)


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        ({0: ""}, "title"),
        ({1: "2023-03-08"}, "published_on"),
        ({2: "javascript:alert(1)"}, "link"),
        ({3: "许多"}, "reads"),
        ({4: ""}, "day"),
        ({4: "2024-03-01"}, "day"),
    ],
)
def test_a_wrong_cell_is_told_in_its_place(county, changed, column):
    row = [changed.get(place, text) for place, text in enumerate(ROW)]
    (found,) = tried(county.unit_year, [row], HEADS, DOOR).rows
    assert column in found.errors
