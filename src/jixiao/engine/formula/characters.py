"""The characters of a formula: which sign means what, which make a name, which words are numbers' units.

An explicit table, one character for one character, so that places in the text stay where the officer typed them.
NFKC would break ㎡ and ① apart and read much that nobody meant.
"""

from types import MappingProxyType

_SIGNS = {
    "（": "(",
    "）": ")",
    "［": "(",
    "］": ")",
    "[": "(",
    "]": ")",
    "｛": "(",
    "｝": ")",
    "{": "(",
    "}": ")",
    "〔": "(",
    "〕": ")",
    "＋": "+",
    "﹢": "+",
    "－": "-",
    "−": "-",
    "–": "-",
    "—": "-",
    "﹣": "-",
    "×": "*",
    "✕": "*",
    "✖": "*",
    "╳": "*",
    "∗": "*",
    "＊": "*",
    "÷": "/",
    "／": "/",
    "∕": "/",
    "⁄": "/",
    "％": "%",
    "﹪": "%",
    "＝": "=",
    "﹦": "=",
    "＞": ">",
    "＜": "<",
    "≧": "≥",
    "⩾": "≥",
    "≦": "≤",
    "⩽": "≤",
    "，": ",",
    "、": ",",
    "；": ",",
    ";": ",",
    "．": ".",
    "＂": '"',
    "“": '"',
    "”": '"',
    "„": '"',
    "〝": '"',
    "〞": '"',
    "「": '"',
    "」": '"',
    "！": "!",
    "＆": "&",
    "｜": "|",
    "＾": "^",
}
_BLANKS = "\u00a0\u2002\u2003\u2009\u200b\u200c\u200d\u2060\u3000\ufeff\t\r\n\x0b\x0c"
_DIGITS_AND_LETTERS = {chr(0xFEE0 + code): chr(code) for code in range(0x21, 0x7F) if chr(code).isalnum()}
FOLDED = MappingProxyType(
    str.maketrans({**_SIGNS, **_DIGITS_AND_LETTERS, **dict.fromkeys(_BLANKS, " ")}),
)

QUOTE = '"'  # every kind of double quote is folded to it
NAME_MARKS = frozenset(f"_{QUOTE}㎡㎥㎞㎏℃")
ASCII_DIGITS = frozenset("0123456789")
BRACKET_FAMILIES = MappingProxyType(
    {sign: family for family in ("(（)）", "[［]］", "{｛}｝", "〔〕") for sign in family},
)

# What a word of the sentence may be typed as, and the word it stands for.
WORDS = MappingProxyType(
    {
        "如果": "如果",
        "若": "如果",
        "IF": "如果",
        "则": "则",
        "那么": "则",
        "否则": "否则",
        "且": "且",
        "并且": "且",
        "或": "或",
        "或者": "或",
        "不": "不",
        "非": "不",
    },
)

# The units that may stand right after a number. 分 is a point here, as everywhere in 绩效.
_UNIT_WORDS = """
元 万元 亿元 分 百分点 人 名 万人 人次 万人次 个 次 场 场次 份 册 件 幅 项 篇 条 期 天 人天 月 年 小时 学时 课时 分钟
平方米 ㎡ 平方公里 立方米 亩 万亩 公里 米 吨 千克 升 所 家 块 部 套 支 处 户 批 批次 台 辆 座 只 村 站 张 本 门 班 组
队 届 度 千瓦时 课 例 宗 起 位 棵 株
"""
UNIT_WORDS = frozenset(_UNIT_WORDS.split())


def fold(text: str) -> str:
    """Return ``text`` with every sign, digit, letter and blank in its one plain form, character for character."""
    return text.translate(FOLDED)


def makes_a_name(character: str) -> bool:
    """Return whether a (folded) character may stand in a name that is written without 【】."""
    return character.isalnum() or character in NAME_MARKS


def run_at(plain: str, start: int) -> int:
    """Return where the run of name characters that begins at ``start`` of a folded text ends."""
    end = start
    while end < len(plain) and makes_a_name(plain[end]):
        end += 1
    return end


def with_quotes(name: str) -> str:
    """Return a folded name with its quotation marks as they are printed, opening and closing."""
    pieces = name.split(QUOTE)
    return pieces[0] + "".join("“”"[index % 2] + piece for index, piece in enumerate(pieces[1:]))
