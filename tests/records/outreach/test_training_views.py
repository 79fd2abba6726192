import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.rooms import A_PAGE

from jixiao.orgs.models import TrailEntry
from jixiao.records.outreach.certifying import issue_certificates, revoke_certificate
from jixiao.records.outreach.codes import code_at
from jixiao.records.outreach.enrolling import enrol
from jixiao.records.outreach.models import Attendance, Certificate, SessionState, Trainee, TrainingSession
from jixiao.records.outreach.scheduling import open_sign_in
from jixiao.records.outreach.signing import sign_in_by_clerk
from jixiao.web.clock import now

PHONE, IDENTITY = "13800001234", "11010519491231002X"


@pytest.fixture
def sitting(session, by):
    made = open_sign_in(session=session(), by=by)
    for name, workplace in (("张小明", "康宁社区"), ("张晓敏", "示例村"), ("李红", "示例村")):
        values = {"name": name, "workplace": workplace, "phone": PHONE, "identity": IDENTITY}
        enrol(activity=made.activity, values=values, by=by, walk_in=False)
    return made


@pytest.fixture
def phone():
    return Client()


def scanned(sitting, phone):
    """Scan the code that stands on the screen now, and return the address with the pass."""
    code = code_at(secret=sitting.secret, session=sitting.pk, at=now())
    answer = phone.get(f"{reverse('sign_in:sign_in', kwargs={'token': sitting.token})}?c={code}")
    assert answer.status_code == 302
    return answer.headers["Location"]


def pass_of(address):
    return address.partition("?p=")[2]


def test_somebody_scans_finds_themself_and_signs_in_without_an_account(sitting, phone):
    address = scanned(sitting, phone)
    page = phone.get(f"{address}&q=zxm").content.decode()
    assert page.count('name="trainee"') == 2
    assert "张小明" not in page
    assert "张*明" in page
    who = Trainee.objects.get(name="张小明")
    done = phone.post(address, {"p": pass_of(address), "trainee": who.pk}, follow=True).content.decode()
    assert "签到成功" in done
    row = Attendance.objects.get()
    assert (row.trainee, row.way, row.by) == (who, "扫码", None)
    again = scanned(sitting, phone)
    refused = phone.post(again, {"p": pass_of(again), "trainee": who.pk})
    assert refused.status_code == 422
    assert "签到（扫码）" in refused.content.decode()


def test_a_walk_in_signs_in_with_a_name_alone(sitting, phone):
    address = scanned(sitting, phone)
    empty = phone.post(address, {"p": pass_of(address), "name": ""})
    assert empty.status_code == 422
    assert "没有填" in empty.content.decode()
    phone.post(address, {"p": pass_of(address), "name": "示例新人", "workplace": "示例村"})
    assert Trainee.objects.get(name="示例新人").walk_in


def test_nothing_is_listed_before_two_letters_are_typed_and_never_a_number(sitting, phone):
    address = scanned(sitting, phone)
    for query in ("", "&q=z", "&q=张", "&q=zx", "&q=张小明", "&q=李红", "&q=138"):
        page = phone.get(f"{address}{query}").content.decode()
        assert ('name="trainee"' in page) == (query in {"&q=zx", "&q=张小明", "&q=李红"}), query
        assert PHONE not in page
        assert "****1234" not in page
        assert "110105" not in page


def test_old_forged_and_foreign_codes_are_refused_with_a_reason(sitting, phone):
    here = reverse("sign_in:sign_in", kwargs={"token": sitting.token})
    for query, words in (("?c=OLDCODE", "二维码已经过期"), ("?p=1.2.3", "超过 5 分钟"), ("", "超过 5 分钟")):
        answer = phone.get(f"{here}{query}")
        assert answer.status_code == 422
        assert words in answer.content.decode()
    assert phone.get(reverse("sign_in:sign_in", kwargs={"token": "unknown"})).status_code == 404
    address = scanned(sitting, phone)
    assert "名单里没有这个人" in phone.post(address, {"p": pass_of(address), "trainee": "999999"}).content.decode()
    TrainingSession.objects.update(state=SessionState.CLOSED)
    closed = phone.post(address, {"p": pass_of(address), "trainee": Trainee.objects.earliest("pk").pk})
    assert "没有开放签到" in closed.content.decode()
    assert not Attendance.objects.exists()


def test_the_public_pages_are_never_kept_by_a_cache(sitting, phone):
    assert "no-store" in phone.get(scanned(sitting, phone)).headers["Cache-Control"]


def test_the_screen_shows_a_code_that_lets_in_and_changes(county, sitting):
    clerk = county.client("clerk")
    page = clerk.get(county.address(f"outreach/sessions/{sitting.pk}/screen/")).content.decode()
    part = clerk.get(county.address(f"outreach/sessions/{sitting.pk}/screen/code/")).content.decode()
    for html in (page, part):
        assert "<svg" in html
        assert "每 25 秒换一次" in html
        assert not re.search(r'\sstyle="|<script(?![^>]*src=)', html)
        assert sitting.secret not in html


def test_the_office_shows_numbers_masked_and_in_full_only_on_the_record(county, sitting):
    clerk, who = county.client("clerk"), Trainee.objects.get(name="李红")
    base = f"outreach/{sitting.activity_id}/roster/"
    paths = (base, f"{base}{who.pk}/", f"outreach/sessions/{sitting.pk}/", f"outreach/sessions/{sitting.pk}/sheet/")
    for path in paths:
        page = clerk.get(county.address(path)).content.decode()
        assert PHONE not in page
        assert IDENTITY not in page
    assert "138****1234" in clerk.get(county.address(base)).content.decode()
    assert "110105********002X" in clerk.get(county.address(paths[3])).content.decode()
    exported = b"".join(clerk.get(county.address(f"{base}?format=xlsx")).streaming_content)
    assert PHONE.encode() not in exported
    assert PHONE in clerk.post(county.address(f"{base}{who.pk}/phone/")).content.decode()
    assert TrailEntry.objects.latest("number").event == "outreach.phone_seen"
    assert county.client("viewer").post(county.address(f"{base}{who.pk}/phone/")).status_code == 403


def test_a_sitting_is_scheduled_by_its_form_with_hours_by_subject(county, record):
    training, clerk = record(kind="培训"), county.client("clerk")
    fields = {
        "subject": "示例果树修剪", "day": "2024-11-06", "begins": "8:30", "ends": "1130", "place": "示例教室",
        "subjects": "修剪 2\n嫁接 1.5", "teacher_fee": "1000", "fee_limit": "500",
    }  # fmt: skip
    clerk.post(county.address(f"outreach/{training.pk}/sessions/new/"), fields)
    made = TrainingSession.objects.get()
    assert [(one.name, str(one.hours)) for one in made.subjects.order_by("pk")] == [("修剪", "2.00"), ("嫁接", "1.50")]
    wrong = clerk.post(
        county.address(f"outreach/{training.pk}/sessions/new/"), {**fields, "subjects": "修剪两小时", "begins": "早上"}
    )
    for words in ("学时写法不对", "不是时间"):
        assert words in wrong.content.decode()
    clerk.post(
        county.address(f"outreach/sessions/{made.pk}/edit/"), {**fields, "number": "1", "stamp": "1", "ends": "12:30"}
    )
    assert TrainingSession.objects.get().version == 2


def test_the_clerk_signs_in_by_letters_and_is_asked_which_of_several(county, sitting):
    clerk, address = county.client("clerk"), county.address(f"outreach/sessions/{sitting.pk}/clerk/")
    clerk.post(address, {"who": "lh"})
    page = clerk.post(address, {"who": "zxm"}).content.decode()
    assert "名单里有 2 个人" in page
    clerk.post(address, {"who": "zxm", "trainee": Trainee.objects.get(name="张晓敏").pk})
    assert sorted(row.trainee.name for row in Attendance.objects.all()) == ["张晓敏", "李红"]
    assert "名单里没有赵六" in clerk.post(address, {"who": "赵六"}).content.decode()
    assert "已在" in clerk.post(address, {"who": "李红"}).content.decode()


def test_a_paper_sheet_is_checked_first_and_written_then(county, sitting):
    clerk, address = county.client("clerk"), county.address(f"outreach/sessions/{sitting.pk}/paper/")
    fields = {"text": "李红 08:25\nzz\n示例新人 示例镇"}
    page = clerk.post(address, fields).content.decode()
    assert "名单里没有首字母是 zz 的人" in page
    assert not Attendance.objects.exists()
    clerk.post(address, {**fields, "write": "1", "enrol_strangers": "on"})
    assert sorted(row.trainee.name for row in Attendance.objects.all()) == ["李红", "示例新人"]


def test_tests_are_marked_and_people_signed_out_by_their_forms(county, sitting, at):
    row = sign_in_by_clerk(session=sitting, trainee=Trainee.objects.get(name="李红"), by=at(8, 30))
    clerk = county.client("clerk")
    rows = {
        "results-TOTAL_FORMS": "1", "results-INITIAL_FORMS": "1", "results-0-row": row.pk, "results-0-before": "40",
        "results-0-after": "85",
    }  # fmt: skip
    clerk.post(county.address(f"outreach/sessions/{sitting.pk}/results/"), rows)
    clerk.post(county.address(f"outreach/attendances/{row.pk}/out/"), {"left": "10:00"})
    row.refresh_from_db()
    assert (row.passed, str(row.hours)) == (True, "1.50")
    clerk.post(county.address(f"outreach/attendances/{row.pk}/take-back/"), {"reason": "示例"})
    assert not Attendance.objects.exists()


def test_certificates_are_issued_sent_and_verified_by_anybody(county, sitting, at, phone):
    who = Trainee.objects.get(name="张小明")
    sign_in_by_clerk(session=sitting, trainee=who, by=at(8, 30))
    clerk = county.client("clerk")
    clerk.post(county.address(f"outreach/{sitting.activity_id}/certificates/"), {"chosen": [who.pk]})
    one = Certificate.objects.get()
    for path in (f"certificates/{one.pk}/paper.docx", f"batches/{one.batch_id}/papers.docx"):
        assert clerk.get(county.address(f"outreach/{path}")).content.startswith(b"PK")
    address = reverse("sign_in:certificate", kwargs={"number": one.number, "code": one.code})
    page = phone.get(address).content.decode()
    assert "真实有效" in page
    assert "张*明" in page
    assert "张小明" not in page
    assert PHONE not in page
    revoke_certificate(certificate=one, reason="示例", by=at(14))
    assert "已经作废" in phone.get(address).content.decode()
    unknown = phone.get(address.replace(one.code, "2222222222"))
    assert unknown.status_code == 404
    assert "没有查到" in unknown.content.decode()


def test_nobody_without_hours_gets_a_certificate(county, sitting):
    who = Trainee.objects.get(name="张小明")
    clerk = county.client("clerk")
    clerk.post(county.address(f"outreach/{sitting.activity_id}/certificates/"), {"chosen": [who.pk]})
    assert not Certificate.objects.exists()
    assert issue_certificates is not None


@pytest.mark.parametrize(
    "path", ["sessions/{session}/", "sessions/{session}/sheet/", "{activity}/roster/", "{activity}/certificates/"]
)
def test_lists_of_people_ask_the_same_number_of_statements_of_one_and_of_three(
    county, session, at, django_assert_max_num_queries, path
):
    made, clerk, seen = session(), county.client("clerk"), []
    for number in range(4):
        who = enrol(activity=made.activity, values={"name": f"示例学员{number}"}, by=at(8), walk_in=False)
        sign_in_by_clerk(session=made, trainee=who, by=at(8, 30))
        with django_assert_max_num_queries(A_PAGE) as asked:
            clerk.get(county.address(f"outreach/{path.format(session=made.pk, activity=made.activity_id)}"))
        seen.append(len(asked.captured_queries))
    assert len(set(seen[1:])) == 1
