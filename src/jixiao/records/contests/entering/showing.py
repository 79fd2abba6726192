"""How the state of a work is shown, at a desk and at the door of its school."""

from jixiao.records.contests.models import EntryState

CHIPS = {
    EntryState.DRAFT: "draft",
    EntryState.SUBMITTED: "sent",
    EntryState.RETURNED: "returned",
    EntryState.QUALIFIED: "approved",
    EntryState.UNQUALIFIED: "late",
    EntryState.WITHDRAWN: "draft",
}
