"""What rows of this room are called in a few words, on pages, in letters and in the goal form."""

from jixiao.cycle.followup.models import Advice, VerdictKind
from jixiao.engine.values import Money, Points, print_decimal


def words_of(advice: Advice) -> str:
    """Return what an advice says in the end: 压减 10%."""
    verdict = advice.adjusted_verdict or advice.verdict
    return verdict_words(verdict, advice.adjusted_cut if advice.adjusted_verdict else advice.cut)


def proposed_words(advice: Advice) -> str:
    """Return what the rules proposed, whatever the bureau made of it."""
    return verdict_words(advice.verdict, advice.cut)


def verdict_words(verdict: str, cut: Points | None) -> str:
    """Return a verdict with the share that is cut, where something is."""
    return f"{verdict} {print_decimal(cut.value)}%" if verdict == VerdictKind.CUT and cut is not None else verdict


def money_words(amount: Money | None) -> str:
    """Return an amount in 万元, — where there is none or nothing."""
    return amount.text("万元") if amount is not None and amount.fen else "—"
