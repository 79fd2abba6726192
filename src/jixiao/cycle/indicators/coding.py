"""The next free code of a library."""

from jixiao.cycle.indicators.models import Indicator
from jixiao.orgs.models import Unit

SHARED, OWN = "GX", "ZY"
MOST = 10_000


def next_code(owner: Unit | None) -> str:
    """Return the next free code: GX-01 (共性) in the shared library, ZY-01 (自用) in a unit's own."""
    letters = SHARED if owner is None else OWN
    codes = Indicator.objects.filter(owner=owner, code__startswith=f"{letters}-").values_list("code", flat=True)[:MOST]
    numbers = [int(end) for code in codes if (end := code.partition("-")[2]).isdecimal()]
    return f"{letters}-{max(numbers, default=0) + 1:02}"
