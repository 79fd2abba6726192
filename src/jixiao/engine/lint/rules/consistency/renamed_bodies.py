"""Bodies that a text calls by the name of before the reform and by the one of after it; companies with two tails."""

import functools
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from importlib import resources

from jixiao.engine.lint.late import late

_COMPANY = late(r"(?P<name>[一-龥]{4,20}?)(?P<tail>有限责任公司|股份有限公司|有限公司)")
_LEAD = re.compile(r".*(?:委托|聘请|由|与|和|及|向|为|是|对|经|的|单位)")
_PAST = late(r"原[一-龥]{0,6}$|(?:更名|改组|划入|并入|组建)[一-龥]{0,8}$")
_HEAD = late(r"(?:^|[^一-龥]|[县市区省州旗盟由与对向报经])$")
_SHORTEST, _TELLING = 4, 6  # letters before 有限公司 that tell one company from another


@functools.cache
def _renamed() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    text = resources.files(__package__).joinpath("renamed.toml").read_text("utf-8")
    return tuple((_any(told["old"]), _any(told["new"])) for told in tomllib.loads(text)["bodies"])


def _any(names: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(names, key=len, reverse=True)))


def old_names_beside_new(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the old name of a body where the text has the new one too: its place and the new name.

    A name said to be of the past (原县环保局) is left.
    """
    if "局" not in text and "委" not in text:
        return
    for old, new in _renamed():
        now = new.search(text)
        if now is None:
            continue
        for match in old.finditer(text):
            before = text[max(match.start() - 12, 0) : match.start()]
            if _HEAD.search(before) and not _PAST.search(before):
                yield match.start(), match.end(), now[0]


def companies_with_two_tails(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the rarer of 某某有限公司 and 某某有限责任公司: its place and the other."""
    told: defaultdict[str, dict[str, list[tuple[int, int]]]] = defaultdict(dict)
    for match in _COMPANY.finditer(text) if "公司" in text else ():
        lead = _LEAD.match(match["name"])
        name = match["name"][lead.end() if lead else 0 :][-_TELLING:]
        if len(name) >= _SHORTEST:
            told[name].setdefault(match["tail"], []).append((match.end("name") - len(name), match.end()))
    for name, tails in told.items():
        usual = max(tails, key=lambda tail: len(tails[tail]))
        for tail, places in tails.items():
            for start, end in places if tail != usual else ():
                yield start, end, f"{name}{usual}"
