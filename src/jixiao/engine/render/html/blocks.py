"""The blocks of a paper as HTML."""

from typing import assert_never

from jixiao.engine.document import (
    Align,
    Annexes,
    Bar,
    Block,
    Cell,
    Chart,
    Contents,
    Cover,
    Heading,
    Listing,
    Note,
    Number,
    PageBreak,
    Paragraph,
    Signature,
    Table,
)
from jixiao.engine.render.html.lines import Anchors, heading_address, words
from jixiao.engine.render.typography import MANY_COLUMNS

_TAGS = ("h2", "h2", "h3", "h4", "h5")
_STANDING = {
    Align.LEFT: "",
    Align.CENTER: ' class="to-center"',
    Align.RIGHT: ' class="to-right"',
    Align.FLUSH: ' class="to-flush"',
}


def block_markup(block: Block, *, anchors: Anchors) -> str:
    """Return ``block`` as HTML; the 目录, which needs the whole paper, is left to ``contents_markup``."""
    match block:
        case Cover():
            return _cover(block, anchors)
        case Table():
            return _table(block, anchors)
        case Chart():
            return _chart(block, anchors)
        case Annexes():
            return _annexes(block)
        case Contents() | PageBreak():
            return ""
        case _:
            return _text(block, anchors)


def contents_markup(entries: tuple[tuple[int, Heading], ...]) -> str:
    """Return the 目录, each entry a link to its heading."""
    items = "".join(
        f'<li class="lv{entry.level}"><a href="#{heading_address(number)}">{words(entry.whole)}</a></li>'
        for number, entry in entries
    )
    return f'<nav class="contents" aria-label="目录"><h2>目　录</h2><ol>{items}</ol></nav>'


def _text(block: Heading | Paragraph | Listing | Note | Signature, anchors: Anchors) -> str:
    match block:
        case Heading():
            tag = _TAGS[block.level]
            return f'<{tag} class="lv{block.level}" id="{anchors.heading()}">{words(block.whole)}</{tag}>'
        case Paragraph():
            return f"<p{_STANDING[block.align]}>{anchors.line(block.line)}</p>"
        case Listing():
            return "".join(f"<p>{anchors.line(item)}</p>" for item in block.items)
        case Note():
            return f'<p class="note">{anchors.line(block.line)}</p>'
        case Signature():
            lines = "".join(f"<p>{anchors.line(line)}</p>" for line in block.lines)
            return f'<div class="signature">{lines}</div>'
        case _:
            assert_never(block)


def _cover(cover: Cover, anchors: Anchors) -> str:
    blanks = "".join(f"<dt>{words(name)}</dt><dd>{anchors.line(content)}</dd>" for name, content in cover.blanks)
    return (
        f'<p class="annex">{words(cover.annex)}</p><h1>{"<br>".join(map(words, cover.title))}</h1>'
        f'<dl>{blanks}</dl><p class="date">{anchors.line(cover.date)}</p>'
    )


def _table(table: Table, anchors: Anchors) -> str:
    total = sum(table.widths)
    columns = "".join(f'<col width="{100 * share / total:.4g}%">' for share in table.widths)
    unit = f"<small>单位：{words(table.unit)}</small>" if table.unit else ""
    caption = f"<caption>{words(table.caption)}{unit}</caption>" if table.caption or unit else ""
    head = "".join(_row(row, anchors, scope="col") for row in table.rows[: table.head_rows])
    body = "".join(_row(row, anchors, scope="row") for row in table.rows[table.head_rows :])
    return (
        f'<div class="table-wrap" tabindex="0" role="region" aria-label="{words(table.caption) or "表格"}">'
        f'<table class="form{" many" if len(table.widths) > MANY_COLUMNS else ""}">{caption}'
        f"<colgroup>{columns}</colgroup>{f'<thead>{head}</thead>' if head else ''}<tbody>{body}</tbody></table></div>"
    )


def _row(row: tuple[Cell, ...], anchors: Anchors, *, scope: str) -> str:
    return f"<tr>{''.join(_cell(cell, anchors, scope) for cell in row)}</tr>"


def _cell(cell: Cell, anchors: Anchors, scope: str) -> str:
    span = (f' colspan="{cell.across}"' if cell.across > 1 else "") + (
        f' rowspan="{cell.down}"' if cell.down > 1 else ""
    )
    opening, closing = (f'th scope="{scope}"', "th") if cell.head else ("td", "td")
    return f"<{opening}{span}{_STANDING[cell.align]}>{anchors.line(cell.line)}</{closing}>"


def _chart(chart: Chart, anchors: Anchors) -> str:
    unit = f"（单位：{words(chart.unit)}）" if chart.unit else ""
    whole = any(bar.full is not None for bar in chart.bars)
    rows = "".join(
        f'<tr><th scope="row">{words(bar.label)}</th><td class="n">{_printed(bar, anchors)}</td>'
        + (f'<td class="n">{"" if bar.full is None else f"{bar.full:,g}"}</td></tr>' if whole else "</tr>")
        for bar in chart.bars
    )
    heads = '<th scope="col">项目</th><th scope="col" class="n">数值</th>'
    heads += '<th scope="col" class="n">满值</th>' if whole else ""
    return (
        f'<figure class="chart">{chart.svg}<figcaption>{words(chart.caption)}{unit}</figcaption>'
        f'<details class="fold"><summary>用表格看</summary><p>{words(chart.alt)}</p>'
        f'<table class="data"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></details></figure>'
    )


def _printed(bar: Bar, anchors: Anchors) -> str:
    return anchors.figure(Number(bar.printed, bar.reference)) if bar.reference else words(bar.printed)


def _annexes(annexes: Annexes) -> str:
    many = len(annexes.names) > 1
    rows = "".join(
        f"<dt>{'附件：' if index == 1 else ''}</dt><dd>{f'{index}.' if many else ''}{words(name)}</dd>"
        for index, name in enumerate(annexes.names, start=1)
    )
    return f'<dl class="annexes">{rows}</dl>'
