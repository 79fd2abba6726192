"""A ledger goes all the way through the import desk: upload, dry run, writing, taking back."""

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.records.outreach.tables.sheets import workbook

from jixiao.orgs.models import ImportBatch
from jixiao.records.outreach.models import Activity

HEADS = ("活动名称", "日期", "地点", "服务人次", "怎样计数", "宣传资料")
ROWS = [
    ("社区科普联合行动", "2024-09-18", "康宁社区", "120", "点数", "200"),
    ("全国科普日主场活动", "2024-09-19", "县委广场", "200多", "估计", "1500"),
]


def upload(county, rows, plan="outreach.activities"):
    file = SimpleUploadedFile("示例台账.xlsx", workbook(HEADS, rows))
    answer = county.client("clerk").post(county.address(f"import/{plan}/"), {"file": file}, follow=True)
    return answer, ImportBatch.objects.latest("pk")


def test_a_ledger_is_tried_written_and_taken_back(county):
    answer, batch = upload(county, ROWS)
    page = answer.content.decode()
    assert "不是整数" in page
    assert "填 200，怎样计数选“估计”" in page
    assert not Activity.objects.exists()
    clerk = county.client("clerk")
    clerk.post(county.address(f"import/batches/{batch.pk}/write/"), {"which": "good"})
    made = Activity.objects.get()
    assert (made.name, made.people, made.movements.get().quantity) == ("社区科普联合行动", 120, 200)
    clerk.post(county.address(f"import/batches/{batch.pk}/undo/"), {"confirmed": "1", "reason": "示例"})
    assert not Activity.objects.filter(removed_at=None).exists()


def test_every_table_has_a_template(county):
    for plan in ("outreach.activities", "outreach.handouts", "outreach.roster", "outreach.sign_in"):
        answer = county.client("clerk").get(county.address(f"import/{plan}/template.xlsx"))
        assert answer.status_code == 200
