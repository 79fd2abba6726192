"""Along which axis a whole is parted, as the names of the parts say: by who pays, by kind of spending, of income …"""

import dataclasses
import re
from collections.abc import Sequence


@dataclasses.dataclass(frozen=True, slots=True)
class Axis:
    """An axis: its parts never overlap; ``members`` are their words; with all of ``whole`` named nothing is missing.

    ``whole`` holds groups: one word of each group must be there.
    """

    name: str
    members: tuple[tuple[str, str], ...]
    whole: tuple[frozenset[str], ...]


_PAYS = (
    "(?=本?级|两级|财政|配套|匹配|资金|投入|下达|安排|拨|补助|专项|预算|承担|负担|统筹"
    "|转移支付|衔接|[、和与及（()）]|$)"
)
_LEVELS = (
    ("中央", f"(?:中央|国家){_PAYS}|财政部"),
    ("省", f"(?<![全我本各该])(?:省|自治区|兵团){_PAYS}"),
    ("市", f"(?<![全我本各该])(?:市|盟|自治州|(?<!自治)州|地区){_PAYS}"),
    ("县", f"(?<![全我本各该])(?:县|旗|(?<!治|地)区){_PAYS}"),
    ("乡", f"(?:乡|镇|街道){_PAYS}"),
    ("村", "村(?:集体|级|自筹)"),
    ("自筹", "自筹|自有|筹资|筹劳|投工|群众投"),
    ("社会", "社会资[金本]|捐赠|捐款"),
    ("财政", "财政(?:奖补|补助|拨款|资金|投入|安排)"),
    ("贷款", "贷款|债券|融资"),
    ("其他", "其[他它]"),
    ("地方", "地方"),
)
AXES = (
    Axis("资金来源", _LEVELS, (frozenset({"县", "其他", "地方", "自筹", "社会"}),)),
    Axis(
        "支出性质",
        (
            ("基本支出", "基本支出"),
            ("项目支出", "项目支出"),
            ("经营支出", "经营支出"),
            ("上缴", "上缴上级支出"),
            ("附属", "对附属单位补助支出"),
            ("结转", "结转|结余"),
        ),
        (frozenset({"基本支出"}), frozenset({"项目支出"})),
    ),
    Axis(
        "人员和公用",
        (("人员", "人员(?:经费|支出)|工资福利"), ("公用", "(?:日常)?公用(?:经费|支出)|商品和?服务")),
        (frozenset({"人员"}), frozenset({"公用"})),
    ),
    Axis(
        "预算种类",
        (
            ("一般", "一般公共预算"),
            ("基金", "政府性基金"),
            ("国资", "国有资本经营"),
            ("专户", "财政专户"),
            ("社保", "社会保险基金"),
        ),
        (frozenset({"一般"}), frozenset({"基金"})),
    ),
    Axis(
        "三公",
        (("出国", "出国|出境"), ("公车", "公务用?车"), ("接待", "接待")),
        (frozenset({"出国"}), frozenset({"公车"}), frozenset({"接待"})),
    ),
    Axis(
        "收入来源",
        (
            ("拨款", "财政(?:补助|拨款)"),
            ("上级", "上级补助"),
            ("事业", "事业收入"),
            ("经营", "(?<!资本)经营收入"),
            ("附属", "附属单位上缴"),
            ("结转", "结转|结余"),
            ("其他", "其[他它]收入"),
        ),
        (frozenset({"拨款"}), frozenset({"其他"})),
    ),
    Axis(
        "年度",
        (
            ("往年", "(?:上年|以前年度|年初|往年|历年).{0,6}(?:结转|结余)"),
            ("本年", "(?:本年|当年|本级).{0,8}(?:收入|拨款|资金|预算|安排)"),
        ),
        (frozenset({"往年"}), frozenset({"本年"})),
    ),
)  # fmt: skip
_MOST = 20  # parts: a longer list is of projects or places, along no axis
_READ = tuple((axis, tuple((key, re.compile(words)) for key, words in axis.members)) for axis in AXES)
_SPREADS = re.compile(r"以上|以下|及以上|各级|级次|[和与及、].*(?:等|各)")
_OF_PLACES = frozenset({"省", "市", "县", "乡"})


@dataclasses.dataclass(frozen=True, slots=True)
class Relation:
    """How parts stand to each other: they lie ``apart`` on one axis, and are ``all`` that there is of it."""

    axis: str = ""
    apart: bool = False
    all: bool = False


def relation_of(labels: Sequence[str]) -> Relation:
    """Return how parts with these labels stand to each other; the first axis on which each has a place of its own."""
    if len(labels) > _MOST or any(_SPREADS.search(label) for label in labels):
        return Relation()
    for axis, members in _READ:
        every: set[str] = set()
        for label in labels:
            keys = _keys(label, members)
            if not keys or keys & every:
                break
            every |= keys
        else:
            if not (every & {"地方", "财政"} and every & _OF_PLACES) and not {"财政", "中央"} <= every:
                return Relation(axis.name, apart=True, all=all(every & group for group in axis.whole))
    return Relation()


def _keys(label: str, members: Sequence[tuple[str, re.Pattern[str]]]) -> frozenset[str]:
    """Return where on an axis a label has its place; 省级其他资金 and 省级财政资金 are the 省's."""
    keys = frozenset(key for key, words in members if words.search(label))
    return keys - {"其他", "财政"} if len(keys) > 1 else keys
