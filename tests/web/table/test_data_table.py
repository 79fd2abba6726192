import datetime
import io
from decimal import Decimal

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, DateField, F, Value
from django.template.loader import render_to_string
from python_calamine import CalamineWorkbook

from jixiao.engine.values import NOT_APPLICABLE
from jixiao.web.table import Choice, Column, Contains, DataTable, DayRange, NumberRange

pytestmark = pytest.mark.django_db

COLUMNS = (
    Column("name", "名称", sort_by="model", link=lambda row: f"/{row.model}/"),
    Column("fen", "金额", kind="money", sort_by="fen", total=True, trace=lambda row: f"/trace/{row.model}/"),
    Column("share", "执行率", kind="percent", value=lambda _: Decimal("0.9399")),
    Column("day", "日期", kind="day", sort_by="day"),
    Column("state", "状态", kind="state", value=lambda _: "sent"),
    Column("note", "备注", value=lambda _: NOT_APPLICABLE, default_shown=False),
)
FILTERS = (
    Contains("q", "名称", fields=("model", "app_label")),
    Choice("room", "房间", field="app_label", choices=(("specimen", "示例"), ("other", "其他"))),
    NumberRange("fen", "金额", field="fen", unit="万元"),
    DayRange("day", "日期", field="day"),
)


@pytest.fixture
def make(ask):
    def made(address: str = "/", *, rows: int = 3, fen: int = 1_000_000, **kwargs) -> DataTable:
        ContentType.objects.bulk_create(ContentType(app_label="specimen", model=f"row{n:03}") for n in range(rows))
        first = ContentType.objects.filter(app_label="specimen").order_by("pk").first()
        start = first.pk if first else 0
        day = Value(datetime.date(2019, 9, 17), output_field=DateField())
        amount = (F("id") - start + 1) * Value(fen, output_field=BigIntegerField())
        queryset = ContentType.objects.filter(app_label="specimen").annotate(fen=amount, day=day)
        return DataTable(
            request=ask(address),
            title="活动",
            queryset=queryset,
            columns=COLUMNS,
            filters=FILTERS,
            order=("model",),
            **kwargs,
        )

    return made


def html_of(table: DataTable) -> str:
    return render_to_string("web/table.html", {"table": table, "request": table.request})


def names(table: DataTable) -> list[str]:
    return [row.cells[0].html.partition(">")[2].partition("<")[0] for row in table.rows]


@pytest.mark.parametrize("rows", [1, 3, 60])
def test_a_list_takes_two_statements_whatever_its_length(make, rows, django_assert_num_queries):
    table = make(rows=rows)
    with django_assert_num_queries(2):
        html_of(table)


def test_rows_stand_as_nobody_asked_and_as_somebody_asks(make):
    assert names(make()) == ["row000", "row001", "row002"]
    assert names(make("/?sort=-fen", rows=0)) == ["row002", "row001", "row000"]


@pytest.mark.parametrize(
    "query",
    [
        "sort=password",
        "sort=-state",
        "sort=--fen",
        "sort=model__evil",
        "page=-1",
        "page=x",
        "page=99999999999",
        "cols=evil",
        "room=evil",
        "fen_from=viel",
        "day_to=evil",
    ],
)
def test_what_the_table_does_not_know_is_left_out_without_a_word(make, query):
    assert names(make(f"/?{query}")) == ["row000", "row001", "row002"]


def test_totals_follow_the_filter_and_not_the_page(make):
    table = make("/?fen_from=2.00", rows=70)
    assert table.count == 69
    assert table.totals is not None
    assert table.totals[0].html == f"{sum(range(2, 71)):,}.00"


def test_totals_are_exact_to_the_fen(make):
    assert make(rows=3, fen=1).sums["total_fen"] == 6


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("q=row001", 1),
        ("q=ROW+002", 1),
        ("q=row+nothing", 0),
        ("room=other", 0),
        ("fen_to=1.00", 1),
        ("day_from=2019年9月17日", 3),
        ("day_from=20190918", 0),
    ],
)
def test_filters_narrow_the_rows(make, query, count):
    assert make(f"/?{query}").count == count


def test_pages_are_bounded(make):
    table = make("/?page=9", rows=120)
    assert (table.page, table.last_page, len(table.rows), table.first_row, table.last_row) == (3, 3, 20, 101, 120)
    assert [number for number, _ in table.pages] == ["1", "2", "3"]


def test_the_pager_leaves_gaps(make):
    assert [number for number, _ in make("/?page=10", rows=40, page_rows=2).pages] == [
        "1",
        "…",
        "8",
        "9",
        "10",
        "11",
        "12",
        "…",
        "20",
    ]


def test_columns_are_chosen_and_the_first_always_stays(make):
    assert [column.key for column in make("/?cols=note").shown_columns] == ["name", "note"]
    assert "note" not in {column.key for column in make(rows=0).shown_columns}


def test_the_page_tells_sorting_totals_states_and_traces(make):
    html = html_of(make("/?sort=-fen"))
    for words in (
        'aria-sort="descending"',
        "合计 3 行",
        "chip-sent",
        'hx-get="/trace/row000/"',
        'href="?sort=fen"',
        "93.99",
        "09-17",
        "导出 XLSX",
    ):
        assert words in html
    assert "style=" not in html


def test_a_day_of_another_year_keeps_its_year(make, desk):
    desk.year = 2020
    assert "2019-09-17" in html_of(make())


def test_an_empty_list_says_how_to_get_the_first_one(make):
    html = html_of(make(rows=0, empty=("还没有活动", "登记第一场。"), empty_door=("登记活动", "/new/")))
    assert "还没有活动" in html
    assert 'href="/new/"' in html


def test_a_list_that_is_empty_by_its_filter_says_so(make):
    assert "没有合条件的行" in html_of(make("/?q=nothing"))


def test_what_was_typed_stands_in_the_filter_again_escaped(make):
    assert "&lt;script&gt;" in html_of(make("/?q=<script>"))


def sheet_of(response) -> list:
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(response.streaming_content)))
    return book.get_sheet_by_index(0).to_python()


def test_the_export_has_all_filtered_rows_as_numbers_and_days(make):
    table = make("/?format=xlsx&fen_from=2.00&page=2", rows=70)
    lines = sheet_of(table.export())
    assert lines[0][:4] == ["名称", "金额（万元）", "执行率（%）", "日期"]
    assert len(lines) == 70
    assert lines[1][:4] == ["row001", 2.0, 93.99, datetime.date(2019, 9, 17)]


def test_a_list_that_is_only_looked_at_is_not_exported(make):
    assert make().export() is None


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://evil")'])
def test_an_export_holds_no_formula(make, name):
    table = make("/?format=xlsx", rows=0)
    ContentType.objects.create(app_label="specimen", model=name)
    content = b"".join(table.export().streaming_content)
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
        assert b"hyperlink" not in archive.read("xl/worksheets/sheet1.xml")


def test_an_export_past_its_limit_says_what_is_left_out(make, monkeypatch):
    from jixiao.web.table import export

    monkeypatch.setattr(export, "MAX_ROWS", 2)
    lines = sheet_of(make("/?format=xlsx", rows=5).export())
    assert len(lines) == 4
    assert lines[3][0] == "只导出前 2 行，共 5 行。请先筛选，再分次导出。"


def test_a_column_that_cannot_be_summed_is_refused_at_once():
    with pytest.raises(ValueError, match="sort_by"):
        Column("a", "甲", total=True)
    with pytest.raises(ValueError, match="kind"):
        Column("a", "甲", kind="picture")


def test_a_table_may_have_more_rows_a_page_and_be_cards_on_a_phone(make):
    table = make(rows=60, page_rows=200, css="cards wide")
    html = html_of(table)
    assert (table.last_page, len(table.rows), table.last_row) == (1, 60, 60)
    assert 'class="sheet data-table cards wide"' in html
    assert 'data-label="金额"' in html
    assert "data-label" not in html_of(make(rows=0))
