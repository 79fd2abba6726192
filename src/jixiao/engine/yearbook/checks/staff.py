"""Are there no more people than posts, and no more assets in use than there are."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.values import Money
from jixiao.engine.yearbook.checks.placing import at, wan
from jixiao.engine.yearbook.record import Yearbook


def check_staff(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield more people than posts."""
    posts, staff = yearbook.profile.establishment, yearbook.profile.staff
    if isinstance(posts, int) and isinstance(staff, int) and staff > posts:
        cause = f"在职人员 {staff} 人，编制 {posts} 名，超出 {staff - posts} 人"
        yield at(yearbook, "profile.staff", "Y311", cause, "核对口径（只计在编人员）；确实超编的，写明原因和消化计划")


def check_assets(yearbook: Yearbook) -> Iterator[Finding]:
    """Yield more assets in use than there are."""
    total, used = yearbook.profile.fixed_assets, yearbook.profile.assets_in_use
    if isinstance(total, Money) and isinstance(used, Money) and used > total:
        cause = f"在用固定资产 {wan(used)}，固定资产总额只有 {wan(total)}"
        yield at(yearbook, "profile.assets_in_use", "Y312", cause, "核对两个数，都取年末账面原值")
