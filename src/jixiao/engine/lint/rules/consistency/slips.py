"""How one word can come from another by a slip of the hand: a letter changed, left out, put in, or two swapped."""

# Letters that tell one body, place or paper from another: where they differ, both words are meant.
_TELLING = frozenset(
    "0123456789〇零一二三四五六七八九十百千甲乙丙丁第"
    "东西南北中上下左右前后内外大小新老高初低男女幼正副总分支单双春夏秋冬"
    "国省市县区州盟旗镇乡村社街农林水牧渔工商医药法教体文科财税民司公私行事企政党团妇残侨"
)
# Letters that come and go in the names of one body or paper, or whose coming makes another body of it.
_COMING = frozenset(
    "和与及暨或的之、·局会部院所站分总支副老小大新高初幼男女正试一二三四五六七八九十第国省市县区州盟旗镇乡村社街"
)


def slip_between(typed: str, meant: str) -> str:
    """Return what went wrong where ``typed`` is ``meant`` with one slip, for a person to read; "" where it is not one.

    Letters that tell things apart (东 and 西, 第一 and 第二, 农 and 林) and mere links (和, 与) are no slip.
    """
    head, tail = _shared(typed, meant)
    if len(typed) == len(meant):
        return _changed(typed[head : len(typed) - tail], meant[head : len(meant) - tail])
    if len(typed) + 1 == len(meant) and head + tail >= len(typed):
        letter = meant[head]
        return "" if letter in _COMING or letter.isdigit() else f"漏了“{letter}”字"
    if len(typed) == len(meant) + 1 and head + tail >= len(meant):
        letter = typed[head]
        inside = 0 < head < len(meant)
        return f"多了“{letter}”字" if inside and letter not in _COMING and not letter.isdigit() else ""
    return ""


def _shared(one: str, other: str) -> tuple[int, int]:
    """Return how many letters the two share at the head, and at the tail behind those."""
    most = min(len(one), len(other))
    head = 0
    while head < most and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < most - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    return head, tail


def _changed(typed: str, meant: str) -> str:
    if len(typed) == 1:
        apart = typed in _TELLING and meant in _TELLING
        return "" if apart else f"“{meant}”写成了“{typed}”"
    if len(typed) == 2 and typed == meant[::-1]:  # noqa: PLR2004 - two letters change places
        return f"“{meant}”写颠倒成了“{typed}”"
    return ""
