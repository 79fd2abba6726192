"""Which indicators of the library a result may count as, where no room counts the single records.

A published count of which nobody knows the records (271 件作品) is a result too. Its measure stands in: where a room
counts the records themselves, that measure is offered first, and this one is told apart by its name.
"""

from collections.abc import Mapping
from types import MappingProxyType

OUTCOME_MEASURES: Mapping[str, tuple[str, str, str]] = MappingProxyType({
    "KX-C15": ("works", "公众号推文数", "篇"),
    "KX-C16": ("videos", "科普视频音频数", "条"),
    "KX-C17": ("informants", "科普信息员注册数", "人"),
    "KX-C18": ("contest_entries", "创新大赛参赛作品数", "件"),
    "KX-C19": ("paintings", "科幻画征集幅数", "幅"),
    "KX-C20": ("film_entries", "影像节作品数", "件"),
    "KX-C21": ("models_made", "科技小制作件数", "件"),
    "KX-C24": ("stations_built", "科普e站建设数", "个"),
    "KX-C25": ("bases", "科普教育基地新增数", "个"),
    "KX-C26": ("branches", "基层科协组织数", "个"),
    "KX-C27": ("branches_elsewhere", "企业和学校科协组织数", "个"),
    "KX-C29": ("volunteers", "科技志愿者注册人数", "人"),
    "KX-C31": ("forums", "学术交流场次", "场"),
    "KX-C32": ("talents", "科技人才举荐数", "人"),
    "KX-C33": ("advice_papers", "决策咨询报告篇数", "篇"),
})  # fmt: skip
"""By the code in the library: the end of the measure's code, what it counts, its unit."""

TOLD_APART = "登记成果"
"""What the name of such a measure begins with in formulas: 登记成果基层科协组织数."""

CHOICES = [("", "不计入指标"), *((code, f"{code} {name}") for code, (_, name, _unit) in OUTCOME_MEASURES.items())]
