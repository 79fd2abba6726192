"""A campaign as it would be played: of a draft, with the pool that would be fixed today."""

from collections.abc import Sequence

from jixiao.records.quiz.campaigns.draw_list import lines_of
from jixiao.records.quiz.campaigns.pooling import Bucket, buckets_of
from jixiao.records.quiz.models import Campaign, CampaignState, QuestionVersion
from jixiao.records.quiz.playing.cards import Asked, Card, card_of

SEED = "试算"


def planned_card(campaign: Campaign) -> Card:
    """Return the card of a campaign; that of a draft is made from what the bank has, under a seed of its own."""
    if campaign.state != CampaignState.DRAFT:
        return card_of(campaign)
    campaign.seed = campaign.seed or SEED
    return Card(campaign, _pool(buckets_of(campaign)), tuple(one["number"] for one in lines_of(campaign)))


def _pool(buckets: Sequence[Bucket]) -> tuple[Asked, ...]:
    rows = [(bucket, one) for bucket, line in enumerate(buckets) for one in line.versions]
    return tuple(_asked(one, position, bucket) for position, (bucket, one) in enumerate(rows, start=1))


def _asked(one: QuestionVersion, position: int, bucket: int) -> Asked:
    return Asked(
        pk=0, position=position, version=one.pk, bucket=bucket, kind=one.kind, text=one.text,
        options=tuple(one.options), right=one.right, explanation=one.explanation, source=one.source,
        tags=tuple(one.tags), picture=one.picture_id, picture_words=one.picture_words, is_withdrawn=False,
    )  # fmt: skip
