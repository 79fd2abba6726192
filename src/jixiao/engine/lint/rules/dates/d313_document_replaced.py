"""D313: a document is cited that another had replaced before the year began."""

import dataclasses
import datetime
import functools
import re
import tomllib
from collections.abc import Iterator
from importlib import resources

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule

_NUMBERED = re.compile(
    r"(?P<code>财[预库会行综办])[ \t]?[〔\[［(（﹝【](?P<year>(?:19|20)\d{2})[〕\]］)）﹞】]"
    r"[ \t]?第?(?P<number>\d{1,4})[ \t]?号"
)
_ORDER = re.compile(r"(?=[财国])(?P<code>财政部|国务院)(?:第)?(?:令)?[（(]?第?[ \t]?(?P<number>\d{1,4})[ \t]?号令?")
_KNOWN_OLD = re.compile(r"废止|失效|代替|替代|原《|原有|修订|取代|旧")
_NEAR = 16


@dataclasses.dataclass(frozen=True, slots=True)
class Replaced:
    """A document that is no longer in force: since when, what took its place, and the page that says so.

    ``written`` is true for a rule of evaluation itself: it counts when the report is written, after the year's end.
    """

    name: str
    since: datetime.date
    by: str
    source: str
    written: bool


@rule("D313")
def check(paper: Paper) -> Iterator[Finding]:
    """引用了已经被新办法代替的文件。

    检查什么：文中引用的财政文件文号、部令号，在评价年度开始之前是否已经被新的文件代替；写明“原”“已废止”的不算。
    为什么：依据失效的办法评价，指标和打分标准就可能不对；这多半是沿用了旧报告的“评价依据”。
    反例：
        2022年度项目支出绩效自评报告
        根据财预〔2011〕285号文件开展自评。
    正例：
        2022年度项目支出绩效自评报告
        根据财预〔2020〕10号文件开展自评。
    正例：
        2018年度项目支出绩效自评报告
        根据财预〔2011〕285号文件开展自评。
    依据：财预〔2020〕10号等文件的附则；清单见规则旁的 replaced.toml，每条注明日期和出处。
    """
    if paper.year is None:
        return
    begins, ends = datetime.date(paper.year, 1, 1), datetime.date(paper.year, 12, 31)
    for pattern in (_NUMBERED, _ORDER):
        for match in pattern.finditer(paper.text):
            year = int(match["year"]) if pattern is _NUMBERED else 0
            old = _replaced().get((match["code"], year, int(match["number"])))
            around = paper.text[max(match.start() - _NEAR, 0) : match.end() + _NEAR]
            if old is not None and old.since <= (ends if old.written else begins) and not _KNOWN_OLD.search(around):
                yield paper.finding(
                    "D313",
                    *match.span(),
                    cause=f"《{old.name}》自 {_told(old.since)}起已由{old.by}代替",
                    cure="改引现行文件，并核对评价内容、指标和打分标准是否按新办法做的",
                )


def _told(day: datetime.date) -> str:
    return f"{day.year} 年 {day.month} 月 {day.day} 日"


@functools.cache
def _replaced() -> dict[tuple[str, int, int], Replaced]:
    """Return the documents that were replaced, by code, year (0 for an order) and number."""
    table = tomllib.loads(resources.files(__package__).joinpath("replaced.toml").read_text("utf-8"))
    return {
        (entry["code"], entry.get("year", 0), entry["number"]): Replaced(
            entry["name"], entry["since"], entry["by"], entry["source"], entry.get("judged") == "written"
        )
        for entry in (*table["document"], *table["order"])
    }
