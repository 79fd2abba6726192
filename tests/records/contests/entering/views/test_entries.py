import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.measures.conftest import paper
from tests.records.contests.conftest import noon
from tests.records.contests.entering.conftest import picture

from jixiao.orgs.models import TrailEntry
from jixiao.records.contests.entering.handing_in import hand_in
from jixiao.records.contests.models import Entry, EntryFile, EntryState, EntryStep

pytestmark = pytest.mark.django_db


@pytest.fixture
def work(asking, school, ready):
    return hand_in(entry=ready(asking(), school()), stamp=None, at=noon(10))


def test_names_are_masked_everywhere_until_somebody_says_why(county, work):
    clerk = county.client("clerk")
    here = county.address(f"contests/entries/{work.pk}/")
    for path in (here, county.address(f"contests/{work.contest_id}/entries/")):
        page = clerk.get(path).content.decode()
        assert "张*明" in page
        assert "张小明" not in page
    assert clerk.post(f"{here}names/", {"reason": " "}).status_code == 422
    shown = clerk.post(f"{here}names/", {"reason": "核对证书姓名"})
    assert "张小明" in shown.content.decode()
    line = TrailEntry.objects.latest("number")
    assert (line.title, line.why) == ("查看作者姓名", "核对证书姓名")
    assert "张小明" not in str(line.after)
    assert county.client("viewer").post(f"{here}names/", {"reason": "想看"}).status_code == 403


def test_the_office_writes_and_hands_a_work_in_for_a_school(county, asking, school):
    group, first, clerk = asking(files=[], form=[], team_most=1), school(), county.client("clerk")
    new = county.address(f"contests/{group.contest_id}/entries/new/")
    assert "没有填" in clerk.post(new, {"title": "", "group": group.pk, "school": first.pk}).content.decode()
    made = clerk.post(new, {"title": "代报的作品", "group": group.pk, "school": first.pk})
    entry = Entry.objects.get()
    assert made.url.endswith(f"/entries/{entry.pk}/edit/")
    assert "代报的作品" in clerk.get(made.url).content.decode()
    typed = {
        "title": "代报的作品", "abstract": "简介" * 30, "a1_name": "张小明", "a1_grade": "3", "a1_born": "2014-05",
        "a1_guardian": "张大明", "a1_agreed": "on", "stamp": entry.version,
    }  # fmt: skip
    assert clerk.post(made.url, typed).status_code == 302
    assert clerk.post(made.url, typed).status_code == 409
    assert clerk.post(county.address(f"contests/entries/{entry.pk}/hand-in/")).status_code == 302
    entry.refresh_from_db()
    assert entry.state == EntryState.SUBMITTED


def test_a_work_is_returned_and_withdrawn_with_a_reason(county, work):
    clerk = county.client("clerk")
    here = county.address(f"contests/entries/{work.pk}/")
    assert "没有填" in clerk.post(f"{here}return/", {"reason": ""}).content.decode()
    assert clerk.post(f"{here}return/", {"reason": "请补创新点"}).status_code == 302
    work.refresh_from_db()
    assert work.state == EntryState.RETURNED
    assert "不能退回" in clerk.post(f"{here}return/", {"reason": "再退"}).content.decode()
    assert clerk.post(f"{here}withdraw/", {"reason": "学校来函"}).status_code == 302


def test_a_package_says_what_came_of_each_file(county, work):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(f"{work.number}_盖章.pdf", paper())
        archive.writestr("别的.png", picture().read())
    clerk, here = county.client("clerk"), county.address(f"contests/{work.contest_id}/entries/package/")
    page = clerk.post(here, {"package": SimpleUploadedFile("包.zip", out.getvalue())}).content.decode()
    assert "盖章扫描件" in page
    assert "没有作品编号" in page
    assert clerk.post(here, {}).status_code == 422
    assert "打不开" in clerk.post(here, {"package": SimpleUploadedFile("包.zip", b"x")}).content.decode()


def test_files_and_the_form_are_for_those_who_may(county, work):
    clerk, viewer = county.client("clerk"), county.client("viewer")
    file = EntryFile.objects.filter(entry=work).first()
    here = county.address(f"contests/entries/{work.pk}/")
    for path, start in ((f"files/{file.pk}/", b"\x89PNG"), (f"files/{file.pk}/1/small/", b"RIFF")):
        assert b"".join(viewer.get(f"{here}{path}").streaming_content)[:4] == start
    assert viewer.get(f"{here}files/{file.pk}/9/small/").status_code == 404
    assert viewer.get(f"{here}form.docx").status_code == 403
    assert clerk.get(f"{here}form.docx").content[:2] == b"PK"
    assert TrailEntry.objects.latest("number").why == "打印申报表"
    scan = SimpleUploadedFile("章.pdf", paper())
    assert clerk.post(f"{here}files/", {"kind": "sealed", "files": [scan]}).status_code == 302
    sealed = EntryFile.objects.get(kind="sealed")
    assert viewer.get(f"{here}files/{sealed.pk}/").status_code == 403
    assert viewer.get(f"{here}files/{sealed.pk}/1/small/").status_code == 403
    assert "盖章扫描件" in viewer.get(here).content.decode()
    assert b"".join(clerk.get(f"{here}files/{sealed.pk}/").streaming_content)[:4] == b"%PDF"
    assert TrailEntry.objects.latest("number").why == "查看盖章扫描件"
    assert clerk.post(f"{here}files/{sealed.pk}/remove/").status_code == 302
    assert viewer.get(f"{here}files/{sealed.pk}/").status_code == 404
    assert clerk.post(f"{here}files/", {"kind": "work", "files": [picture(7)]}).status_code == 302
    assert EntryStep.objects.latest("pk").why == "补传作品：作品"
    Entry.objects.update(state="qualified")
    assert clerk.post(f"{here}files/", {"kind": "work", "files": [picture(8)]}).status_code == 422


def test_a_stranger_finds_nothing(county, work):
    for who in ("outsider", "outside_head"):
        client = county.client(who)
        for path in (f"entries/{work.pk}/", f"{work.contest_id}/entries/", f"entries/{work.pk}/edit/"):
            assert client.get(county.address(f"contests/{path}")).status_code == 404
        assert client.post(county.address(f"contests/entries/{work.pk}/names/"), {"reason": "x"}).status_code == 404


def test_the_list_takes_as_many_statements_for_three_as_for_one(county, asking, school, entry):
    group, first, clerk = asking(default_places=9), school(), county.client("clerk")
    entry(group, first)
    here = county.address(f"contests/{group.contest_id}/entries/")
    clerk.get(here)
    with CaptureQueriesContext(connection) as one:
        clerk.get(here)
    for number in (2, 3):
        entry(group, school(f"示例小学{number}"), title=f"作品{number}", names=("甲", "乙"))
    with CaptureQueriesContext(connection) as three:
        clerk.get(here)
    assert len(three) == len(one)
    assert "张小明" not in clerk.get(f"{here}?export=xlsx").content.decode("latin1")


def test_a_work_is_found_by_its_first_letters_and_no_child_by_name(county, work):
    from jixiao.orgs.seat import Desk
    from jixiao.records.contests.entering.searching import search

    desk = Desk(county.people["clerk"], county.unit, county.unit_year, frozenset(), (), noon(10), None, 2024)
    assert [one.title for one in search(desk, "hjsdhp")] == ["会浇水的花盆"]
    assert list(search(desk, "张小明")) == []


def test_a_withdrawn_work_is_resumed_and_its_people_are_deleted_where_somebody_asks(county, work):
    clerk, here = county.client("clerk"), county.address(f"contests/entries/{work.pk}/")
    assert f'value="contests.entry:{work.pk}"' in clerk.get(here).content.decode()
    early = clerk.post(f"{here}forget/", {"reason": "示例：监护人来函"})
    assert "先撤回作品" in early.content.decode()
    assert clerk.post(f"{here}withdraw/", {"reason": "示例：学校来函"}).status_code == 302
    assert "恢复为草稿" in clerk.get(here).content.decode()
    assert county.client("viewer").post(f"{here}resume/").status_code == 403
    for _ in range(2):
        assert clerk.post(f"{here}resume/").status_code == 302
    work.refresh_from_db()
    assert (work.state, work.number is None) == (EntryState.DRAFT, False)
    Entry.objects.update(state=EntryState.WITHDRAWN)
    assert county.client("viewer").get(f"{here}forget/").status_code == 403
    assert "不能恢复" in clerk.get(f"{here}forget/").content.decode()
    assert clerk.post(f"{here}forget/", {"reason": "示例：监护人来函"}).status_code == 302
    shown = clerk.get(here).content.decode()
    assert "删除个人信息" not in shown
    assert "个人信息已经删除" in shown
    assert "恢复为草稿" not in shown.split('class="timeline')[0]
