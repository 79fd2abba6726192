"""When work must be handed in: the window of the nearest authority above governs, and a unit's own late exception."""

import datetime
from collections.abc import Iterable

from jixiao.orgs.models import LateException, UnitYear, Window

MOST = 10_000


def windows_over(unit_years: Iterable[UnitYear]) -> dict[tuple[int, str], tuple[Window, datetime.date]]:
    """Return by the id of a unit's year and the kind of work which window governs it, and the last day for the unit.

    Where no window was set there is no entry. Two statements, however many years of units.
    """
    listed = list(unit_years)
    above = {one.pk: [int(part) for part in one.unit.path.split("/") if part] for one in listed}
    places = {place for path in above.values() for place in path}
    windows: dict[tuple[int, int], list[Window]] = {}
    for window in Window.objects.filter(authority__in=places, year__in={one.year for one in listed})[:MOST]:
        windows.setdefault((window.authority_id, window.year), []).append(window)
    late = LateException.objects.filter(
        window__in=[one.pk for several in windows.values() for one in several], unit__in={one.unit_id for one in listed}
    )
    until = {(one.window_id, one.unit_id): one.until for one in late[:MOST]} if windows else {}
    found: dict[tuple[int, str], tuple[Window, datetime.date]] = {}
    for one in listed:
        for place in above[one.pk]:  # from the top down: the nearest comes last and stays
            for window in windows.get((place, one.year), ()):
                last_day = max(window.closes, until.get((window.pk, one.unit_id), window.closes))
                found[one.pk, window.kind] = (window, last_day)
    return found
