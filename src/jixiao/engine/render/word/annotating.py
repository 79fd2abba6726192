"""The user's own DOCX with a comment on the very words of each finding; nothing else in it is changed."""

from collections.abc import Sequence
from datetime import date

from jixiao.engine.errors import BadFileError, Finding, worst_first
from jixiao.engine.intake import LinePlace
from jixiao.engine.render.word.anchoring import Stretches
from jixiao.engine.render.word.comment_part import CommentPart
from jixiao.engine.render.word.opening import open_word, refusing
from jixiao.engine.render.word.pinning import Anchor, Sheet
from jixiao.engine.render.word.remarks import MOST, Remark, remark_elsewhere, remark_on, remark_on_rest

Pinned = tuple[Anchor, Remark]


def annotated(data: bytes, *, lines: Sequence[LinePlace], findings: Sequence[Finding], dated: date) -> bytes:
    """Return the DOCX with its findings as comments; ``lines`` say where its paragraphs stand in the plain text.

    A finding about the whole file stands on the first paragraph, and so do, in one comment, those about words in a
    header or a note. Raise BadFileError where nothing can be written in the file.
    """
    with refusing():
        word = open_word(data)
        sheet = Sheet(word)
        pinned = _pinned(findings, sheet, Stretches(lines))
        if not pinned:
            return data
        part = CommentPart(word)
        numbers = part.add([remark for _, remark in pinned], dated=dated)
        for number, (anchor, _) in zip(numbers, pinned, strict=True):
            sheet.mark(anchor, number=number)
        return word.closed(part.changed())


def _pinned(findings: Sequence[Finding], sheet: Sheet, stretches: Stretches) -> list[Pinned]:
    """Return each comment with its anchor, in the order of the text."""
    placed: list[tuple[Finding, Anchor | None]] = []
    elsewhere: list[Finding] = []
    for finding in sorted(findings, key=_in_order):
        start, end = finding.place.start, finding.place.end
        if start is None:
            placed.append((finding, None))
            continue
        anchor = sheet.anchor(stretches.spots(start, start if end is None else end))
        if anchor is None:
            elsewhere.append(finding)
        else:
            placed.append((finding, anchor))
    placed, rest = _most_urgent(placed, room=MOST - bool(elsewhere))
    first = sheet.first_words() if rest or elsewhere or any(anchor is None for _, anchor in placed) else None
    found = [(anchor or first, _remark(finding, anchor)) for finding, anchor in placed]
    found += [(first, remark_elsewhere(elsewhere))] if elsewhere else []
    found += [(first, remark_on_rest(rest))] if rest else []
    if any(anchor is None for anchor, _ in found):
        raise BadFileError("文件里没有可以加批注的段落；检查是不是拿错了文件")
    return [(anchor, remark) for anchor, remark in found if anchor is not None]


def _most_urgent(
    placed: list[tuple[Finding, Anchor | None]], *, room: int
) -> tuple[list[tuple[Finding, Anchor | None]], list[Finding]]:
    """Return as many as there is room for, the heaviest of them in the order they came, and those left over."""
    if len(placed) <= room:
        return placed, []
    chosen = {id(finding) for finding in worst_first(finding for finding, _ in placed)[: room - 1]}
    kept = [each for each in placed if id(each[0]) in chosen]
    return kept, [finding for finding, _ in placed if id(finding) not in chosen]


def _remark(finding: Finding, anchor: Anchor | None) -> Remark:
    return remark_on(finding, quote=finding.place.quote if anchor is not None and anchor.near else "")


def _in_order(finding: Finding) -> tuple[int, int]:
    """Return the key that sorts by place, what reaches further first; the whole file comes before its words."""
    start, end = finding.place.start, finding.place.end
    return (-1, 0) if start is None else (start, -(end or start))
