"""The pages of what comes of a contest, at a desk."""

import datetime

import pytest
from tests.records.contests import a_contest as made

from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.models import JobRun
from jixiao.records.contests.models import AwardCertificate, Contest, Objection, Recommendation, Result, Round
from jixiao.records.contests.publishing.certifying import issue_certificates
from jixiao.records.contests.publishing.objecting import file_objection
from jixiao.web.clock import now


def page(client, url):
    answer = client.get(url)
    assert answer.status_code == 200, answer.content.decode()[-500:]
    return answer.content.decode()


def test_the_head_proposes_changes_and_publishes(county, judged):
    at, head = county.address(f"contests/{judged.pk}/"), county.client("head")
    assert head.post(f"{at}results/propose/").status_code == 302
    row = Result.objects.get(rank=7)
    assert head.post(f"{at}results/{row.pk}/award/", {"award": "三等奖", "why": ""}).status_code == 200
    told = {"award": "三等奖", "why": "纪要", "stamp": row.version}
    assert head.post(f"{at}results/{row.pk}/award/", told).status_code == 302
    assert "三等奖 4 件，按比例最多 3 件" in page(head, f"{at}results/")
    today = now().astimezone(SHANGHAI).date()
    days = {"first": f"{today}", "last": f"{today + datetime.timedelta(days=6)}", "stamp": "1"}
    assert "超过比例" in head.post(f"{at}results/publish/", {**days, "why": ""}).content.decode()
    assert county.client("clerk").post(f"{at}results/publish/", days).status_code == 403
    assert head.post(f"{at}results/publish/", {**days, "why": "批准"}).status_code == 302
    assert Contest.objects.get().state == "published"
    assert "取消奖项" in page(head, f"{at}results/")
    one = Result.objects.get(rank=1)
    assert head.post(f"{at}results/{one.pk}/cancel/", {"reason": "原因"}).status_code == 302
    assert Result.objects.get(rank=1).state == "cancelled"


def test_the_head_answers_an_objection(county, published):
    at, head = county.address(f"contests/{published.pk}/"), county.client("head")
    file_objection(contest=published, number="G1-001", text="示例异议", name="王示例", phone="", at=made.AT)
    row = Objection.objects.get()
    assert "示例异议" in page(county.client("clerk"), f"{at}objections/")
    assert county.client("clerk").get(f"{at}objections/{row.pk}/").status_code == 403
    assert "王示例" in page(head, f"{at}objections/{row.pk}/")
    told = {"verdict": "cancel", "answer": "核实属实"}
    assert head.post(f"{at}objections/{row.pk}/", told).status_code == 302
    assert Result.objects.get(rank=1).state == "cancelled"


def test_certificates_are_asked_for_and_listed(county, published, later):
    at, clerk = county.address(f"contests/{published.pk}/"), county.client("clerk")
    answer = clerk.post(f"{at}certificates/make/")
    job = JobRun.objects.get()
    assert answer.headers["Location"].endswith(f"/{job.pk}/")
    issue_certificates(contest=published, by=later)
    shown = page(clerk, f"{at}certificates/")
    assert "2024-S1-00001" in shown
    assert "张示明" not in shown
    one = AwardCertificate.objects.get(number="2024-S1-00001")
    assert clerk.post(f"{at}certificates/{one.pk}/revoke/", {"reason": "写错"}).status_code == 302
    assert county.client("viewer").get(f"{at}certificates/{one.pk}.pdf").status_code == 403
    school = made.a_school(published)
    assert clerk.post(f"{at}certificates/", {"school": school.pk}).status_code == 302
    assert AwardCertificate.objects.filter(whose="school").exists()


def test_works_are_sent_upward_and_outcomes_written_down(county, published):
    at, clerk = county.address(f"contests/{published.pk}/"), county.client("clerk")
    round_ = Round.objects.create(contest=published, level="city", name="市级赛", most=1)
    told = {"round": round_.pk, "number": "G1-001", "why": ""}
    assert clerk.post(f"{at}upward/", told).status_code == 302
    assert "已经用完" in clerk.post(f"{at}upward/", {**told, "number": "G1-002"}).content.decode()
    row = Recommendation.objects.get()
    outcome = {"chosen": [row.pk], "award": "三等奖", "on": "2024-10-09", "remark": ""}
    assert clerk.post(f"{at}upward/outcomes/", {**outcome, "on": "x"}).status_code == 200
    assert clerk.post(f"{at}upward/outcomes/", outcome).status_code == 302
    assert "三等奖" in page(clerk, f"{at}upward/")
    assert "市级赛 1 件：三等奖 1 件" in page(clerk, f"{at}account/")


def test_the_account_comes_as_docx(county, published):
    answer = county.client("clerk").get(county.address(f"contests/{published.pk}/account/paper.docx"))
    assert answer.content.startswith(b"PK")


@pytest.mark.parametrize("place", ["results/", "objections/", "certificates/", "upward/", "account/"])
def test_nobody_of_another_unit_sees_it(county, published, place):
    assert county.client("outsider").get(county.address(f"contests/{published.pk}/{place}")).status_code == 404


@pytest.mark.parametrize("place", ["results/", "objections/", "certificates/", "upward/", "account/"])
def test_a_list_takes_the_same_statements_however_long(county, published, later, place):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    url, clerk = county.address(f"contests/{published.pk}/{place}"), county.client("clerk")
    round_ = Round.objects.create(contest=published, level="city", name="市级赛")
    counted, number = [], 20
    for more in (1, 2):
        for _ in range(more):
            number += 1
            entry = made.a_work(published, number, tutor=f"t{number}")
            made.a_result(entry, rank=number, award="三等奖", state="published", published_at=made.AT)
            Recommendation.objects.create(
                entry=entry, round=round_, position=number, by=later.person, on=later.on
            )  # fmt: skip
            file_objection(contest=published, number="", text="示例", name="", phone="", at=made.AT)
        Objection.objects.update(state="rejected", answer="示例", answered_by=later.person, answered_at=later.at)
        issue_certificates(contest=published, by=later)
        page(clerk, url)
        with CaptureQueriesContext(connection) as found:
            page(clerk, url)
        counted.append(len(found))
    assert counted[0] == counted[1]
