"""题目差错: a player says that a question is wrong; the office looks, answers, and puts right what it cost."""

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.jobs import ask_for_work
from jixiao.orgs.models import JobRun
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.records.quiz.campaigns.changing import withdraw_question
from jixiao.records.quiz.fairness.events import FaultConfirmed, FaultDismissed
from jixiao.records.quiz.fairness.jobs import REMEDY
from jixiao.records.quiz.fairness.queries import subject_of, wronged_by
from jixiao.records.quiz.models import CampaignState, FaultReport, FaultReportState, PoolEntry

MOST_ANSWER = 300


@transaction.atomic
def dismiss_fault(*, report: FaultReport, answer: str, by: Actor) -> None:
    """Say that a question is right, and why: every open report of it in the campaign is answered so."""
    said = _answer_all(report, FaultReportState.DISMISSED, answer, by)
    _tell(FaultDismissed, report, by, why=said)


@transaction.atomic
def confirm_fault(*, report: FaultReport, answer: str, by: Actor) -> None:
    """Say that a question is wrong: every open report of it is answered so, and it is asked no more."""
    said = _answer_all(report, FaultReportState.CONFIRMED, answer, by)
    withdrawn = _withdraw(report, said, by)
    _tell(FaultConfirmed, report, by, after={"撤下": "是" if withdrawn else "否"}, why=said)


@transaction.atomic
def ask_for_remedy(*, report: FaultReport, by: Actor) -> JobRun:
    """Queue the giving back of points for a question found wrong; asked again it gives only what is missing still."""
    if report.state != FaultReportState.CONFIRMED:
        raise Refused("还没有确认题目有误", cure="先确认差错，再补分", code="U890")
    campaign = report.campaign
    if not wronged_by(campaign, report.version).exists():
        raise Refused("没有要补分的：答错这道题的都补过了", cure="不用再补", code="U890")
    order = {"campaign": campaign.pk, "version": report.version_id}
    title = f"「{campaign.title}」{report.version.question} 题目有误补分"
    return ask_for_work(kind=REMEDY, title=title, order=order, by=by, unit_year=campaign.unit_year)


def _answer_all(report: FaultReport, state: FaultReportState, answer: str, by: Actor) -> str:
    said = answer.strip()[:MOST_ANSWER]
    if not said:
        raise Refused("没有写差错答复", cure="写清楚根据什么，哪个答案对", code="U882", field="answer")
    same = FaultReport.objects.filter(campaign=report.campaign_id, version=report.version_id)
    values = {"state": state, "answer": said, "by": by.person, "answered_at": by.at}
    if report.state != FaultReportState.OPEN or not same.filter(state=FaultReportState.OPEN).update(**values):
        raise Refused("这处差错已经答复", cure="刷新页面", code="U889")
    for name, value in values.items():
        setattr(report, name, value)
    return said


def _withdraw(report: FaultReport, why: str, by: Actor) -> bool:
    """Take the question out of later sets of an open campaign; one that a set cannot do without stays."""
    campaign = report.campaign
    rows = PoolEntry.objects.filter(campaign=campaign, version=report.version_id, withdrawn_at=None)
    entry = rows.select_related("version").first()
    if entry is None or campaign.state != CampaignState.OPEN:
        return False
    try:
        withdraw_question(campaign=campaign, entry=entry, why=why, stamp=None, by=by)
    except Refused:
        return False
    return True


def _tell(event: type, report: FaultReport, by: Actor, **what: object) -> None:
    campaign = report.campaign
    name = f"{campaign.title} {report.version.question}"
    publish_in(campaign.unit_year, event, by=by, subject=subject_of(campaign), name=name, **what)
