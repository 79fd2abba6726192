"""Questions go all the way through the import desk, from a table, a Word paper and GIFT."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.records.quiz.bank.exchange.papers import table, word
from tests.records.quiz.days import noon

from jixiao.orgs.models import ImportBatch
from jixiao.orgs.refusing import Refused
from jixiao.orgs.taking_in import undo_batch
from jixiao.records.quiz.bank.exchange.door import DOOR
from jixiao.records.quiz.bank.sets import make_set, put_in
from jixiao.records.quiz.models import Question, QuestionVersion
from jixiao.web.importing import DryRun, ImportRow, State

pytestmark = pytest.mark.django_db
FILES = {
    "示例.xlsx": table(
        ("单选题", "示例：人体最大的器官是什么？", "皮肤", "肝脏", "", "", "A", "示例解析", "示例出处", "健康", 2),
        ("多选", "答案超出", "甲", "乙", "", "", "AD", "", "", "", ""),
        ("判断", "示例判断", "", "", "", "", "√", "", "", "", ""),
    ),
    "示例.docx": word(
        "1．示例：人体最大的器官是什么？", "A．皮肤", "B．肝脏", "答案：A", "2．答案超出", "A．甲  B．乙", "答案：AD",
        "3．示例判断", "答案：√",
    ),
    "示例.gift": "示例：人体最大的器官是什么？{=皮肤 ~肝脏}\n\n答案超出{=甲 =乙}\n\n示例判断{T}".encode(),
}  # fmt: skip


def upload(county, name, content, who="clerk"):
    file = SimpleUploadedFile(name, content)
    return county.client(who).post(county.address("import/quiz.questions/"), {"file": file}, follow=True)


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_tried_written_and_taken_back(county, name):
    page = upload(county, name, FILES[name]).content.decode()
    batch = ImportBatch.objects.latest("pk")
    assert "有错" in page
    assert not Question.objects.exists()
    clerk = county.client("clerk")
    clerk.post(county.address(f"import/batches/{batch.pk}/write/"), {"which": "good"})
    rows = QuestionVersion.objects.order_by("pk")
    assert [(one.kind, one.right, one.state) for one in rows] == [("single", 1, "draft"), ("judge", 1, "draft")]
    failed = clerk.get(county.address(f"import/batches/{batch.pk}/failed.xlsx"))
    assert failed.status_code == 200
    clerk.post(county.address(f"import/batches/{batch.pk}/undo/"), {"confirmed": "1"})
    assert not Question.objects.exists()


def test_a_wrong_row_says_where_and_how_to_mend_it(county):
    page = upload(county, "示例.docx", FILES["示例.docx"]).content.decode()
    assert "第 2 题（第 5 行）：答案是 AD，选项只到 B" in page
    assert "核对答案和选项" in page


def test_a_file_of_another_kind_is_told_which_are_read(county):
    page = upload(county, "示例.pdf", b"%PDF-").content.decode()
    assert "能读的是 .xlsx、.docx、.gift、.txt" in page
    shown = county.client("clerk").get(county.address("import/quiz.questions/")).content.decode()
    assert "XLSX、DOCX、GIFT、TXT" in shown
    assert "也能读的文件" in shown
    assert upload(county, "示例.docx", b"junk").context["form"].errors["file"]


def test_what_is_like_another_question_or_has_an_odd_answer_is_to_be_confirmed(county, write):
    write(text="人体最大的器官是（ ）。", options=("皮肤", "肝脏"), right=1)
    content = table(
        ("单选", "人体最大的器官是什么", "皮肤", "肝脏", "", "", "A", "", "", "", ""),
        ("多选", "只有一个对", "甲", "乙", "", "", "A", "", "", "", ""),
        ("判断", "水往低处流", "", "", "", "", "对", "", "", "", ""),
        ("判断", "水往低处流。", "", "", "", "", "对", "", "", "", ""),
    )
    rows = DOOR.check(county.unit_year, DOOR.read("示例.xlsx", content)).rows
    assert [row.state for row in rows] == [State.DUPLICATE, State.DOUBT, State.OK, State.DUPLICATE]
    assert "与 T1「人体最大的器官是（ ）。」" in rows[0].doubts["text"][0]
    assert rows[3].doubts["text"][0] == "与 本文件第 4 行「水往低处流」相同"


@pytest.mark.parametrize("use", ["set", "campaign"])
def test_an_import_whose_questions_were_used_is_not_taken_back(county, by, campaign, use):
    upload(county, "示例.gift", FILES["示例.gift"])
    batch = ImportBatch.objects.latest("pk")
    county.client("clerk").post(county.address(f"import/batches/{batch.pk}/write/"), {"which": "good"})
    batch.refresh_from_db()
    row = QuestionVersion.objects.order_by("pk").first()
    if use == "set":
        put_in(questions=make_set(unit=county.unit, values={"name": "示例"}, by=by), chosen=[row.question_id], by=by)
    else:
        campaign(versions=[row])
    with pytest.raises(Refused) as refused:
        undo_batch(batch=batch, door=DOOR, by=county.actor("clerk", at=noon(2)))
    assert refused.value.code == "U930"
    assert Question.objects.count() == 2


def test_more_questions_than_can_be_compared_are_refused(county):
    row = ImportRow(1, {}, {})
    with pytest.raises(Refused) as refused:
        DOOR.check(county.unit_year, DryRun("quiz.questions", rows=(row,) * 5_001))
    assert (refused.value.code, refused.value.field) == ("U934", "file")


def test_many_rows_are_checked_and_written_quickly(county):
    rows = [("判断", f"示例题目之{number}号说法", "", "", "", "", "对", "", "", "", "") for number in range(60)]
    found = DOOR.check(county.unit_year, DOOR.read("示例.xlsx", table(*rows)))
    assert len(DOOR.write(county.unit_year, [row.values for row in found.rows], county.actor("clerk"))) == 60
