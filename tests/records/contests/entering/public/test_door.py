import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.measures.conftest import paper
from tests.records.contests.conftest import noon
from tests.records.contests.entering.conftest import picture

from jixiao.records.contests.contests.letting_in import issue_school_codes
from jixiao.records.contests.entering.handing_in import hand_in
from jixiao.records.contests.entering.returning import return_entry
from jixiao.records.contests.knocking import MOST_TRIES
from jixiao.records.contests.models import Author, Entry, EntryFile, EntryState, Knock, SchoolAccess

pytestmark = pytest.mark.django_db
TYPED = {
    "title": "会浇水的花盆", "abstract": "花盆根据土壤的湿度自己浇水。" * 5, "f_subject": "技术", "f_novelty": "",
    "begun_on": "", "finished_on": "", "link": "", "a1_name": "张小明", "a1_grade": "3", "a1_born": "2014-05",
    "a1_duty": "", "a1_guardian": "张大明", "a1_agreed": "on", "a2_name": "", "a2_grade": "", "t1_name": "示例教师",
    "t1_workplace": "", "t1_phone": "",
}  # fmt: skip


@pytest.fixture
def today(monkeypatch):
    """It is the tenth of March 2024 at the door."""
    from jixiao.records.contests.entering.public import visiting
    from jixiao.records.contests.entering.public.views import entering

    for module in (visiting, entering):
        monkeypatch.setattr(module, "now", lambda: noon(10))


@pytest.fixture
def let_in(by, today):
    """Return a browser in which a school came in with its code."""

    def make(contest, school):
        code = issue_school_codes(contest=contest, schools=[school.pk], by=by)[0].code
        client = Client()
        answer = client.post(f"/contest/{contest.token}/school/", {"c": f"{code[:5].lower()} {code[5:]}"})
        assert answer.status_code == 302
        return client

    return make


def test_a_school_enters_a_work_from_the_code_to_the_sealed_form(asking, school, let_in, shelf_of_its_own):
    group = asking()
    client, here = let_in(group.contest, school()), f"/contest/{group.contest.token}/works/"
    assert "随填随存" in client.get(here).content.decode()
    once = "5f0c6c4e-0000-4000-8000-000000000003"
    begun = client.post(here, {"group": group.pk, "title": "会浇水的花盆", "once": once})
    assert client.post(here, {"group": group.pk, "title": "会浇水的花盆", "once": once}).url == begun.url
    work = Entry.objects.get()
    page = f"{here}{work.pk}/"
    saved = client.post(f"{page}autosave/", {**TYPED, "stamp": work.version})
    assert "已暂存" in saved.content.decode()
    work.refresh_from_db()
    assert saved.headers["X-Stamp"] == str(work.version)
    shown = client.get(page).content.decode()
    assert "缺少申报文件" in shown
    assert 'value="张小明"' in shown
    early = client.post(f"{page}hand-in/")
    assert early.status_code == 422
    assert "必须改" in early.content.decode()
    for kind in ("work", "novelty"):
        assert client.post(f"{page}files/", {"kind": kind, "files": [picture()]}).status_code == 302
    done = client.post(page, {**TYPED, "stamp": work.version, "hand_in": "1"})
    assert done.status_code == 302
    work.refresh_from_db()
    assert (work.state, (work.number or "")[-7:]) == (EntryState.SUBMITTED, "-X1-001")
    assert client.post(f"{page}hand-in/").status_code == 302
    html = client.get(page).content.decode()
    assert "盖章件没有传" in html
    assert "张*明" in html
    assert "张小明" not in html
    scan = paper()
    from django.core.files.uploadedfile import SimpleUploadedFile

    sealed = {"kind": "sealed", "files": [SimpleUploadedFile("章.pdf", scan)]}
    assert client.post(f"{page}files/", sealed).status_code == 302
    work.refresh_from_db()
    assert work.sealed_at is not None
    assert Author.objects.get().claim


def test_the_form_comes_as_word_and_files_come_back(asking, school, let_in, shelf_of_its_own, ready):
    group, first = asking(), school()
    work = ready(group, first)
    client, page = let_in(group.contest, first), f"/contest/{group.contest.token}/works/{work.pk}/"
    word = client.get(f"{page}form.docx")
    assert word.content[:2] == b"PK"
    file = EntryFile.objects.filter(entry=work).first()
    sent = client.get(f"{page}files/{file.pk}/?inline=1")
    assert b"".join(sent.streaming_content)[:4] == b"\x89PNG"
    assert "sandbox" in sent.headers["Content-Security-Policy"]
    small = client.get(f"{page}files/{file.pk}/1/small/")
    assert b"WEBP" in b"".join(small.streaming_content)[:16]
    assert client.post(f"{page}files/{file.pk}/remove/").status_code == 302
    assert client.get(f"{page}files/{file.pk}/").status_code == 404


def test_nobody_comes_in_without_a_code_and_another_school_sees_nothing(asking, school, let_in, ready):
    group, first = asking(), school()
    work = ready(group, first)
    here = f"/contest/{group.contest.token}/works/"
    assert Client().get(here).url.endswith("/school/")
    other = let_in(group.contest, school("示例县第二小学"))
    for path in ("", "withdraw/", "form.docx"):
        assert other.get(f"{here}{work.pk}/{path}").status_code == 404
    for path in ("", "autosave/", "hand-in/", "remove/", "files/"):
        assert other.post(f"{here}{work.pk}/{path}").status_code == 404
    assert "会浇水的花盆" not in other.get(here).content.decode()


def test_a_code_that_is_wrong_or_revoked_lets_nobody_in_and_tries_are_counted(contest, school, let_in, today):
    row = contest()
    client, address = let_in(row, school()), f"/contest/{row.token}/school/"
    assert client.get(f"/contest/{row.token}/works/").status_code == 200
    SchoolAccess.objects.update(revoked_at=noon(10))
    assert client.get(f"/contest/{row.token}/works/").status_code == 302
    wrong = Client().post(address, {"c": "ABCDE FGHJK"})
    assert wrong.status_code == 422
    assert "报名码不对" in wrong.content.decode()
    assert 'value="ABCDE FGHJK"' in wrong.content.decode()
    Knock.objects.update(tries=MOST_TRIES)
    assert Client().post(address, {"c": "ABCDE FGHJK"}).status_code == 429


def test_leaving_forgets_the_school_on_this_browser(contest, school, let_in):
    row = contest()
    client = let_in(row, school())
    assert client.post(f"/contest/{row.token}/leave/").status_code == 302
    assert client.get(f"/contest/{row.token}/works/").status_code == 302


def test_what_was_typed_stays_and_a_stale_form_is_told(asking, school, let_in, ready):
    group, first = asking(), school()
    work = ready(group, first)
    client, page = let_in(group.contest, first), f"/contest/{group.contest.token}/works/{work.pk}/"
    wrong = client.post(page, {**TYPED, "a1_born": "五月", "abstract": "打过的字", "stamp": work.version})
    assert "打过的字" in wrong.content.decode()
    assert "出生年月" in wrong.content.decode()
    assert client.post(f"{page}autosave/", {**TYPED, "title": "", "stamp": work.version}).status_code == 422
    assert client.post(f"{page}autosave/", {**TYPED, "stamp": "1"}).status_code == 409
    assert client.post(page, {**TYPED, "title": "改名", "stamp": "1"}).status_code == 409
    kept = client.post(f"{page}autosave/", {**TYPED, "stamp": work.version})
    assert kept.headers["X-Stamp"] == str(work.version + 1)
    late = client.post(page, {**TYPED, "stamp": work.version, "hand_in": "1"})
    assert (late.status_code, Entry.objects.get(pk=work.pk).state) == (302, EntryState.SUBMITTED)


def test_a_wrong_file_is_told_and_the_returned_work_says_why(asking, school, let_in, ready, by):
    group, first = asking(), school()
    work = hand_in(entry=ready(group, first), stamp=None, at=noon(10))
    client, page = let_in(group.contest, first), f"/contest/{group.contest.token}/works/{work.pk}/"
    bad = client.post(f"{page}files/", {"kind": "photo", "files": [picture()]})
    assert bad.status_code == 422
    assert "不收这类文件" in bad.content.decode()
    assert client.get(f"{page}files/").status_code == 302
    scan = client.post(f"{page}files/", {"kind": "sealed", "files": [SimpleUploadedFile("章.txt", b"no scan")]})
    assert (scan.status_code, 'id="refused"' in scan.content.decode()) == (422, True)
    return_entry(entry=work, why="请把创新点写具体", stamp=None, by=by)
    assert "请把创新点写具体" in client.get(page).content.decode()
    assert "撤回" in client.get(f"{page}withdraw/").content.decode()
    assert client.post(f"{page}withdraw/", {"reason": ""}).status_code == 302
    work.refresh_from_db()
    assert work.state == EntryState.WITHDRAWN


def test_a_draft_is_thrown_away_and_the_list_takes_as_many_statements_for_three(
    asking, school, let_in, written, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    group, first = asking(default_places=9), school()
    client, here = let_in(group.contest, first), f"/contest/{group.contest.token}/works/"
    one = written(group, first)
    client.get(here)
    with CaptureQueriesContext(connection) as counted:
        client.get(here)
    written(group, first)
    written(group, first)
    with django_assert_num_queries(len(counted)):
        client.get(here)
    assert client.post(f"{here}{one.pk}/remove/").status_code == 302
    assert client.get(f"{here}{one.pk}/").status_code == 404


def test_a_school_resumes_what_it_took_back_and_sees_only_groups_of_its_pupils(asking, group, school, let_in, ready):
    first, own = asking(), school()
    group(first.contest, code="G1", name="示例高中组", grade_from=10, grade_to=12)
    work = ready(first, own)
    client, door = let_in(first.contest, own), f"/contest/{first.contest.token}/works/"
    assert "示例高中组" not in client.get(door).content.decode()
    page = f"{door}{work.pk}/"
    assert client.post(f"{page}hand-in/").status_code == 302
    assert client.post(f"{page}withdraw/").status_code == 302
    shown = client.get(page).content.decode()
    assert "恢复为草稿" in shown
    assert "没有发现问题" not in shown
    for _ in range(2):
        assert client.post(f"{page}resume/").status_code == 302
    work.refresh_from_db()
    assert (work.state, work.number is None) == (EntryState.DRAFT, False)
    assert client.post(f"{page}hand-in/").status_code == 302
