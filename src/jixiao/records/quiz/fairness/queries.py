"""Reads that more than one place of this part needs."""

from django.db.models import Exists, OuterRef, QuerySet

from jixiao.orgs.models import TrailEntry, UnitYear
from jixiao.records.quiz.models import (
    Answer,
    Appeal,
    Attempt,
    Campaign,
    FaultReport,
    LineKind,
    Player,
    PlayerState,
    PointsLine,
    QuestionVersion,
    Suspicion,
)

HISTORY = 30
ABOUT_A_CAMPAIGN = (
    "quiz.campaign_scanned", "quiz.barred_added", "quiz.barred_removed", "quiz.fault_confirmed", "quiz.fault_dismissed",
    "quiz.points_remedied",
)  # fmt: skip
"""What this part writes of a campaign as a whole; its drawing up and opening stand on its own page."""


def subject_of(campaign: Campaign) -> str:
    """Return the name of a campaign in the trail."""
    return f"quiz.campaign:{campaign.pk}"


def player_subject(player: Player) -> str:
    """Return the name of a player in the trail."""
    return f"quiz.player:{player.pk}"


def history_of(row: Campaign | Player, unit_year: UnitYear) -> list[TrailEntry]:
    """Return what the trail says of the fairness of a campaign, or of a player, newest first."""
    subject = subject_of(row) if isinstance(row, Campaign) else player_subject(row)
    lines = TrailEntry.objects.filter(subject=subject, unit_id=unit_year.unit_id)
    if isinstance(row, Campaign):
        lines = lines.filter(event__in=ABOUT_A_CAMPAIGN)
    return list(lines.order_by("-number")[:HISTORY])


def last_scan_of(campaign: Campaign) -> TrailEntry | None:
    """Return the line of the trail that says when a campaign was looked through last."""
    lines = TrailEntry.objects.filter(subject=subject_of(campaign), event="quiz.campaign_scanned")
    return lines.order_by("-number").first()


def suspicions_of(campaign: Campaign) -> QuerySet[Suspicion]:
    """Return the leads of a campaign with their players and whoever decided."""
    return Suspicion.objects.filter(campaign=campaign).select_related("player", "by")


def players_of(campaign: Campaign) -> QuerySet[Player]:
    """Return the players of a campaign."""
    return Player.objects.filter(campaign=campaign)


def appeals_of(campaign: Campaign) -> QuerySet[Appeal]:
    """Return the appeals of a campaign with their players and whoever answered."""
    return Appeal.objects.filter(campaign=campaign).select_related("player", "answered_by")


def faults_of(campaign: Campaign) -> QuerySet[FaultReport]:
    """Return the reports of wrong questions of a campaign."""
    return FaultReport.objects.filter(campaign=campaign).select_related("version__question", "player", "by")


def excluded_number(campaign: Campaign) -> int:
    """Return how many players were excluded: the one number of this that is public."""
    return Player.objects.filter(campaign=campaign, state=PlayerState.EXCLUDED).count()


def remedy_note(version: QuestionVersion) -> str:
    """Return how the ledger names points given back for a wrong question."""
    return f"题目有误补分：{version.question}第{version.number}版"


def wronged_by(campaign: Campaign, version: QuestionVersion) -> QuerySet[Attempt]:
    """Return the sets that lost points by a question and have not got them back."""
    wrong = Answer.objects.filter(
        attempt=OuterRef("pk"), entry__campaign=campaign, entry__version=version, is_right=False
    )
    paid = PointsLine.objects.filter(attempt=OuterRef("pk"), kind=LineKind.CORRECTED, note=remedy_note(version))
    return Attempt.objects.filter(campaign=campaign, submitted_at__isnull=False).filter(Exists(wrong), ~Exists(paid))
