"""From the reference in a trace to the page that opens it."""

from django.urls import NoReverseMatch

from jixiao.measures.catalogue import DOORS, SECTIONS
from jixiao.orgs.desk import Desk


def link_of(desk: Desk, reference: str) -> str:
    """Return the address of the record, the reading or the row of the year behind a reference, "" where it has none.

    A reference is ``kind:pk`` (outreach.activity:12) or an address in the yearbook (activities.A1.people).
    """
    kind, _, pk = reference.partition(":")
    try:
        if pk.isdecimal() and kind in DOORS:
            return desk.door(DOORS[kind], pk=int(pk))
        section, _, rest = reference.partition(".")
        if section in SECTIONS:
            code = rest.rpartition(".")[0]
            return desk.door(SECTIONS[section].door, code=code) if code else ""
        return desk.door(DOORS["profile"]) if section == "profile" and "profile" in DOORS else ""
    except NoReverseMatch:
        return ""
