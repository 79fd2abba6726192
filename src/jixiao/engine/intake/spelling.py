"""Headings reduced to what they say: no numbers, brackets, marks or spaces, full width made half."""

import re

_OUT = re.compile(r"[\s（）()〔〕【】\[\]、，,。.．：:；;“”\"'‘’《》<>—\-·•…]+")
_DOTS = re.compile(r"(?:\s*PAGEREF\s+_Toc\d+(?:\s+\\?h)?|\t+|[.．·…⋯]{2,}|[ \u3000]{3,})\s*[（(]?\d{0,3}[）)]?\s*$")
_SCORED = re.compile(r"[（(][^（）()]*(?:\d|字)[^（）()]*[）)]")


def settled(words: str) -> str:
    """Return the words of a heading without marks, spaces and remarks in brackets such as （自评得分10分）."""
    return _OUT.sub("", _SCORED.sub("", words))


def without_page(line: str) -> tuple[str, str]:
    """Return a line of a 目录 without its leader, and the page it names or ""."""
    found = _DOTS.search(line)
    if found is None:
        return line, ""
    return line[: found.start()], re.sub(r"_Toc\d+|\D", "", found.group())
