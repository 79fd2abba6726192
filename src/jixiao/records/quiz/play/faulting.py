"""题目差错: a player says that a question of their own set is wrong; the office reads it and answers."""

import datetime

from django.db import IntegrityError, transaction

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.identity.limits import FAULTS_OF_A_PLAYER, count_try
from jixiao.records.quiz.models import FaultReport
from jixiao.records.quiz.playing.cards import Asked, Card
from jixiao.records.quiz.seals import digest_of

LEAST_TEXT, MOST_TEXT = 4, 300


def report_fault(*, card: Card, player: int, asked: Asked, text: str, at: datetime.datetime) -> FaultReport:
    """Write down that a player holds a question to be wrong; refuses too few words, and the same question twice."""
    told = " ".join(text.split())[:MOST_TEXT]
    if len(told) < LEAST_TEXT:
        raise Refused("没有写清哪里错", cure="写一句哪里错、对的应当是什么", code="U964", field="text")
    count_try(campaign=card.pk, limit=FAULTS_OF_A_PLAYER, who=digest_of(card.pk, "player", str(player)), at=at)
    try:
        with transaction.atomic():
            return FaultReport.objects.create(
                campaign=card.campaign, version_id=asked.version, player_id=player, text=told, at=at
            )
    except IntegrityError:
        raise Refused("这道题您已经报告过", cure="工作人员核实后，结果写在活动的变更里", code="U964") from None
