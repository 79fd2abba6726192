"""A paper as one HTML file that loads nothing and runs nothing: it can be mailed, filed and opened anywhere."""

import functools
from importlib import resources

from jixiao.engine.document import Block, Contents, Cover, Document
from jixiao.engine.render.html.blocks import block_markup, contents_markup
from jixiao.engine.render.html.lines import Anchors, words
from jixiao.engine.render.html.traces import side_panel
from jixiao.engine.render.parts import Part, entries_of, parts_of


def to_html(document: Document) -> str:
    """Return the paper as one self-contained HTML file; every figure opens its trace in the side panel.

    Prints on A4; without styles the traces follow the text. All text is escaped.
    """
    anchors = Anchors(document.traces)
    parts = "".join(_part(part, document, anchors) for part in parts_of(document))
    if not any(isinstance(block, Cover) for block in document.blocks):
        parts = f"<h1>{words(document.title)}</h1>{parts}"
    mark = f'<p class="mark"><span class="specimen">{words(document.mark)}</span></p>' if document.mark else ""
    return (
        f'<!doctype html>\n<html lang="{words(document.language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="author" content="{words(document.author)}"><title>{words(document.title)}</title>'
        f"<style>\n{_style()}{_running_mark(document.mark)}</style></head>\n"
        f'<body><a class="skip" href="#main">跳到正文</a><main class="content" id="main">{mark}'
        f'<article class="document">{parts}</article></main>\n{side_panel(anchors)}</body></html>\n'
    )


def _part(part: Part, document: Document, anchors: Anchors) -> str:
    if part.cover:
        return f'<header class="part cover">{block_markup(part.cover, anchors=anchors)}</header>\n'
    blocks = "\n".join(_block(block, document, anchors) for block in part.blocks)
    return f'<section class="part{" wide" if part.landscape else ""}">{blocks}</section>\n'


def _block(block: Block, document: Document, anchors: Anchors) -> str:
    if isinstance(block, Contents):
        return contents_markup(entries_of(document, block))
    return block_markup(block, anchors=anchors)


def _running_mark(mark: str) -> str:
    """Return the rule that prints ``mark`` at the head of every page."""
    if not mark:
        return ""
    text = "".join(f"\\{ord(sign):x} " for sign in mark)  # as codes: no sign of it can close the string
    return f'@page {{ @top-right {{ content: "{text}"; font: 10.5pt var(--song); }} }}\n'


@functools.cache
def _style() -> str:
    return resources.files(__package__).joinpath("paper.css").read_text("utf-8")
