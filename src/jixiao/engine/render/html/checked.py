"""A checked paper as one HTML page: its text with every finding marked, and the list of findings beside it."""

import functools
from collections.abc import Iterator, Sequence
from datetime import date
from importlib import resources

from jixiao.engine.document import Align, Cell
from jixiao.engine.errors import Finding, Severity, code_table
from jixiao.engine.intake import CellPlace, Taken
from jixiao.engine.render.html.lines import words
from jixiao.engine.render.html.marking import WEIGHTS, Entry, Marks, entries_of
from jixiao.engine.render.transcript import Grid, Line, Manner, Span, transcript
from jixiao.engine.render.typography import MANY_COLUMNS

_STYLES = ("checked_ground.css", "checked.css")
_HEADINGS = ("h3", "h3", "h4", "h5", "h6")
_STANDING = {Align.LEFT: "", Align.CENTER: " to-center", Align.RIGHT: " to-right", Align.FLUSH: " to-flush"}
_LONGEST_QUOTE = 80
_MOST_RULES = 2_000  # of stretches that belong together; more would only weigh the page down


def findings_page(
    taken: Taken, findings: Sequence[Finding], *, name: str, dated: date | None = None, summary: str = ""
) -> str:
    """Return the paper and its findings as one self-contained HTML page.

    ``name`` is the file's, ``dated`` the day it was checked, ``summary`` a sentence below both. Each finding is a mark
    in the text and an entry in the list, and each leads to the other. Nothing is loaded, nothing runs; prints on A4.
    All text is escaped.
    """
    entries = entries_of(findings)
    marks = Marks(taken.text, entries)
    paper = "\n".join(_paper(taken, marks)) or _NOTHING_READ
    listing = _listing(entries, marks, taken.text)
    title = f"{name} · 检查结果"
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{words(title)}</title><style>\n{style(*_STYLES)}{_joined(marks)}</style></head>\n"
        f'<body><a class="skip" href="#findings">跳到检查结果</a>{_head(entries, name, dated, summary)}'
        f'<main class="content" id="main"><article class="document">{paper}</article></main>\n'
        f'<aside class="side" id="findings" aria-label="检查结果">{listing}</aside></body></html>\n'
    )


@functools.cache
def style(*names: str) -> str:
    """Return these style sheets of the folder, one after the other."""
    return "".join(resources.files(__package__).joinpath(name).read_text("utf-8") for name in names)


def day(dated: date) -> str:
    """Return a day as it is written in a text."""
    return f"{dated.year} 年 {dated.month} 月 {dated.day} 日"


_NOTHING_READ = '<p class="empty"><b>没有读出文字</b>原因见检查结果。</p>'
_NOTHING_FOUND = (
    '<p class="empty"><b>没有查出问题</b>机器只看得出写在纸面上的矛盾和缺漏，数字是否属实仍要对照佐证材料核实。</p>'
)


def _head(entries: Sequence[Entry], name: str, dated: date | None, summary: str) -> str:
    counts = {severity: sum(entry.finding.severity is severity for entry in entries) for severity in WEIGHTS}
    totals = "".join(
        f'<div><dt><span class="level level-{weight}">{severity}</span></dt>'
        f'<dd><a href="#g-{weight}">{counts[severity]}</a></dd></div>'
        if counts[severity]
        else f'<div><dt><span class="level level-{weight}">{severity}</span></dt><dd>0</dd></div>'
        for severity, (weight, _) in WEIGHTS.items()
    )
    said = f"<p>{words(summary)}</p>" if summary else ""
    return (
        f'<header class="page-head"><div><p class="brand">绩效体检 · 检查结果</p><h1>{words(name)}</h1>'
        f"<p>{f'{day(dated)}检查，' if dated else ''}共 {len(entries)} 条</p>{said}</div>"
        f'<dl class="figures">{totals}</dl></header>'
    )


def _paper(taken: Taken, marks: Marks) -> Iterator[str]:
    for item in transcript(taken):
        yield _grid(item, marks) if isinstance(item, Grid) else _line(item, marks)


def _line(line: Line, marks: Marks) -> str:
    markup = marks.line(line.spans)
    if line.manner is Manner.HEADING:
        tag = _HEADINGS[line.level]
        return f'<{tag} class="lv{line.level}">{markup}</{tag}>'
    level = f" lv{line.level}" if line.level else ""
    turned = _STANDING[line.align] if line.manner is Manner.BODY else ""
    return f'<p class="{line.manner.value}{level}{turned}">{markup}</p>'


def _grid(grid: Grid, marks: Marks) -> str:
    total = sum(grid.table.widths)
    columns = "".join(f'<col width="{100 * share / total:.4g}%">' for share in grid.table.widths)
    places = iter(grid.cells)
    rows = ["".join(_cell(cell, next(places), marks) for cell in row) for row in grid.table.rows]
    head = "".join(f"<tr>{row}</tr>" for row in rows[: grid.table.head_rows])
    body = "".join(f"<tr>{row}</tr>" for row in rows[grid.table.head_rows :])
    many = " many" if len(grid.table.widths) > MANY_COLUMNS else ""
    return (
        f'<div class="table-wrap" tabindex="0" role="region" aria-label="表格"><table class="form{many}">'
        f"<colgroup>{columns}</colgroup><thead>{head}</thead><tbody>{body}</tbody></table></div>"
    )


def _cell(cell: Cell, place: CellPlace, marks: Marks) -> str:
    across = f' colspan="{cell.across}"' if cell.across > 1 else ""
    down = f' rowspan="{cell.down}"' if cell.down > 1 else ""
    opening, closing = ('th scope="col"', "th") if cell.head else ("td", "td")
    return f"<{opening}{across}{down}>{marks.line([Span(place.start, place.end)])}</{closing}>"


def _listing(entries: Sequence[Entry], marks: Marks, text: str) -> str:
    if not entries:
        return f'<div class="side-head"><h2>检查结果</h2></div>{_NOTHING_FOUND}'
    groups = []
    for severity, (weight, _) in WEIGHTS.items():
        weighing = [entry for entry in entries if entry.finding.severity is severity]
        if weighing:
            found = "".join(_entry(entry, marks, text) for entry in weighing)
            groups.append(
                f'<section class="group" id="g-{weight}"><h3><span class="level level-{weight}">{severity}</span>'
                f" <small>{len(weighing)} 条 · {_MEANS[severity]}</small></h3>{found}</section>"
            )
    return f'<div class="side-head"><h2>检查结果</h2><span>共 {len(entries)} 条</span></div>{"".join(groups)}'


_MEANS = {Severity.MUST: "从文字本身就能证明", Severity.SHOULD: "多半有错，请核对", Severity.MAY: "供参考"}


def _entry(entry: Entry, marks: Marks, text: str) -> str:
    finding, place = entry.finding, entry.finding.place
    address = f"#m-{entry.number}" if entry.number in marks.placed else ""
    quote = text[place.start : place.end] if address and place.start is not None else place.quote
    facts = [
        ("位置", _linked(place.where or "全文", address)),
        ("原因", words(finding.cause)),
        ("改法", words(finding.cure)),
    ]
    if finding.replacement is not None:
        facts.append(("可改为", words(finding.replacement) or "（删去）"))
    told = "".join(f"<dt>{name}</dt><dd>{markup}</dd>" for name, markup in facts)
    quoted = f'<p class="quote">{_linked(_shortened(quote), address)}</p>' if quote.strip() else ""
    trial = ' <span class="quiet">试行</span>' if code_table()[finding.code].status == "preview" else ""
    return (
        f'<article class="finding {entry.weight}" id="f-{entry.number}"><header>'
        f'<span class="label">{entry.label}</span><h4>{words(finding.name)}{trial}</h4>'
        f'<span class="code">{words(finding.code)}</span></header>{quoted}<dl>{told}</dl></article>'
    )


def _linked(text: str, address: str) -> str:
    return f'<a href="{address}">{words(text)}</a>' if address else words(text)


def _shortened(quote: str) -> str:
    line = " ".join(quote.split())
    half = _LONGEST_QUOTE // 2
    return line if len(line) <= _LONGEST_QUOTE else f"{line[:half]}……{line[-half:]}"


def _joined(marks: Marks) -> str:
    """Return the rules that light up all stretches of a finding whose words lie under several marks."""
    numbers = sorted(marks.parted)[:_MOST_RULES]
    chosen = ",".join(f"#m-{number}:target~.k{number}" for number in numbers)
    return f"{chosen} {{ background: var(--lit); }}\n" if chosen else ""
