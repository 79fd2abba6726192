"""Groups as somebody pastes them: one a line, its name, how many are served there, who collects there."""

import re
from collections.abc import Iterable

from jixiao.orgs.refusing import Refused
from jixiao.records.surveys.models import Group
from jixiao.records.surveys.planning import Part

_GAPS = re.compile(r"[\s,，、;；\t]+")
_NUMBER = re.compile(r"[0-9][0-9,，]*")
MOST_FIGURES = 9
FORM = "每行写：名称 人数 联系人，如 甲村 420 甲村文书"


def read_groups(text: str) -> list[Part]:
    """Return the groups; refuses a line whose second word is no number, naming the line."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        words = [word for word in _GAPS.split(line.strip()) if word]
        if not words:
            continue
        size = words[1].removesuffix("人") if len(words) > 1 else ""
        if size and (not _NUMBER.fullmatch(size) or len(size) > MOST_FIGURES):
            raise Refused(f"第 {number} 行「{words[1][:20]}」不是人数", cure=FORM, code="U876", field="groups")
        found.append(Part(words[0][:60], int(size) if size else None, 0, None, " ".join(words[2:])[:60]))
    return found


def listed(groups: Iterable[Group]) -> str:
    """Return groups as they would be pasted."""
    rows = ((one.name, "" if one.population is None else str(one.population), one.liaison) for one in groups)
    return "\n".join(" ".join(word for word in row if word) for row in rows)
