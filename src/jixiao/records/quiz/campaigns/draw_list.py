"""How a day's set is drawn, as somebody types it: a line each, tag and number of questions."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.models import Campaign

ANY = "不限"
FORM = "每行写：标签 题数，如 健康 2；不限标签的写 不限 1"
MOST_LINES, MOST_TAG, MOST_FIGURES = 20, 40, 3
_LINE = re.compile(rf"(?P<tag>\S.{{0,{MOST_TAG}}}?)[\s,，:：]+(?P<number>[0-9]{{1,{MOST_FIGURES}}})\s*[题道个]?")

Line = dict[str, Any]


def read_draw(text: str) -> list[Line]:
    """Return the lines of a draw; refuses a line that is none, naming it."""
    found: list[Line] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        match = _LINE.fullmatch(line.strip())
        if match is None or not int(match["number"]):
            raise Refused(
                f"抽题办法第 {number} 行「{line.strip()[:20]}」读不出来", cure=FORM, code="U937", field="draw"
            )
        tag = "" if match["tag"].strip() == ANY else match["tag"].strip()
        found.append({"tag": tag, "number": int(match["number"])})
    tags = [one["tag"] for one in found]
    if len(set(tags)) < len(tags) or len(found) > MOST_LINES:
        raise Refused("抽题办法里同一个标签写了两行", cure="合并成一行", code="U937", field="draw")
    return found


def listed(draw: Iterable[Mapping[str, Any]]) -> str:
    """Return a draw as it would be typed."""
    return "\n".join(f"{one['tag'] or ANY} {one['number']}" for one in draw)


def lines_of(campaign: Campaign) -> list[Line]:
    """Return the lines of a draw; where none are written, the whole set is drawn from anything."""
    return [{"tag": one["tag"], "number": int(one["number"])} for one in campaign.draw] or [
        {"tag": "", "number": campaign.per_day}
    ]
