"""Options that hold several words: parted by commas, full or half width, or by 、."""

from collections.abc import Sequence

from jixiao.cli.refusals import Refusal


def words_listed(text: str) -> tuple[str, ...]:
    """Return the words of a list, without the blanks around them."""
    words = (word.strip() for word in text.replace("，", ",").replace("、", ",").split(","))
    return tuple(word for word in words if word)


def known_words(text: str, *, known: Sequence[str], option: str) -> tuple[str, ...]:
    """Return the words of a list, each once and in the order of ``known``; refuse an unknown one."""
    words = [word.lower() for word in words_listed(text)]
    unknown = [word for word in words if word not in known]
    if unknown:
        message = f"{option} 里的“{unknown[0]}”不认识；可用的有：{'、'.join(known)}"
        raise Refusal(message)
    return tuple(word for word in known if word in words)
