"""What of a winner is shown to the public: 张*明, 138****1234 (《个人信息保护法》第六条, 第五十一条)."""

import re

from jixiao.web.masking import mask_name, mask_phone

NAME = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf\U00020000-\U0002fa1f·.a-zA-Z ]{2,30}")


def plain_name(text: str) -> str:
    """Return a name without needless spaces, "" for what is none."""
    name = " ".join(text.split())
    return name if NAME.fullmatch(name) else ""


__all__ = ["mask_name", "mask_phone", "plain_name"]
