"""What was promised and not fetched in time goes back to the stock, by itself: pages, the worker and a command ask."""

import datetime

from django.db import transaction

from jixiao.records.quiz.models import Campaign, Contact, Redemption, RedemptionState
from jixiao.records.quiz.playing.cards import day_of
from jixiao.records.quiz.prizes.contacting import delete_from
from jixiao.records.quiz.prizes.reserving import release_expired

MOST_CAMPAIGNS = 500


def release_due(*, campaign: Campaign, at: datetime.datetime) -> int:
    """Release what was not fetched in time in a campaign; return how many pieces. One statement where there are none.

    From then on the days run after which names and telephones are deleted.
    """
    late = Redemption.objects.filter(campaign=campaign, state=RedemptionState.RESERVED, expires_at__lt=at)
    if not late.exists():
        return 0
    with transaction.atomic():
        number = release_expired(campaign=campaign.pk, at=at)
        kept = Contact.objects.filter(
            redemption__campaign=campaign, redemption__state=RedemptionState.RELEASED, delete_on=None, deleted_at=None
        )
        for contact in kept.select_related("redemption__campaign").iterator(chunk_size=500):
            delete_from(contact.redemption, day_of(at))
    return number


def release_everywhere(*, at: datetime.datetime) -> int:
    """Release what was not fetched in time in every campaign of the site; return how many pieces."""
    late = Redemption.objects.filter(state=RedemptionState.RESERVED, expires_at__lt=at)
    pks = late.order_by().values_list("campaign", flat=True).distinct()[:MOST_CAMPAIGNS]
    return sum(release_due(campaign=one, at=at) for one in Campaign.objects.filter(pk__in=list(pks)))
