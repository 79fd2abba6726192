"""From the bytes of a DOCX to its pieces."""

from jixiao.engine.errors import Finding
from jixiao.engine.intake.archive import BrokenError, unpack
from jixiao.engine.intake.limits import MOST_CELLS, too_long, too_many_cells
from jixiao.engine.intake.pieces import Laid
from jixiao.engine.intake.taken import fault
from jixiao.engine.intake.word.body import Body, Signs
from jixiao.engine.intake.word.counting import Lists
from jixiao.engine.intake.word.package import W, main_part, parse, related
from jixiao.engine.intake.word.styles import read_styles

_NOTES = ("header", "footnotes", "endnotes", "footer")


def lay_word(data: bytes, *, name: str) -> Laid:
    """Return the pieces of a DOCX; raise BrokenError, SwollenError, ProtectedError or EntityError."""
    parts = unpack(data, wanted="word/")
    main = main_part(parts)
    root = parse(parts[main])
    found = related(parts, main=main)
    kinds = {kind: parse(found[kind][0]) for kind in ("styles", "numbering") if kind in found}
    body = Body(root, styles=read_styles(kinds.get("styles")), lists=Lists(kinds.get("numbering")))
    element = root.find(f"{W}body")
    if element is None:
        raise BrokenError
    body.lay(element)
    for kind in _NOTES:
        for part in dict.fromkeys(found.get(kind, ())):
            body.lay_notes(parse(part))
    laid = body.layer.finish(findings=tuple(_findings(body.signs, name)))
    if not laid.pieces and body.signs.drawn:
        cure = "用带文字的原稿，或先做文字识别（OCR）再校对"
        return Laid("", (), (fault("I108", name=name, cause="文档里只有图片，没有文字", cure=cure),))
    return laid


def _findings(signs: Signs, name: str) -> list[Finding]:
    found = []
    if signs.cells > MOST_CELLS:
        found.append(too_many_cells(signs.cells, name=name))
    if signs.cut:
        found.append(too_long(name=name))
    if signs.revised:
        cause = "文档里有没有接受的修订，按全部接受后的文字读取"
        found.append(fault("I118", name=name, cause=cause, cure="在 Word 的“审阅”里逐条接受或拒绝修订，再保存"))
    if signs.hidden:
        cause = "文档里有设为隐藏的文字，没有读取"
        found.append(fault("I119", name=name, cause=cause, cure="显示出来核对，不要的删去"))
    return found
