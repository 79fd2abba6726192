"""Films and sounds that a room shows: what they are by their content. They are no proofs, and only asked for by name.

Taken are what every browser plays by itself: MP4, WEBM, MP3, M4A. Everything else is looked at as a proof is.
"""

from pathlib import Path

from jixiao.measures.materials import BY_WORD, Material
from jixiao.measures.sniffing import sniff
from jixiao.orgs.refusing import Refused

WORDS = "MP4、WEBM、MP3、M4A"
ACCEPT = ".mp4,.webm,.mp3,.m4a"
_HEAD = 4096
_BRANDS = (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"dash", b"MSNV")
_EBML = b"\x1aE\xdf\xa3"
_ID3 = b"ID3"
_FRAMES = (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa")
_OTHERS = (b"qt  ", b"3gp", b"FLV", b"OggS")


def sniff_films(path: Path, *, name: str) -> Material:
    """Return what the file at ``path`` is: a film or a sound, or else what ``sniff`` says of it."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        if brand == b"M4A ":
            return BY_WORD["M4A"]
        if brand in _BRANDS:
            return BY_WORD["MP4"]
    if head.startswith(_EBML) and b"webm" in head[:64]:
        return BY_WORD["WEBM"]
    if head.startswith(_ID3) or head[:2] in _FRAMES:
        return BY_WORD["MP3"]
    if _is_other_film(head):
        raise Refused(f"这种录像或录音，别的电脑放不了：只收 {WORDS}", cure="转成 MP4（H.264）或 MP3 再传", code="U410")
    return sniff(path, name=name)


def _is_other_film(head: bytes) -> bool:
    if head[4:8] == b"ftyp" and head[8:12].startswith(_OTHERS):
        return True
    return head.startswith((*_OTHERS, _EBML)) or (head.startswith(b"RIFF") and head[8:12] in {b"AVI ", b"WAVE"})
