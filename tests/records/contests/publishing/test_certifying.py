"""Certificates: one each for authors and tutors, numbered, sealed, verified by anybody, revoked."""

import pytest
from tests.records.contests import a_contest as made

from jixiao.orgs.refusing import Refused
from jixiao.records.contests.entering.forgetting import forget_people
from jixiao.records.contests.models import AwardCertificate, CertificateFor, Result
from jixiao.records.contests.publishing.certificate_paper import words_of
from jixiao.records.contests.publishing.certifying import award_school, issue_certificates, revoke_certificate
from jixiao.records.contests.seals import unseal


def test_every_author_and_tutor_of_an_awarded_work_has_one(published, later):
    assert issue_certificates(contest=published, by=later) == 4
    rows = list(AwardCertificate.objects.order_by("number"))
    assert [row.number for row in rows] == [f"2024-S1-{number:05d}" for number in range(1, 5)]
    assert [row.whose for row in rows] == ["authors", "authors", "tutor", "tutor"]
    assert [row.masked for row in rows] == ["张*明（小学五）", "（监护人没有同意公示）", "李*例", "李*例"]
    assert unseal(rows[0].names_seal) == "张示明"
    assert "张示明" not in str(AwardCertificate.objects.values_list().first())
    assert issue_certificates(contest=published, by=later) == 0


def test_nothing_is_issued_before_the_notice_is_over(published, head):
    with pytest.raises(Refused, match="公示还没有结束"):
        issue_certificates(contest=published, by=head)


def test_a_revoked_one_is_issued_anew_under_another_number(published, later):
    issue_certificates(contest=published, by=later)
    one = AwardCertificate.objects.select_related("contest__unit_year").get(number="2024-S1-00002")
    with pytest.raises(Refused, match="作废要写明原因"):
        revoke_certificate(certificate=one, why=" ", by=later)
    revoke_certificate(certificate=one, why="姓名写错", by=later)
    with pytest.raises(Refused, match="已经作废"):
        revoke_certificate(certificate=one, why="姓名写错", by=later)
    assert issue_certificates(contest=published, by=later) == 1
    assert AwardCertificate.objects.get(author=one.author, revoked_at=None).number == "2024-S1-00005"


def test_a_cancelled_award_has_no_certificate(published, later):
    Result.objects.filter(award="一等奖").update(state="cancelled", why="原因")
    assert issue_certificates(contest=published, by=later) == 2


def test_a_school_is_awarded_once(published, later):
    school = made.a_school(published)
    one = award_school(contest=published, school=school, by=later)
    assert (one.whose, one.award, one.masked) == (CertificateFor.SCHOOL, "优秀组织单位", school.name)
    with pytest.raises(Refused, match="已经有组织奖证书"):
        award_school(contest=published, school=school, by=later)


def test_what_a_certificate_says(published, later):
    issue_certificates(contest=published, by=later)
    author, tutor = AwardCertificate.objects.get(number="2024-S1-00001"), AwardCertificate.objects.get(
        number="2024-S1-00003"
    )  # fmt: skip
    assert words_of(author, "张示明") == (
        "张示明（示例第1小学）：",
        "您的作品《示例作品1》在“示例青少年科技创新大赛”示例组别1中获一等奖。特发此证，以资鼓励。",
    )
    assert words_of(tutor, "李示例")[1].startswith("您辅导的作品《示例作品1》")


def test_whose_name_was_deleted_gets_no_certificate_without_one_and_issued_ones_stay(published, later):
    issue_certificates(contest=published, by=later)
    one = AwardCertificate.objects.select_related("contest__unit_year").get(number="2024-S1-00001")
    assert forget_people(contest=published, by=later) > 0
    one.refresh_from_db()
    assert unseal(one.names_seal) == "张示明"
    revoke_certificate(certificate=one, why="姓名写错", by=later)
    assert issue_certificates(contest=published, by=later) == 0
