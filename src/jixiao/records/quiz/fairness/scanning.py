"""A campaign is looked through: each sign becomes one lead of its player, once; what was decided stays decided."""

import dataclasses
from collections import Counter
from collections.abc import Callable, Mapping

from django.db import transaction
from django.db.models import F

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.records.quiz.fairness.events import CampaignScanned
from jixiao.records.quiz.fairness.queries import subject_of
from jixiao.records.quiz.fairness.signs import SIGNS, Sign
from jixiao.records.quiz.models import Campaign, CampaignState, Suspicion, SuspicionKind, SuspicionState

CHUNK, MOST_KNOWN, TOLD = 400, 50_000, 300

Tell = Callable[[int, int], None]


@dataclasses.dataclass(frozen=True, slots=True)
class Scanned:
    """What came of it: how many leads each kind has, how many are new, how many tell something else now."""

    kinds: Mapping[str, int]
    new: int
    changed: int


def tell_nobody(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""


@transaction.atomic
def scan_campaign(*, campaign: Campaign, by: Actor, tell: Tell = tell_nobody) -> Scanned:
    """Look for every sign and write down the leads that are new; one still open is told anew where it changed.

    Done again it finds the same. Refuses a draft: nobody has played.
    """
    if campaign.state == CampaignState.DRAFT:
        raise Refused("竞答还没有发布，没有可以核查的", cure="发布以后再核查", code="U893")
    found: list[Sign] = []
    for place, look in enumerate(SIGNS):
        tell(place, len(SIGNS))
        found += look(campaign)
    new, changed = _write(campaign, found, by)
    kinds = Counter(one.kind.label for one in found)
    after = {"新线索": new, "有变化": changed, **kinds}
    publish_in(
        campaign.unit_year, CampaignScanned, by=by, subject=subject_of(campaign), name=campaign.title, after=after
    )
    tell(len(SIGNS), len(SIGNS))
    return Scanned(kinds, new, changed)


def _write(campaign: Campaign, found: list[Sign], by: Actor) -> tuple[int, int]:
    rows = Suspicion.objects.filter(campaign=campaign).only("pk", "player", "kind", "told", "state", "version")
    known = {(one.player_id, SuspicionKind(one.kind)): one for one in rows[:MOST_KNOWN]}
    new, changed = [], []
    for sign in found:
        told, before = sign.told[:TOLD], known.get((sign.player, sign.kind))
        if before is None:
            new.append(Suspicion(campaign=campaign, player_id=sign.player, kind=sign.kind, told=told, found_at=by.at))
        elif before.state == SuspicionState.OPEN and before.told != told:
            before.told = told
            changed.append(before)
    Suspicion.objects.bulk_create(new, batch_size=CHUNK, ignore_conflicts=True)
    Suspicion.objects.bulk_update(changed, ["told"], batch_size=CHUNK)
    pks = [one.pk for one in changed]
    for start in range(0, len(pks), CHUNK):
        Suspicion.objects.filter(pk__in=pks[start : start + CHUNK]).update(version=F("version") + 1)
    return len(new), len(changed)
