import pytest
from tests.records.outreach.tables.sheets import tried

from jixiao.orgs.refusing import Refused
from jixiao.orgs.taking_in import rows_without_faults
from jixiao.records.quiz.fairness.barred_table import DOOR, undo_barred, write_barred
from jixiao.records.quiz.models import Barred

pytestmark = pytest.mark.django_db
HEADS = ("竞答编号", "手机号", "回避人员", "回避原因")
GOOD = ("Q1", "13800001234", "示例科普部工作人员", "参加出题")


def test_a_list_is_tried_written_and_taken_back(county, card, by):
    dry_run = tried(county.unit_year, [GOOD], HEADS, DOOR)
    rows = rows_without_faults(dry_run)
    written = write_barred(county.unit_year, [row.values for row in rows], by)
    assert Barred.objects.get().label == "示例科普部工作人员"
    again = tried(county.unit_year, [GOOD], HEADS, DOOR)
    assert "已经在回避名单里" in str(again.rows[0].errors)
    undo_barred(county.unit_year, written, by)
    assert not Barred.objects.exists()


def test_the_number_is_not_kept_in_the_dry_run(county, card):
    assert "13800001234" not in str(tried(county.unit_year, [GOOD], HEADS, DOOR).to_json())


@pytest.mark.parametrize(
    ("row", "told"),
    [(("Q9", *GOOD[1:]), "没有编号为 Q9 的竞答"), (("Q1", "12345", "示例", "示例"), "手机号不对"),
     (("Q1", "13800001234", "", "示例"), "label")],
)  # fmt: skip
def test_a_wrong_row_says_what_is_wrong(county, card, row, told):
    assert told in str(tried(county.unit_year, [row], HEADS, DOOR).rows[0].errors)


def test_a_campaign_that_is_gone_since_is_refused(county, card, by):
    with pytest.raises(Refused) as refused:
        write_barred(county.unit_year, [{"campaign": "Q9", "phone": "d", "label": "示例", "reason": "示例"}], by)
    assert refused.value.code == "U894"
