"""A call that is open from the first to the tenth of May 2024, nominations in it, and reviewers of three workplaces."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.records.community.days import day, noon

from jixiao.measures.keeping import attach, keep_proof
from jixiao.records.community.honours.appointing import appoint_reviewer
from jixiao.records.community.honours.calling import draft_call, open_call
from jixiao.records.community.honours.nominating import nominate, send_nomination
from jixiao.records.community.honours.noticing import show_notice
from jixiao.records.community.honours.reviewing import Opinion, begin_review, review_nomination, settle_review
from jixiao.records.community.honours.telling import nomination_subject
from jixiao.records.community.models import Call, Nomination, Organisation

PLACES = {"viewer": "示例县医院", "third": "示例县农业局", "head": "示例县科学技术协会"}
GIVEN = {
    "title": "示例县优秀科技工作者举荐", "honour": "示例县优秀科技工作者", "level": "county", "takes": "worker",
    "opens": day(1), "closes": day(10), "quota": 2, "reviewers_wanted": 2, "notice_days": 5,
}  # fmt: skip


@pytest.fixture
def draft(county, by):
    """Draw a call up; what is not given is plain."""

    def make(**values):
        return draft_call(unit_year=county.unit_year, values={**GIVEN, **values}, by=by)

    return make


@pytest.fixture
def opened(draft, county):
    """Open a call on the second of May."""

    def make(**values):
        call = draft(**values)
        return open_call(call=call, stamp=call.version, by=county.actor("head", at=noon(2)))

    return make


@pytest.fixture
def nominated(by, worker):
    """Nominate somebody, with all that is wanted."""

    def make(call, name="示例甲", nominee=None, **values):
        given = {
            "proposer": "示例县教育局", "deeds": "示例事迹", "opinion": "同意举荐", "consented_on": day(2), **values,
        }  # fmt: skip
        row = nominate(call=call, nominee=nominee or worker(name), values=given, by=by)
        upload = SimpleUploadedFile("示例.txt", f"示例材料 {row.pk}".encode())
        proof = keep_proof(
            unit_year=call.unit_year, upload=upload, name=f"示例{row.pk}.txt", proof_class="working", by=by
        )
        attach(proof=proof, subject=nomination_subject(row), label=name, by=by)
        return row

    return make


@pytest.fixture
def sent(nominated, by):
    """Hand a nomination in."""

    def make(call, name="示例甲", **values):
        row = nominated(call, name, **values)
        return send_nomination(row=row, stamp=row.version, by=by)

    return make


@pytest.fixture
def in_review(county, opened, sent):
    """Let a call come to the review, with people handed in and two reviewers."""

    def make(names=("示例甲",), reviewers=("viewer", "third"), **values):
        call = opened(**values)
        for name in names:
            sent(call, name)
        by = county.actor("head", at=noon(11))
        for who in reviewers:
            appoint_reviewer(call=call, person=county.people[who], workplace=PLACES[who], by=by)
        return begin_review(call=Call.objects.get(pk=call.pk), stamp=None, by=by)

    return make


@pytest.fixture
def voted(county):
    """Let reviewers vote: by name, one answer each."""

    def vote(row, **answers):
        for who, agrees in answers.items():
            opinion = Opinion(agrees, "" if agrees else "示例理由", 80 if row.call.is_scored else None)
            review_nomination(row=row, opinion=opinion, by=county.actor(who, at=noon(12)))

    return vote


@pytest.fixture
def noticed(county, in_review, voted):
    """Let a call come to the notice, shown on Monday the thirteenth of May."""

    def make(names=("示例甲",), **values):
        call = in_review(names, **values)
        for row in Nomination.objects.filter(call=call):
            voted(row, viewer=True, third=True)
        by = county.actor("head", at=noon(13))
        settle_review(call=Call.objects.get(pk=call.pk), stamp=None, by=by)
        chosen = Nomination.objects.filter(call=call, state="passed").values_list("pk", flat=True)
        call = Call.objects.get(pk=call.pk)
        return show_notice(call=call, chosen=set(chosen), contact="0316-0000000", stamp=None, by=by)

    return make


@pytest.fixture
def group(county):
    """Register an organisation."""

    def make(name="示例镇科协", **values):
        return Organisation.objects.create(unit=county.unit, kind="township", name=name, **values)

    return make
