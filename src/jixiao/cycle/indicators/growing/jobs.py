"""Background work of the room: the harvest, and the preview of a round."""

from jixiao.cycle.indicators.growing.gathering_groups import gather_groups
from jixiao.cycle.indicators.growing.previewing import preview_round
from jixiao.cycle.indicators.models import RunKind
from jixiao.orgs.jobs import hang_work


def hang_works() -> None:
    """Let the worker do them."""
    hang_work(f"indicators.{RunKind.HARVEST}", gather_groups)
    hang_work(f"indicators.{RunKind.IMPACT}", preview_round)
