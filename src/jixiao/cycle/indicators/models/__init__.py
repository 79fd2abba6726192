"""The tables of the room: the library with its rulebooks, and what makes the library grow."""

from jixiao.cycle.indicators.models.growing import (
    STANDING,
    HarvestFinding,
    HarvestOutcome,
    IndicatorSet,
    KeptApart,
    ProposalComment,
    ProposalVerdict,
    RoundProposal,
    RoundState,
    SetMember,
    Stance,
    UpdateRound,
)
from jixiao.cycle.indicators.models.library import Indicator, IndicatorVersion, RulebookVersion, VersionState
from jixiao.cycle.indicators.models.releasing import (
    Direction,
    HarvestGroup,
    LibraryRelease,
    LibraryRun,
    PreviewLine,
    RunKind,
    RunState,
)

__all__ = [
    "STANDING",
    "Direction",
    "HarvestFinding",
    "HarvestGroup",
    "HarvestOutcome",
    "Indicator",
    "IndicatorSet",
    "IndicatorVersion",
    "KeptApart",
    "LibraryRelease",
    "LibraryRun",
    "PreviewLine",
    "ProposalComment",
    "ProposalVerdict",
    "RoundProposal",
    "RoundState",
    "RulebookVersion",
    "RunKind",
    "RunState",
    "SetMember",
    "Stance",
    "UpdateRound",
    "VersionState",
]  # fmt: skip
