"""What a proof may be made of: the kinds of file that are taken, and how each is called and served."""

import dataclasses
from collections.abc import Mapping
from types import MappingProxyType

PICTURE, PDF, OFFICE, TEXT, ARCHIVE, FILM, SOUND = "picture", "pdf", "office", "text", "archive", "film", "sound"
_OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclasses.dataclass(frozen=True, slots=True)
class Material:
    """A kind of file: its media type, its short name on the page, the end of its file name, its family."""

    media_type: str
    word: str
    suffix: str
    family: str


_ALL = (
    Material("application/pdf", "PDF", ".pdf", PDF),
    Material("image/jpeg", "JPG", ".jpg", PICTURE),
    Material("image/png", "PNG", ".png", PICTURE),
    Material("image/webp", "WEBP", ".webp", PICTURE),
    Material(f"{_OFFICE}wordprocessingml.document", "DOCX", ".docx", OFFICE),
    Material(f"{_OFFICE}spreadsheetml.sheet", "XLSX", ".xlsx", OFFICE),
    Material(f"{_OFFICE}presentationml.presentation", "PPTX", ".pptx", OFFICE),
    Material("application/msword", "DOC", ".doc", OFFICE),
    Material("application/vnd.ms-excel", "XLS", ".xls", OFFICE),
    Material("application/vnd.ms-powerpoint", "PPT", ".ppt", OFFICE),
    Material("application/ofd", "OFD", ".ofd", OFFICE),
    Material("text/plain", "TXT", ".txt", TEXT),
    Material("text/csv", "CSV", ".csv", TEXT),
    Material("application/zip", "ZIP", ".zip", ARCHIVE),
)
_FILMS = (
    Material("video/mp4", "MP4", ".mp4", FILM),
    Material("video/webm", "WEBM", ".webm", FILM),
    Material("audio/mpeg", "MP3", ".mp3", SOUND),
    Material("audio/mp4", "M4A", ".m4a", SOUND),
)
"""What is no proof, and is kept only where a room shows films (see ``films``): no chooser of proofs offers it."""
MATERIALS: Mapping[str, Material] = MappingProxyType({one.media_type: one for one in (*_ALL, *_FILMS)})
BY_WORD: Mapping[str, Material] = MappingProxyType({one.word: one for one in (*_ALL, *_FILMS)})
_OTHER_ENDS = {".jpeg", ".gif", ".jpe", ".wps", ".et", ".dps"}
KNOWN_ENDS = frozenset({one.suffix for one in (*_ALL, *_FILMS)} | _OTHER_ENDS)
ACCEPT = ",".join(sorted({one.suffix for one in _ALL} | {".jpeg", ".gif"}))
"""What a file chooser offers; the content decides all the same."""
_SCRIPTS = """
.exe .com .bat .cmd .ps1 .vbs .vbe .js .jse .wsf .wsh .scr .msi .dll .hta .lnk .jar .sh .py .php .jsp .asp .aspx .apk
.cpl .reg .pif
"""
SCRIPT_ENDS = frozenset(_SCRIPTS.split())
PAGE_ENDS = frozenset((".htm", ".html", ".xhtml", ".shtml", ".svg", ".svgz", ".mht", ".mhtml", ".xml", ".xsl"))
MACRO_ENDS = frozenset((".docm", ".dotm", ".xlsm", ".xltm", ".xlam", ".xlsb", ".pptm", ".potm", ".ppam", ".ppsm"))
"""What a file may not call itself, whatever is in it."""
WORDS = "PDF、照片（JPG、PNG、WEBP、GIF）、Word、Excel、PPT、OFD、TXT、CSV、ZIP"


def material_of(media_type: str) -> Material:
    """Return the kind of file of a media type that a proof was kept under."""
    return MATERIALS.get(media_type) or Material("application/octet-stream", "文件", "", OFFICE)
