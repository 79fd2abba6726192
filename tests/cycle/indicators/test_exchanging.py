import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests.cycle.indicators.asking import draft_own, publish_own, version_of
from tests.rooms import County

from jixiao.cycle.indicators.defining import draft_next_version
from jixiao.cycle.indicators.definition import Definition
from jixiao.cycle.indicators.exchanging import DOOR, PLAN, check_rows, library_workbook, row_of, write_rows
from jixiao.cycle.indicators.models import Indicator, IndicatorVersion
from jixiao.cycle.indicators.publishing import publish_version
from jixiao.cycle.indicators.queries import library_shown
from jixiao.orgs.models import ImportBatch
from jixiao.orgs.refusing import Refused
from jixiao.orgs.taking_in import try_table, undo_batch, write_batch
from jixiao.web.importing import State, blank_template, read_upload
from jixiao.web.typed import read_absent

ROW = {
    "common": "否", "code": "ZY-01", "frame": "单位自评指标分类（10号文）", "level1": "产出指标", "level2": "数量指标",
    "name": "示例科普剧巡演场次", "operator": "≥", "unit": "场", "first_year": "2024",
}  # fmt: skip


def workbook(*rows: dict[str, str]) -> bytes:
    import io

    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("指标库")
        for place, column in enumerate(PLAN.columns):
            sheet.write_string(0, place, column.head)
            for line, row in enumerate(rows, start=1):
                sheet.write_string(line, place, row.get(column.key, ""))
    return file.getvalue()


def tried(county: County, *rows: dict[str, str]):
    dry_run = read_upload(workbook(*rows), PLAN)
    assert not dry_run.findings
    return check_rows(county.unit_year, dry_run).rows


@pytest.mark.django_db
def test_what_goes_out_comes_in_again_the_same(stocked: County) -> None:
    publish_own(stocked, formula="活动场次", meaning="示例，含“引号”、=等号", doubt="存疑\n第二行")
    versions = library_shown(2024, stocked.unit).order_by("indicator__code")
    dry_run = read_upload(library_workbook(versions), PLAN)
    assert not dry_run.findings
    assert len(dry_run.rows) == versions.count() == 125
    for row, version in zip(dry_run.rows, versions, strict=True):
        assert not row.errors, (version.indicator.code, row.errors)
        words = {key: str(value or "") for key, value in row_of(version).items()}
        assert {key: " ".join(text.split()) for key, text in row.texts.items()} == {
            key: " ".join(text.split()) for key, text in words.items()
        }
    checked = check_rows(stocked.unit_year, dry_run)
    assert {row.state for row in checked.rows} == {State.DUPLICATE}


@pytest.mark.django_db
def test_a_library_carried_to_another_county_is_the_same_there(stocked: County) -> None:
    content = library_workbook(library_shown(2024, stocked.unit).order_by("indicator__code"))
    before = {one.indicator.code: Definition.of(one) for one in IndicatorVersion.objects.select_related("indicator")}
    IndicatorVersion.objects.all().delete()
    Indicator.objects.all().delete()
    dry_run = check_rows(stocked.unit_year, read_upload(content, PLAN))
    assert {row.state for row in dry_run.rows} == {State.OK}
    written = write_rows(stocked.unit_year, [row.values for row in dry_run.rows], stocked.actor("reviewer"))
    assert len(written) == len(before)
    after = {one.indicator.code: Definition.of(one) for one in IndicatorVersion.objects.select_related("indicator")}
    assert after == before


LETTERS = st.text(st.characters(categories=["Lo", "Ll", "Nd", "Po"], max_codepoint=0x9FFF), max_size=30).map(str.strip)
WORDS = LETTERS.filter(lambda text: not text or read_absent(text) is None)
SAID = st.fixed_dictionaries(
    {"name": WORDS.filter(bool)}, optional=dict.fromkeys(("meaning", "evidence", "source", "doubt"), WORDS)
)


@given(said=SAID, year=st.integers(2000, 2090))
def test_any_words_survive_the_workbook(said: dict[str, str], year: int) -> None:
    indicator = Indicator(code="ZY-01", frame="MOF10", level1="产出指标", level2="数量指标", owner_id=1)
    definition = Definition(operator="≥", unit="场", first_year=year, **said)
    version = IndicatorVersion(indicator=indicator, number=1, **definition.values())
    (read,) = read_upload(workbook(row_of(version)), PLAN).rows
    assert not read.errors
    assert Definition.read({**read.values, "first_year": int(read.values["first_year"])}) == definition


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "column"),
    [
        ({"code": "abc"}, "code"),
        ({"level1": "成本指标"}, "level1"),
        ({"level2": "别的指标"}, "level2"),
        ({"formula": "没有的名称 × 2"}, "formula"),
        ({"formula": "参加人次"}, "formula"),
        ({"operator": "大约"}, "operator"),
        ({"first_year": "明年"}, "first_year"),
        ({"unit": ""}, "unit"),
        ({"frame": "没有的框架"}, "frame"),
        ({"scoring_method": "凭感觉"}, "scoring_method"),
    ],
)
def test_a_row_with_a_fault_says_which_cell(stocked: County, changed, column) -> None:
    (row,) = tried(stocked, ROW | changed)
    assert row.state is State.ERROR
    assert column in row.errors


@pytest.mark.django_db
def test_a_code_twice_in_the_table_is_a_fault(stocked: County) -> None:
    first, second = tried(stocked, ROW, ROW | {"name": "示例别的"})
    assert (first.state, second.state) == (State.OK, State.ERROR)


@pytest.mark.django_db
def test_a_code_that_is_there_becomes_the_draft_of_a_new_version(stocked: County) -> None:
    publish_own(stocked)
    changed = ROW | {"usual_target": "9", "first_year": "2025"}
    (row,) = tried(stocked, changed)
    assert row.state is State.DOUBT
    assert "第 2 版的草稿" in row.doubts["code"][0]
    (reference,) = write_rows(stocked.unit_year, [row.values], stocked.actor("clerk"))
    draft = version_of("ZY-01", 2)
    assert reference == f"indicators.version:{draft.pk}"
    assert (draft.state, draft.usual_target, draft.first_year) == ("draft", "9", 2025)
    publish_version(version=draft, by=stocked.actor("clerk"))
    assert version_of("ZY-01").last_year == 2024


@pytest.mark.django_db
def test_a_new_version_must_begin_later_and_a_waiting_draft_goes_first(stocked: County) -> None:
    version = publish_own(stocked)
    (row,) = tried(stocked, ROW | {"usual_target": "9"})
    assert "first_year" in row.errors
    draft_next_version(indicator=version.indicator, first_year=2025, by=stocked.actor("clerk"))
    (row,) = tried(stocked, ROW | {"usual_target": "9", "first_year": "2025"})
    assert "已有一份草稿" in row.errors["code"][0]


@pytest.mark.django_db
def test_a_published_indicator_does_not_move_by_a_table(stocked: County) -> None:
    publish_own(stocked)
    (row,) = tried(stocked, ROW | {"level2": "质量指标", "first_year": "2025"})
    assert "level2" in row.errors


@pytest.mark.django_db
def test_a_name_like_one_that_is_there_is_to_be_confirmed(stocked: County) -> None:
    (row,) = tried(stocked, ROW | {"name": "发放科普资料的份数", "unit": "份"})
    assert row.state is State.DOUBT
    assert "KX-C09" in row.doubts["name"][0]


@pytest.mark.django_db
def test_each_library_is_written_by_its_keeper(stocked: County) -> None:
    (own,) = tried(stocked, ROW)
    (shared,) = tried(stocked, ROW | {"common": "是", "code": "GX-01"})
    with pytest.raises(Refused, match="财政复核人"):
        write_rows(stocked.unit_year, [shared.values], stocked.actor("clerk"))
    with pytest.raises(Refused, match="填报人"):
        write_rows(stocked.unit_year, [own.values], stocked.actor("reviewer"))
    assert len(write_rows(stocked.unit_year, [shared.values], stocked.actor("reviewer"))) == 1
    assert version_of("GX-01").indicator.owner is None


@pytest.mark.django_db
def test_a_batch_is_taken_back_until_one_of_it_is_published(stocked: County) -> None:
    by = stocked.actor("clerk")
    rows = (ROW, ROW | {"code": "ZY-02", "name": "示例送展下乡次数", "unit": "次"})
    for taken_back in (True, False):
        batch = try_table(unit_year=stocked.unit_year, door=DOOR, file_name="a.xlsx", content=workbook(*rows), by=by)
        write_batch(
            batch=batch,
            door=DOOR,
            rows=check_rows(stocked.unit_year, read_upload(workbook(*rows), PLAN)).rows,
            by=by,
        )
        assert Indicator.objects.filter(owner=stocked.unit).count() == 2
        if taken_back:
            undo_batch(batch=batch, door=DOOR, by=by)
            assert not Indicator.objects.filter(owner=stocked.unit).exists()
        else:
            publish_version(version=version_of("ZY-01"), by=by)
            with pytest.raises(Refused, match="已经发布"):
                undo_batch(batch=batch, door=DOOR, by=by)
    assert Indicator.objects.filter(owner=stocked.unit).count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "common", "code"), [("clerk", "否", "ZY-01"), ("reviewer", "是", "GX-01")])
def test_the_import_desk_takes_a_table_from_either_keeper(stocked: County, who, common, code) -> None:
    client = stocked.client(who)
    place = {"unit": stocked.unit.code, "year": 2024}
    content = workbook(ROW | {"common": common, "code": code})
    sent = client.post(
        reverse("orgs:import", kwargs={**place, "plan": PLAN.key}), {"file": SimpleUploadedFile("库.xlsx", content)}
    )
    batch = ImportBatch.objects.get()
    assert sent.headers["Location"] == reverse("orgs:batch", kwargs={**place, "pk": batch.pk})
    assert "可导入" in client.get(sent.headers["Location"]).content.decode()
    client.post(reverse("orgs:write-batch", kwargs={**place, "pk": batch.pk}), {"which": "good"})
    assert version_of(code).state == "draft"


@pytest.mark.django_db
def test_the_import_desk_does_not_take_a_reviewers_table_of_records(stocked: County) -> None:
    place = {"unit": stocked.unit.code, "year": 2024, "plan": "outreach.activities"}
    assert stocked.client("reviewer").post(reverse("orgs:import", kwargs=place)).status_code == 403
    assert stocked.client("viewer").post(reverse("orgs:import", kwargs={**place, "plan": PLAN.key})).status_code == 403


def test_the_blank_template_has_every_column() -> None:
    assert blank_template(PLAN).startswith(b"PK")


@pytest.mark.django_db
def test_the_export_is_one_frame_where_one_is_asked(stocked: County) -> None:
    draft_own(stocked)
    address = reverse("indicators:export", kwargs={"unit": stocked.unit.code, "year": 2024})
    content = stocked.client("viewer").get(address, {"frame": "SIX2018"}).content
    assert {row.values["code"] for row in read_upload(content, PLAN).rows} == {"LW-01", "LW-02", "LW-03"}
