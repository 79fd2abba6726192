import io
from decimal import Decimal

import docx
import pytest
from django.db import IntegrityError, transaction
from tests.records.outreach.days import moment

from jixiao.engine.render import find_fonts, to_pdf
from jixiao.orgs.refusing import Refused
from jixiao.records.outreach.certificate_paper import certificate_document, certificate_docx
from jixiao.records.outreach.certifying import ALPHABET, issue_certificates, revoke_certificate
from jixiao.records.outreach.enrolling import enrol
from jixiao.records.outreach.models import Certificate
from jixiao.records.outreach.signing import OnPaper, sign_in_by_clerk, sign_in_from_paper, take_back_sign_in


def address_of(one):
    return f"http://shili.example/sign-in/certificate/{one.number}-{one.code}/"


@pytest.fixture
def trained(session, at, by):
    first = session()
    second = session(first.activity, subject="示例安全用药")
    people = [
        enrol(activity=first.activity, values={"name": f"示例学员{x}", "workplace": "示例村"}, by=by, walk_in=False)
        for x in "甲乙丙"
    ]
    for sitting in (first, second):
        sign_in_by_clerk(session=sitting, trainee=people[0], by=at(8, 30))
    sign_in_from_paper(session=first, lines=[OnPaper(people[1], None, moment(10, 0))], by=at(12))
    return first.activity


def test_certificates_are_numbered_and_say_what_was_attended(trained, at):
    batch = issue_certificates(activity=trained, chosen=None, by=at(13))
    first, second = batch.certificates.order_by("number")
    assert (first.number, second.number) == ("2024-00001", "2024-00002")
    assert (first.hours, second.hours) == (Decimal(6), Decimal("1.5"))
    assert first.by_subject == [["识别", "2.00"], ["用药", "1.00"]] * 2
    assert second.by_subject == [["示例病虫害防治（部分）", "1.50"]]
    assert len(first.code) == 10
    assert set(first.code) <= set(ALPHABET)


def test_nobody_gets_a_second_valid_certificate(trained, at):
    issue_certificates(activity=trained, chosen=None, by=at(13))
    with pytest.raises(Refused, match="没有可以开证明的学员"):
        issue_certificates(activity=trained, chosen=None, by=at(13))
    one = Certificate.objects.earliest("pk")
    with pytest.raises(Refused, match="已经开过证明"):
        issue_certificates(activity=trained, chosen=[one.trainee_id], by=at(13))
    one.pk, one.number, one.code = None, "2024-00009", "2222222222"
    with pytest.raises(IntegrityError), transaction.atomic():
        one.save(force_insert=True)


def test_a_revoked_one_can_be_issued_anew_under_another_number(trained, at):
    issue_certificates(activity=trained, chosen=None, by=at(13))
    one = Certificate.objects.earliest("number")
    with pytest.raises(Refused, match="写明原因"):
        revoke_certificate(certificate=one, reason="", by=at(14))
    revoke_certificate(certificate=one, reason="示例：姓名写错", by=at(14))
    with pytest.raises(Refused, match="已经作废"):
        revoke_certificate(certificate=one, reason="再来", by=at(14))
    (anew,) = issue_certificates(activity=trained, chosen=[one.trainee_id], by=at(15)).certificates.all()
    assert anew.number == "2024-00003"


def test_a_sign_in_under_a_certificate_stays(trained, at):
    issue_certificates(activity=trained, chosen=None, by=at(13))
    row = Certificate.objects.earliest("pk").trainee.attendances.earliest("pk")
    with pytest.raises(Refused, match="先作废证明"):
        take_back_sign_in(attendance=row, reason="示例", by=at(14))


def test_the_paper_has_a_page_a_person_with_number_and_address(trained, at):
    batch = issue_certificates(activity=trained, chosen=None, by=at(13))
    rows = list(batch.certificates.order_by("number"))
    content = certificate_docx(rows, year=2024, address_of=address_of, mark="示例")
    paper = docx.Document(io.BytesIO(content))
    text = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert len(paper.inline_shapes) == 2
    for one in rows:
        assert one.number in text
        assert address_of(one) in text
    assert "（二维码）" not in text
    assert "示例学员甲（示例村）于2024年11月5日参加“示例实用技术培训”，经签到核定，共完成6学时。" in text


@pytest.mark.font
def test_the_paper_can_be_set_as_pdf(trained, at):
    rows = list(issue_certificates(activity=trained, chosen=None, by=at(13)).certificates.all())
    paper = certificate_document(rows, year=2024, address_of=address_of, mark="", with_code=True)
    assert to_pdf(paper, fonts=find_fonts(folder=None)).startswith(b"%PDF")
