"""What of the 20 days after approval waits on the workbench: items overdue, or with few days left."""

import datetime
from collections.abc import Iterator

from jixiao.disclosure.models import DisclosureItem
from jixiao.disclosure.registering import watch_of
from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import ToDo

REMINDED = datetime.timedelta(days=10)


def to_dos_of(desk: Desk) -> Iterator[ToDo]:
    """Yield the items of the register whose day is near or gone by (预算法第十四条)."""
    if Role.CLERK not in desk.roles or desk.unit_year is None:
        return
    items = DisclosureItem.objects.filter(
        unit_year=desk.unit_year, is_open=True, approved_on__isnull=False, published_on=None
    )
    for item in items.order_by("approved_on")[:100]:
        watch = watch_of(item, on=desk.today)
        if watch.due is not None and watch.due - desk.today <= REMINDED:
            yield ToDo(
                title=f"公开「{item.title}」",
                where=f"信息公开 › {item.title} › 批复后 20 日内",
                url=desk.door("disclosure:item", key=item.key),
                action="去登记",
                due=watch.due,
            )
