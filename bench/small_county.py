"""One department of one year below a finance bureau, and its clerk: what a topic needs before it begins."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.orgs.actor import Actor
    from jixiao.orgs.models import UnitYear


def a_small_county() -> "tuple[UnitYear, Actor]":
    """Register it through the acts; return the department's year, which is now, and its clerk at work."""
    from jixiao.cli.demo_site.building import PASSWORD, county, office  # noqa: PLC0415 - Django is started by now
    from jixiao.orgs.actor import Actor  # noqa: PLC0415
    from jixiao.orgs.appointing import register_person  # noqa: PLC0415
    from jixiao.orgs.registering import open_year  # noqa: PLC0415
    from jixiao.web.clock import now  # noqa: PLC0415

    at = now()
    root = register_person(username="bench.xitong", name="示例系统管理员", password=PASSWORD, by=None, on=at)
    of = county(
        code="999900-101001", name="示例县财政局", division="示例县", prefix="bench", specimen=True, by=Actor(root, at)
    )  # fmt: skip
    where = office(of, code="999900-115001", name="示例县科学技术协会", short="科协", prefix="bm0")
    year = open_year(unit=where.unit, year=at.year, by=of.root)
    return year, Actor(where.clerk, at)
