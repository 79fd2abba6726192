"""What follows from what: each event with its handlers, called in order within the same transaction.

An event that is not listed is written to the trail and has no further effect.
"""

from collections.abc import Mapping

WIRING: Mapping[str, tuple[str, ...]] = {
    "goals.adjustment_approved": ("jixiao.cycle.evaluation.following.add_rows_of_adjusted_goals",),
    "monitoring.rectification_asked": ("jixiao.cycle.followup.following.open_from_finding",),
    "reports.version_filed": ("jixiao.reports.feeding.propose_from_paper",),
    "evaluation.settlement_undone": ("jixiao.cycle.followup.following.withdraw_proposals",),
    "quiz.prize_given": ("jixiao.records.outreach.following.issue_prize",),
    "quiz.prize_taken_back": ("jixiao.records.outreach.following.take_prize_back",),
    "evaluation.settled": ("jixiao.cycle.followup.following.propose_from_evaluation",),
}
