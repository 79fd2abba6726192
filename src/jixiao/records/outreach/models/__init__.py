"""The tables of the room, by what they hold."""

from jixiao.records.outreach.models.activities import (
    COUNTING,
    KINDS,
    STAFF_TRAINING,
    Activity,
    ActivityState,
    Audience,
    Coverage,
    CoverageKind,
    Draft,
    Occasion,
    Partner,
    PartnerRole,
    Series,
)
from jixiao.records.outreach.models.certificates import Certificate, CertificateBatch
from jixiao.records.outreach.models.goods import Good, MovementKind, StockMovement
from jixiao.records.outreach.models.outcomes import Outcome
from jixiao.records.outreach.models.training import (
    Attendance,
    SessionState,
    SessionSubject,
    SignInWay,
    Trainee,
    TrainingSession,
)

__all__ = [
    "COUNTING",
    "KINDS",
    "STAFF_TRAINING",
    "Activity",
    "ActivityState",
    "Attendance",
    "Audience",
    "Certificate",
    "CertificateBatch",
    "Coverage",
    "CoverageKind",
    "Draft",
    "Good",
    "MovementKind",
    "Occasion",
    "Outcome",
    "Partner",
    "PartnerRole",
    "Series",
    "SessionState",
    "SessionSubject",
    "SignInWay",
    "StockMovement",
    "Trainee",
    "TrainingSession",
]
