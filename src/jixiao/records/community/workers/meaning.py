"""Whom of the register somebody means who types a name, and the workplace where one name is not enough."""

from jixiao.orgs.refusing import Refused
from jixiao.records.community.models import Worker
from jixiao.records.community.workers.keys import bare_name

MOST = 5


def meant_worker(unit_id: int, typed: str, *, field: str = "who") -> Worker:
    """Return the one entry of the register that is meant: 示例甲, or 示例甲 示例县第一中学.

    Refuses a name nobody has, and one that several have without the workplace.
    """
    name, _, workplace = typed.strip().partition(" ")
    rows = Worker.objects.filter(unit=unit_id, removed_at=None).order_by("pk")
    whole = list(rows.filter(name_key=bare_name(typed))[:MOST])
    found = whole or list(rows.filter(name_key=bare_name(name))[:MOST])
    if not whole and workplace.strip():
        found = [one for one in found if workplace.strip() in one.workplace]
    if not found:
        cure = "先到「科技工作者」里登记，再回来填"
        raise Refused(f"名册里没有「{typed.strip()[:40]}」", cure=cure, code="V118", field=field)
    if len(found) > 1:
        places = "、".join(one.workplace or "没有单位" for one in found)
        cure = f"姓名后面空一格写单位，如：{found[0].name} {found[0].workplace}"
        raise Refused(f"名册里有几个「{name}」（{places}）", cure=cure, code="V119", field=field)
    return found[0]
