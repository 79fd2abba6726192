"""问题清单 of 审计、人大、巡察 go through the import desk: dry run, rows, undo."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cycle.followup.conftest import found
from tests.records.outreach.tables.sheets import workbook

from jixiao.cycle.followup.issuing import issue_notice
from jixiao.cycle.followup.models import Problem, ProblemState
from jixiao.orgs.models import ImportBatch

HEADS = ("单位", "来源", "问题", "具体情况", "依据", "指标或主题")
GOOD = ("", "审计检查", "示例：超范围列支", "示例：列支招待费 0.3 万元", "示例：专项资金办法第八条", "专款专用")
OTHER = ("示例县图书馆", "巡察反馈", "示例：采购不规范", "示例：未比价", "示例：采购办法", "")


def upload(county, rows, *, who="reviewer"):
    file = SimpleUploadedFile("示例问题清单.xlsx", workbook(HEADS, rows))
    address = county.address("import/followup.problems/")
    return county.client(who).post(address, {"file": file}, follow=True).content.decode()


def write(county, which="good"):
    address = county.address(f"import/batches/{ImportBatch.objects.latest('pk').pk}/write/")
    county.client("reviewer").post(address, {"which": which})


def undo(county):
    address = county.address(f"import/batches/{ImportBatch.objects.latest('pk').pk}/undo/")
    return county.client("reviewer").post(address, {"confirmed": "1"})


def test_problems_are_tried_written_and_wait_for_their_notice(county):
    upload(county, [GOOD])
    assert not Problem.objects.exists()
    write(county)
    problem = Problem.objects.get()
    assert (problem.source, problem.state, problem.key) == ("audit", ProblemState.OPEN, "专款专用")
    assert problem.unit_year == county.unit_year
    undo(county)
    assert not Problem.objects.exists()


def test_a_row_of_another_unit_is_refused_at_the_desk_of_one_and_taken_at_that_of_the_bureau(county):
    page = upload(county, [OTHER])
    assert "没有这个单位" in page
    from jixiao.orgs.registering import open_year

    finance = open_year(unit=county.finance, year=2024, by=county.actor("system"))
    file = SimpleUploadedFile("示例问题清单.xlsx", workbook(HEADS, [OTHER]))
    base = f"/{finance.unit.code}/2024/import"
    county.client("reviewer").post(f"{base}/followup.problems/", {"file": file})
    batch = ImportBatch.objects.latest("pk")
    county.client("reviewer").post(f"{base}/batches/{batch.pk}/write/", {"which": "good"})
    assert Problem.objects.get().unit_year == county.other_year


def test_bad_rows_say_why_and_doubles_are_asked_about(county):
    found(county, title=GOOD[2])
    page = upload(county, [GOOD, ("", "街谈巷议", "", "示例", "示例", ""), ("", *GOOD[1:2], "长" * 121, *GOOD[3:])])
    for words in ("已经有同名的问题", "问题未填", "最多 120 个字"):
        assert words in page, words
    write(county)
    assert Problem.objects.count() == 1


def test_once_a_letter_quotes_one_nothing_of_the_table_is_taken_back(county):
    upload(county, [GOOD])
    write(county)
    told = {"authority": county.finance, "unit_year": county.unit_year, "by": county.actor("reviewer")}
    issue_notice(problems=[Problem.objects.get()], **told)
    assert undo(county).status_code == 422
    assert Problem.objects.count() == 1


@pytest.mark.parametrize("who", ["clerk", "head"])
def test_the_unit_does_not_import_its_own_problems(county, who):
    upload(county, [GOOD], who=who)
    assert not ImportBatch.objects.exists()
