"""Tables that the import desk takes in: the ledger of activities, hand-outs, rosters, sign-in sheets.

Each file has a plan of columns, a check of what only this room can see, the writing through the acts, and the undoing.
"""

from jixiao.orgs.importing import hang_import
from jixiao.records.outreach.tables import activities, handouts, people


def hang_all() -> None:
    """Hang the tables at the import desk; called when Django starts."""
    for door in (activities.DOOR, handouts.DOOR, people.ROSTER_DOOR, people.SHEET_DOOR):
        hang_import(door)
