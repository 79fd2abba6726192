"""Names of files: cleaned of what a file name may not hold, before they are shown, stored or packed."""

import unicodedata

from jixiao.measures.materials import KNOWN_ENDS

MOST_NAME = 200
_MOST_IN_ARCHIVE = 80
_FORBIDDEN = '<>:"/\\|?*'
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


def clean_name(name: str) -> str:
    """Return the name of an uploaded file as a title: without its folders, its known end and invisible characters."""
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(" " if unicodedata.category(letter) in {"Cc", "Cf", "Zl", "Zp", "Cs"} else letter for letter in last)
    seen = " ".join(seen.split())
    stem, dot, end = seen.rpartition(".")
    return (stem if f"{dot}{end}".lower() in KNOWN_ENDS else seen).strip(". ")[:MOST_NAME]


def file_name(title: str, *, suffix: str) -> str:
    """Return a title as a file name that every system can hold."""
    plain = "".join("_" if letter in _FORBIDDEN or ord(letter) < ord(" ") else letter for letter in title).strip(". ")
    short = plain[:_MOST_IN_ARCHIVE].rstrip(". ") or "材料"
    return f"{'_' if short.lower() in _RESERVED else ''}{short}{suffix}"
