import pytest
from tests.records.quiz.days import noon

from jixiao.orgs.jobs import do_job
from jixiao.orgs.models import JobRun
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.fairness.faulting import ask_for_remedy, confirm_fault, dismiss_fault
from jixiao.records.quiz.models import (
    Answer,
    Campaign,
    CampaignChange,
    FaultReport,
    FaultReportState,
    PointsLine,
    PoolEntry,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(card, play):
    """Return a report of a question that somebody answered wrong, and another report of the same."""
    who = play(card, wrong=5)
    version = Answer.objects.filter(attempt__player=who).first().entry.version
    FaultReport.objects.create(campaign=card.campaign, version=version, text="示例：两个答案都对", at=noon(15))
    return FaultReport.objects.create(campaign=card.campaign, version=version, player=who, text="示例", at=noon(15))


def test_a_wrong_question_is_asked_no_more_and_the_page_of_the_campaign_says_so(card, report, by):
    confirm_fault(report=report, answer="示例：B 也对", by=by)
    assert set(FaultReport.objects.values_list("state", flat=True)) == {FaultReportState.CONFIRMED}
    assert PoolEntry.objects.get(version=report.version).withdrawn_at == by.at
    assert Campaign.objects.get().version == 2
    assert CampaignChange.objects.get().why == "示例：B 也对"


def test_the_points_are_given_back_by_a_job_once(report, by):
    confirm_fault(report=report, answer="示例", by=by)
    job = ask_for_remedy(report=report, by=by)
    do_job.func(job.pk)
    job.refresh_from_db()
    assert (job.state, job.outcome["paid"], job.total) == (JobRun.State.DONE, 1, 1)
    assert PointsLine.objects.filter(kind="corrected").count() == 1
    with pytest.raises(Refused) as refused:
        ask_for_remedy(report=report, by=by)
    assert refused.value.code == "U890"


def test_a_right_question_is_answered_and_stays(card, report, by):
    dismiss_fault(report=report, answer="示例：依据教材", by=by)
    assert PoolEntry.objects.get(version=report.version).withdrawn_at is None
    with pytest.raises(Refused) as refused:
        ask_for_remedy(report=report, by=by)
    assert refused.value.code == "U890"
    with pytest.raises(Refused) as refused:
        confirm_fault(report=report, answer="示例", by=by)
    assert refused.value.code == "U889"


def test_an_answer_says_something(report, by):
    with pytest.raises(Refused) as refused:
        dismiss_fault(report=report, answer="", by=by)
    assert refused.value.code == "U882"
