"""Words of a DOCX replaced by others, within their runs."""

from collections.abc import Sequence

from lxml import etree

from jixiao.engine.errors import Edit
from jixiao.engine.intake import Taken
from jixiao.engine.intake.word.package import W
from jixiao.engine.render.characters import printable
from jixiao.engine.render.word.anchoring import Spot, Stretches, stretches_of
from jixiao.engine.render.word.opening import open_word, refusing
from jixiao.engine.render.word.pinning import Sheet
from jixiao.engine.render.word.splitting import Leaf, write

_TEXT, _LOOKS = f"{W}t", f"{W}rPr"


def mended(data: bytes, *, taken: Taken, edits: Sequence[Edit]) -> tuple[bytes, tuple[Edit, ...]]:
    """Return the file with the edits made, and those that were refused, in the order of the text."""
    with refusing():
        return _mended(data, taken, edits)


def _mended(data: bytes, taken: Taken, edits: Sequence[Edit]) -> tuple[bytes, tuple[Edit, ...]]:
    word = open_word(data)
    sheet, stretches = Sheet(word), Stretches(stretches_of(taken))
    refused: list[Edit] = []
    later: Edit | None = None
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):  # from the end: places keep
        spot = _spot(edit, sheet, stretches)
        if spot is None or _meets(edit, later) or not _is_made(edit, spot, sheet, taken.text[edit.start : edit.end]):
            refused.append(edit)
        else:
            later = edit
    if later is None:
        return data, tuple(refused[::-1])
    return word.closed({}), tuple(refused[::-1])


def _meets(edit: Edit, later: Edit | None) -> bool:
    """Return whether an edit reaches into a later one, or is at the same point."""
    return later is not None and (edit.end > later.start or (edit.start, edit.end) == (later.start, later.end))


def _spot(edit: Edit, sheet: Sheet, stretches: Stretches) -> Spot | None:
    """Return the one place in the file where all of the old words stand, or None."""
    if not 0 <= edit.start <= edit.end:
        return None
    spots = stretches.spots(edit.start, edit.end) if edit.start < edit.end else stretches.points(edit.start)
    if len(spots) != 1 or not sheet.holds(spots[0]) or sheet.is_doubled(spots[0].paragraph):
        return None
    (spot,) = spots
    return spot if not spot.near and spot.end - spot.start == edit.end - edit.start else None


def _is_made(edit: Edit, spot: Spot, sheet: Sheet, was: str) -> bool:
    """Make the edit and return True, or leave the file as it is."""
    strip = sheet.strip(spot.paragraph)
    if printable(edit.words) != edit.words or "\n" in edit.words or not strip.length:
        return False
    if spot.start < spot.end:
        leaves = strip.between(spot.start, spot.end)
        if not all(map(_is_typed, leaves)) or "".join(leaf.element.text or "" for leaf in leaves) != was:
            return False
        _replace(leaves, edit.words)
        return True
    at = max(spot.start, 1)
    leaf = strip.between(at - 1, at)[0]
    if not _is_typed(leaf):
        return False
    fresh = etree.Element(_TEXT)
    write(fresh, edit.words)
    (leaf.element.addnext if spot.start else leaf.element.addprevious)(fresh)
    return True


def _is_typed(leaf: Leaf) -> bool:
    return leaf.carrier is None and leaf.element.tag == _TEXT


def _replace(leaves: Sequence[Leaf], words: str) -> None:
    """Write ``words`` into the first leaf and take the others out, with their runs where nothing is left in them."""
    write(leaves[0].element, words)
    for leaf in leaves[1:] if words else leaves:
        run = leaf.element.getparent()
        if run is not None:
            run.remove(leaf.element)
            around = run.getparent()
            if around is not None and all(one.tag == _LOOKS for one in run):
                around.remove(run)
