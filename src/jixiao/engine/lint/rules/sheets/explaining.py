"""Whether a score table explains anywhere why money was left or points were lost."""

import re
from typing import TYPE_CHECKING

from jixiao.engine.lint.late import late

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import Indicator, ScoreTable

_EXPLAINS = late(
    r"未(?:支付|支出|执行|拨付|结算|使用)|尚未|结余|结转|节约|收回|上缴|缴回|进度|缓慢|滞后|尾款|质保金|保证金|跨年|次年|下一?年"
    r"|疫情|追加|调[增减整]|原因|因为|由于|超支|压减|财政.{0,6}(?:困难|紧张)|库款|未到位"
)
_SHORTEST = 8
_NOTHING = re.compile(r"[无/\\—－-]*|无偏差|不涉及|暂无|无。")


def explains(table: "ScoreTable") -> bool:
    """Return whether any cell says why: a sentence, no head and no name of a source of money."""
    heads = set(table.heads.values())
    if table.money is not None:
        heads |= set(table.money.heads.values())
        heads |= {line.label for line in table.money.sources if line.label is not None}
        reason = table.money.total.cells.get("reason")
        if reason is not None and _is_said(reason.text) and "预算执行率=" not in reason.text.replace("＝", "="):
            return True
    names = {row.cells["name"] for row in table.rows}
    return any(
        spot not in heads and spot not in names and len(spot.text) >= _SHORTEST and _EXPLAINS.search(spot.text)
        and "字以内" not in spot.text and not spot.text.endswith(("原因分析", "改进措施", "：", ":"))
        for spot in table.cells
    )  # fmt: skip


def gives_reason(row: "Indicator") -> bool:
    """Return whether the row says anything in its column of reasons."""
    return _is_said(row.text("reason"))


def _is_said(words: str) -> bool:
    return _NOTHING.fullmatch("".join(words.split())) is None
