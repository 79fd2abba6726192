"""What of the register waits: entries that may be one person."""

from collections.abc import Iterable

from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import ToDo
from jixiao.records.community.access import may_keep
from jixiao.records.community.workers.likeness import likely_pairs


def to_dos(desk: Desk) -> Iterable[ToDo]:
    """Yield that there are entries to look at, where there are some."""
    if desk.unit_year is None or not may_keep(desk):
        return
    number = len(likely_pairs(desk.unit))
    if number:
        words = f"{number} 对登记像是同一个人"
        yield ToDo("核对重复的科技工作者", words, desk.door("community:duplicates"), "去核对")
