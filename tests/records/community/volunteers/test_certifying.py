import pytest
from tests.records.community.days import day, noon

from jixiao.engine.document import plain_text
from jixiao.orgs.refusing import Refused
from jixiao.records.community.models import CertificateRequest, RequestState, ServiceCertificate
from jixiao.records.community.volunteers.certificate_paper import (
    hours_text,
    service_certificate,
    service_certificate_docx,
)
from jixiao.records.community.volunteers.certifying import (
    ask_for_certificate,
    issue_certificate,
    refuse_certificate,
    revoke_certificate,
)
from jixiao.records.community.volunteers.recording import drop_record, keep_record

SPAN = {"first_day": day(1), "last_day": day(31), "purpose": ""}


@pytest.fixture
def asked(shift, volunteer, served):
    """Let somebody who served ask for a certificate."""

    def make(said=90, confirmed=90):
        who = volunteer()
        served(shift(), who, said, confirmed, "认真负责")
        return ask_for_certificate(row=who, at=noon(12), **SPAN)

    return make


@pytest.fixture
def issue(county, late):
    def do(request, **values):
        given = {"responsible": "示例负责人", "notice_days": 5, **values}
        return issue_certificate(request=request, unit_year=county.unit_year, by=late, **given)

    return do


def test_a_certificate_freezes_what_both_sides_confirmed(asked, issue, county, late):
    request = asked()
    keep_record(
        row=request.volunteer,
        unit_year=county.unit_year,
        kind="training",
        day=day(9),
        title="示例培训",
        giver="",
        by=late,
    )
    dropped = keep_record(
        row=request.volunteer, unit_year=county.unit_year, kind="award", day=day(9), title="示例奖", giver="", by=late
    )
    drop_record(record=dropped, unit_year=county.unit_year, reason="登记有误", by=late)
    made = issue(request)
    assert (made.number, made.minutes) == ("Z2024-00001", 90)
    assert made.rows == [["2024-05-10", "示例科普讲解", "示例科技馆", 90, "认真负责"]]
    assert (made.trainings, made.awards) == ([["2024-05-09", "示例培训", ""]], [])
    assert made.notice_until == day(17)
    with pytest.raises(Refused, match="已经办理"):
        issue(CertificateRequest.objects.get())


def test_what_is_not_agreed_on_is_not_certified(shift, volunteer, served):
    who = volunteer()
    served(shift(), who, 90, 60)
    with pytest.raises(Refused, match="没有双方确认一致"):
        ask_for_certificate(row=who, at=noon(12), **SPAN)


def test_one_application_waits_at_a_time_and_is_refused_with_a_reason(asked, county, late):
    request = asked()
    with pytest.raises(Refused, match="等受理"):
        ask_for_certificate(row=request.volunteer, at=noon(12), **SPAN)
    with pytest.raises(Refused, match="不予出具的原因"):
        refuse_certificate(request=request, unit_year=county.unit_year, reason=" ", by=late)
    refuse_certificate(request=request, unit_year=county.unit_year, reason="材料不符", by=late)
    assert CertificateRequest.objects.get().state == RequestState.REFUSED
    assert ask_for_certificate(row=request.volunteer, at=noon(12), **SPAN).pk


@pytest.mark.parametrize(("values", "code"), [({"responsible": " "}, "V664"), ({"notice_days": 0}, "V665")])
def test_somebody_answers_for_it_and_it_is_shown(asked, issue, values, code):
    with pytest.raises(Refused) as said:
        issue(asked(), **values)
    assert said.value.code == code
    assert CertificateRequest.objects.get().state == RequestState.WAITING


def test_one_that_was_issued_wrongly_is_revoked_once(asked, issue, county, late):
    made = issue(asked())
    revoke_certificate(certificate=made, unit_year=county.unit_year, reason="登记有误", by=late)
    assert ServiceCertificate.objects.get().revoked_because == "登记有误"
    with pytest.raises(Refused, match="已经作废"):
        revoke_certificate(certificate=made, unit_year=county.unit_year, reason="再", by=late)


def test_the_paper_says_what_the_rule_wants(asked, issue):
    made = issue(asked())
    text = plain_text(service_certificate(made, address="https://example.cn/v", mark="示例", with_code=True))
    for words in (
        "示例甲",
        "V00001",
        "1.5 小时",
        "民政部令第67号",
        "不收取任何费用",
        "示例负责人",
        made.code,
        "认真负责",
    ):
        assert words in text
    assert service_certificate_docx(made, address="https://example.cn/v", mark="").startswith(b"PK")


@pytest.mark.parametrize(("minutes", "words"), [(None, ""), (0, "0"), (90, "1.5"), (100, "约 1.67"), (60_000, "1,000")])
def test_hours_are_exact_or_said_to_be_about(minutes, words):
    assert hours_text(minutes) == words
