"""The import desk in all its outcomes."""

import datetime
import io
import uuid

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.orgs.asking import rows_of
from tests.rooms import County

from jixiao.orgs.importing import DOORS, ImportDoor
from jixiao.orgs.models import ImportBatch, JobRun, TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.orgs.registering import close_year
from jixiao.web.clock import now
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan

pytestmark = pytest.mark.django_db
PLAN = ImportPlan(
    key="orgs.specimen",
    title="示例台账",
    columns=(ImportColumn("name", "名称", required=True), ImportColumn("count", "数量", kind="count", required=True)),
)
GOOD, BAD, TWICE = ("甲", 3), ("乙", "很多"), ("重复", 1)


def check(_: object, dry_run: DryRun) -> DryRun:
    rows = [row.as_duplicate("name", "已经登记过") if row.values.get("name") == "重复" else row for row in dry_run.rows]
    return dry_run.with_rows(rows)


def write(unit_year, rows, by) -> list[str]:
    made = [
        JobRun.objects.create(kind="specimen", title=row["name"], unit_year=unit_year, by=by.person, asked_at=by.at)
        for row in rows
    ]
    return [f"orgs.specimen:{job.pk}" for job in made]


def undo(unit_year, references, by) -> None:
    rows = JobRun.objects.filter(unit_year=unit_year, pk__in=[int(one.partition(":")[2]) for one in references])
    if rows.filter(message="在用").exists():
        raise Refused("有的行已经被佐证引用", cure="先取消引用")
    rows.delete()


@pytest.fixture(autouse=True)
def door(monkeypatch: pytest.MonkeyPatch) -> ImportDoor:
    made = ImportDoor(plan=PLAN, check=check, write=write, undo=undo, back="orgs:workbench")
    monkeypatch.setitem(DOORS, PLAN.key, made)
    return made


def table(*rows: tuple[object, ...], heads: tuple[str, ...] = ("名称", "数量")) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((heads, *rows)):
            sheet.write_row(number, 0, row)
    return file.getvalue()


def upload(
    county: County, *rows: tuple[object, ...], content: bytes | None = None, name: str = "台账.xlsx", **more: str
):
    file = SimpleUploadedFile(name, table(*rows) if content is None else content)
    return county.client("clerk").post(county.address("import/orgs.specimen/"), {"file": file, **more})


def names() -> list[str]:
    return list(JobRun.objects.order_by("pk").values_list("title", flat=True))


def press(county: County, batch: ImportBatch, step: str, who: str = "clerk", **data: str):
    return county.client(who).post(county.address(f"import/batches/{batch.pk}/{step}/"), data)


def test_the_page_tells_size_and_columns_before(county: County) -> None:
    page = county.client("clerk").get(county.address("import/orgs.specimen/")).content.decode()
    assert "不超过 20 MB" in page
    assert "名称 *" in page


def test_a_dry_run_writes_nothing_and_shows_every_row(county: County) -> None:
    response = upload(county, GOOD, BAD, TWICE)
    batch = ImportBatch.objects.get()
    assert response.headers["Location"] == county.address(f"import/batches/{batch.pk}/")
    page = county.client("clerk").get(response.headers["Location"]).content.decode()
    for words in ("甲", "很多", "已经登记过", "导入 1 行", "下载错误行"):
        assert words in page
    assert names() == []


def test_only_the_good_rows_go_in(county: County) -> None:
    upload(county, GOOD, BAD, TWICE)
    batch = ImportBatch.objects.get()
    question = county.client("clerk").get(county.address(f"import/batches/{batch.pk}/write/")).content.decode()
    assert "只导入没问题的 1 行" in question
    assert "导入 2 行" in question
    assert press(county, batch, "write", which="good").headers["Location"] == county.address()
    batch.refresh_from_db()
    assert (names(), batch.state, batch.rows_written) == (["甲"], "written", 1)


def test_all_that_can_go_in_goes_in_when_a_person_says_so(county: County) -> None:
    upload(county, GOOD, BAD, TWICE)
    press(county, ImportBatch.objects.get(), "write", which="all")
    assert names() == ["甲", "重复"]


def test_nothing_goes_in(county: County) -> None:
    upload(county, GOOD)
    batch = ImportBatch.objects.get()
    assert press(county, batch, "drop", confirmed="1").status_code == 302
    batch.refresh_from_db()
    assert (names(), batch.state) == ([], "dropped")
    assert press(county, batch, "write").status_code == 422


def test_rows_that_are_all_wrong_cannot_go_in(county: County) -> None:
    upload(county, BAD)
    assert press(county, ImportBatch.objects.get(), "write", which="all").status_code == 422
    assert names() == []


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"a,b\n1,2", "台账.csv", "不是 XLSX"),
        (b"not a workbook", "台账.xlsx", "这不是 XLSX"),
        (b"PK\x03\x04 broken", "台账.xlsx", "文件不完整"),
        (b"", "台账.xlsx", "文件是空的"),
    ],
)
def test_a_wrong_file_is_refused_with_its_reason(county: County, content: bytes, name: str, words: str) -> None:
    response = upload(county, content=content, name=name)
    assert response.status_code == 200
    assert words in response.content.decode()
    assert not ImportBatch.objects.exists()


def test_a_table_with_other_heads_is_refused(county: County) -> None:
    response = upload(county, content=table(("甲", 1), heads=("随便", "什么")))
    assert "没有找到「示例台账」的表头" in response.content.decode()


def test_a_file_that_is_too_large_is_refused(county: County, settings) -> None:
    settings.UPLOAD_LIMIT = 1024
    assert "文件太大" in upload(county, GOOD).content.decode()


def test_a_file_imported_before_is_recognised(county: County) -> None:
    content = table(GOOD)
    upload(county, content=content)
    press(county, ImportBatch.objects.get(), "write")
    again = upload(county, content=content)
    assert "已经在" in county.client("clerk").get(again.headers["Location"]).content.decode()


def test_pressed_twice_it_is_written_once(county: County) -> None:
    upload(county, GOOD)
    batch, once = ImportBatch.objects.get(), str(uuid.uuid4())
    first, second = (press(county, batch, "write", once=once) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert names() == ["甲"]


def test_sent_twice_it_is_read_once(county: County) -> None:
    once = str(uuid.uuid4())
    first, second = (upload(county, GOOD, once=once) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert ImportBatch.objects.count() == 1


def test_the_failed_rows_come_back_with_the_reason(county: County) -> None:
    upload(county, GOOD, BAD, TWICE, ("=1+1", "x"))
    batch = ImportBatch.objects.get()
    response = county.client("clerk").get(county.address(f"import/batches/{batch.pk}/failed.xlsx"))
    assert "attachment" in response.headers["Content-Disposition"]
    rows = rows_of(response.content)
    assert [row[0].value for row in rows[1:]] == ["乙", "重复", "=1+1"]
    assert "数量" in rows[1][2].value


def test_the_blank_template_has_the_heads(county: County) -> None:
    response = county.client("clerk").get(county.address("import/orgs.specimen/template.xlsx"))
    assert [cell.value for cell in rows_of(response.content)[0]] == ["名称*", "数量*"]


def test_a_batch_is_taken_back_as_a_whole(county: County) -> None:
    upload(county, GOOD, ("丙", 2))
    batch = ImportBatch.objects.get()
    press(county, batch, "write")
    asked = county.client("clerk").get(county.address(f"import/batches/{batch.pk}/undo/")).content.decode()
    assert "撤回「台账.xlsx」导入的 2 行" in asked
    press(county, batch, "undo", confirmed="1")
    batch.refresh_from_db()
    assert (names(), batch.state) == ([], "undone")
    assert TrailEntry.objects.order_by("-number")[0].event == "orgs.batch_undone"
    assert press(county, batch, "undo", confirmed="1").status_code == 422


def test_a_batch_with_rows_in_use_stays_whole(county: County) -> None:
    upload(county, GOOD, ("丙", 2))
    batch = ImportBatch.objects.get()
    press(county, batch, "write")
    JobRun.objects.filter(title="丙").update(message="在用")
    response = press(county, batch, "undo", confirmed="1")
    assert (response.status_code, names()) == (422, ["甲", "丙"])
    assert "被佐证引用" in response.content.decode()


def test_after_thirty_days_it_stays(county: County) -> None:
    upload(county, GOOD)
    batch = ImportBatch.objects.get()
    press(county, batch, "write")
    batch.refresh_from_db()
    batch.decided_at = now() - datetime.timedelta(days=31)
    batch.save()
    assert press(county, batch, "undo", confirmed="1").status_code == 422
    page = county.client("clerk").get(county.address(f"import/batches/{batch.pk}/")).content.decode()
    assert 'aria-disabled="true"' in page
    assert "以后不能整批撤回" in page


def test_a_head_looks_and_does_not_import(county: County) -> None:
    upload(county, GOOD)
    batch = ImportBatch.objects.get()
    assert county.client("head").get(county.address(f"import/batches/{batch.pk}/")).status_code == 200
    assert press(county, batch, "write", who="head").status_code == 403


def test_a_closed_year_takes_nothing_in(county: County) -> None:
    upload(county, GOOD)
    batch = ImportBatch.objects.get()
    close_year(unit_year=county.unit_year, by=county.actor("system"))
    assert upload(county, GOOD).status_code == 403
    assert press(county, batch, "write").status_code == 403


def test_an_outsider_finds_neither_desk_nor_batch(county: County) -> None:
    upload(county, GOOD)
    batch = ImportBatch.objects.get()
    client = county.client("outsider")
    for path in ("import/orgs.specimen/", f"import/batches/{batch.pk}/", f"import/batches/{batch.pk}/failed.xlsx"):
        assert client.get(county.address(path)).status_code == 404
        assert client.get(county.address(path).replace(county.unit.code, county.other.code)).status_code in {200, 404}
    other = f"/{county.other.code}/2024/import/batches/{batch.pk}/"
    assert client.get(other).status_code == 404


def test_a_table_nobody_hung_is_not_there(county: County) -> None:
    assert county.client("clerk").get(county.address("import/nothing/")).status_code == 404
