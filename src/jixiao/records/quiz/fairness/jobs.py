"""Background work: looking a campaign through, and giving back the points that a wrong question cost."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.urls import reverse

from jixiao.orgs.actor import Actor
from jixiao.orgs.jobs import Progress, ask_for_work
from jixiao.orgs.models import JobRun
from jixiao.records.quiz.fairness.correcting import remedy_question
from jixiao.records.quiz.fairness.scanning import scan_campaign
from jixiao.records.quiz.models import Campaign, QuestionVersion

SCAN, REMEDY = "quiz.scan", "quiz.remedy"


@transaction.atomic
def ask_to_scan(*, campaign: Campaign, by: Actor) -> JobRun:
    """Queue the looking through of a campaign."""
    order = {"campaign": campaign.pk}
    return ask_for_work(kind=SCAN, title=f"核查「{campaign.title}」", order=order, by=by, unit_year=campaign.unit_year)


def scan(progress: Progress) -> Mapping[str, Any]:
    """Look a campaign through; done again it finds the same."""
    campaign = _campaign(progress)
    found = scan_campaign(campaign=campaign, by=progress.by, tell=progress.tell)
    link = ["异常线索", _address("quiz:fairness", campaign)]
    return {"new": found.new, "changed": found.changed, "kinds": dict(found.kinds), "links": [link]}


def remedy(progress: Progress) -> Mapping[str, Any]:
    """Give the points back; taken up again after a stop, it goes on where it stopped."""
    campaign = _campaign(progress)
    version = QuestionVersion.objects.select_related("question").get(pk=progress.order["version"])
    paid = remedy_question(campaign=campaign, version=version, by=progress.by, tell=progress.tell)
    return {"paid": paid, "links": [["题目差错", _address("quiz:faults", campaign)]]}


def _campaign(progress: Progress) -> Campaign:
    return Campaign.objects.select_related("unit_year__unit").get(pk=progress.order["campaign"])


def _address(name: str, campaign: Campaign) -> str:
    where = campaign.unit_year
    return reverse(name, kwargs={"unit": where.unit.code, "year": where.year, "pk": campaign.pk})
