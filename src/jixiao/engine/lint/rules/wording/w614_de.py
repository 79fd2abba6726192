"""W614: 的 where 地 or 得 is meant."""

import functools
import re
import tomllib
from collections.abc import Iterator
from importlib import resources

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule


@functools.cache
def _adverbs() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """Return the adverbs, and what finds 的 with a verb that has an object behind it."""
    table = tomllib.loads(resources.files(__package__).joinpath("adverbs.toml").read_text("utf-8"))
    does, to_what, no_object = ("|".join(table[key].split()) for key in ("does", "to_what", "no_object"))
    return tuple(table["how"].split()), re.compile(rf"的(?:{does})(?=(?:{to_what})(?!{no_object}))")


_NOUN = re.compile(
    r"(?:进行|得到|取得|起到|起|有|作出|做出|给予|予以|实现|获得|达到|提供|产生|受到|是|和|与|及)(?:了|过|着)?[一-龥]{0,4}$"
)
_LONGEST = 5
_DEGREE = re.compile(
    r"(?:做|干|抓|办|贯彻|落实|执行|发挥|完成|开展|进行)(?P<de>的)(?:很|非常|比较|十分|更加|还|不够|不太|不)"
    r"(?:好|到位|充分|细|扎实|够|深|深入|广泛|顺利|及时|快|慢|圆满|全面|彻底|完善|理想)(?=[，。；！,;]|$)",
    re.MULTILINE,
)


@rule("W614")
def check(paper: Paper) -> Iterator[Finding]:
    """“的”“地”“得”用错。

    检查什么：“较好的完成了”应为“较好地完成了”，“做的不够好”应为“做得不够好”。
    为什么：修饰动作用“地”，说明动作怎么样用“得”，修饰名词才用“的”。
    反例：较好的完成了年度目标任务。
    反例：资料归档工作做的不够细。
    正例：较好地完成了年度目标任务，得到了有效的落实。
    正例：较好的完成率得益于有效的落实机制。
    依据：《现代汉语词典》；教育部《暂拟汉语教学语法系统》。
    """
    text = paper.text
    adverbs, does_next = _adverbs()
    for match in does_next.finditer(text):
        before = text[max(match.start() - _LONGEST, 0) : match.start()]
        how = next((word for word in adverbs if before.endswith(word)), "")
        start = match.start() - len(how)
        if how and text[start - 1 : start] != "非" and not _NOUN.search(text[max(start - 8, 0) : start]):
            yield _finding(paper, start, match.start(), match.end(), "地")
    for match in _DEGREE.finditer(text):
        yield _finding(paper, match.start(), match.start("de"), match.end(), "得")


def _finding(paper: Paper, start: int, at: int, end: int, right: str) -> Finding:
    typed = paper.text[start:end]
    meant = f"{paper.text[start:at]}{right}{paper.text[at + 1 : end]}"
    return paper.finding(
        "W614", start, end, cause=f"“{typed}”应为“{meant}”", cure=f"“的”改为“{right}”", replacement=meant
    )
