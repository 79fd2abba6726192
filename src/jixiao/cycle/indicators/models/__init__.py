"""The tables of the room: the library with its rulebooks, and what makes the library grow."""

from jixiao.cycle.indicators.models.growing import (
    STANDING,
    HarvestFinding,
    HarvestOutcome,
    IndicatorSet,
    ProposalComment,
    ProposalVerdict,
    RoundProposal,
    RoundState,
    SetMember,
    Stance,
    UpdateRound,
)
from jixiao.cycle.indicators.models.library import Indicator, IndicatorVersion, RulebookVersion, VersionState

__all__ = [
    "STANDING",
    "HarvestFinding", "HarvestOutcome", "Indicator", "IndicatorSet", "IndicatorVersion", "ProposalComment",
    "ProposalVerdict", "RoundProposal", "RoundState", "RulebookVersion", "SetMember", "Stance", "UpdateRound",
    "VersionState",
]  # fmt: skip
