"""How a checked paper goes back to its writer: the same DOCX with comments, or with the safe corrections made.

The libraries behind it are loaded by the first call, so that whoever wants HTML alone does not wait for them.
"""

from collections.abc import Sequence
from datetime import date

from jixiao.engine.errors import Edit, Finding
from jixiao.engine.intake import Taken


def annotate_docx(data: bytes, *, taken: Taken, findings: Sequence[Finding], dated: date) -> bytes:
    """Return the DOCX ``data`` with each finding as a Word comment on its very words; nothing else is changed.

    ``taken`` is what was read from the same ``data``, ``dated`` the day the comments bear. A finding about the whole
    file stands on the first paragraph, and so do, in one comment, those in headers and notes; 400 comments at most, the
    heaviest first. Raise BadFileError where nothing can be written in the file: protected, broken, with macros.
    """
    from jixiao.engine.render.word.anchoring import stretches_of  # noqa: PLC0415 - brings lxml
    from jixiao.engine.render.word.annotating import annotated  # noqa: PLC0415 - brings lxml

    return annotated(data, lines=stretches_of(taken), findings=findings, dated=dated)


def docx_of_text(taken: Taken, findings: Sequence[Finding], *, dated: date) -> bytes:
    """Return a DOCX of a paper that came as TXT, PDF, HTML or XLSX, with each finding as a comment on its words.

    Plain and readable, every word as it was read. Raise BadFileError where nothing was read.
    """
    from jixiao.engine.render.word.annotating import annotated  # noqa: PLC0415 - brings lxml
    from jixiao.engine.render.word.transcribing import transcribed  # noqa: PLC0415 - as above

    copied = transcribed(taken, dated=dated)
    return annotated(copied.data, lines=copied.lines, findings=findings, dated=dated)


def mend_docx(data: bytes, *, taken: Taken, edits: Sequence[Edit]) -> tuple[bytes, tuple[Edit, ...]]:
    """Return the DOCX with the words of each edit in place of the old ones, and the edits that were refused.

    The new words have the looks of the first of the old. Refused are edits of an automatic number, of words in a
    header, a note or several paragraphs, of words that Word fills in anew, and of words that are not those which were
    read. Raise BadFileError as ``annotate_docx`` does.
    """
    from jixiao.engine.render.word.mending import mended  # noqa: PLC0415 - brings lxml

    return mended(data, taken=taken, edits=edits)
