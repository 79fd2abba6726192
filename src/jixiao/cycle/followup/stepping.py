"""Each version of an advice is kept: who said what, and what it came to."""

from jixiao.cycle.followup.models import Advice, AdviceStep, AdviceStepKind
from jixiao.cycle.followup.wording import words_of
from jixiao.orgs.actor import Actor


def note_step(advice: Advice, kind: AdviceStepKind, *, by: Actor, words: str = "") -> AdviceStep:
    """Keep what an advice says now, with who did what about it."""
    return AdviceStep.objects.create(
        advice=advice, kind=kind, verdict=words_of(advice), words=words, by=by.person, at=by.at
    )
