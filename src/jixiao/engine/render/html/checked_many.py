"""A folder of checked papers as one HTML page: which unit, how many of which fault, worst first."""

from collections.abc import Sequence
from datetime import date
from html import escape
from urllib.parse import quote

from jixiao.engine.errors import Severity, code_table
from jixiao.engine.render.html.checked import day, style
from jixiao.engine.render.html.lines import words
from jixiao.engine.render.html.marking import WEIGHTS
from jixiao.engine.render.tally import TITLE, CheckedRow, CodeTotal, Tally, tally_of, weight_of

_STYLES = ("checked_ground.css", "checked_many.css")


def many_page(rows: Sequence[CheckedRow], *, dated: date, title: str = TITLE) -> str:
    """Return the table of a folder as one self-contained HTML page that prints on A4, lying.

    Papers that were not read stand below with the reason; a row with a link leads to the paper's own page. Nothing is
    loaded, nothing runs; all text is escaped.
    """
    tally = tally_of(rows)
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{words(title)} · 检查汇总</title><style>\n{style(*_STYLES)}</style></head>\n"
        f'<body><a class="skip" href="#main">跳到汇总表</a>{_head(tally, title, dated)}<main class="content" id="main">'
        f"{_papers(tally)}{_unread(tally)}{_codes(tally)}</main></body></html>\n"
    )


def _head(tally: Tally, title: str, dated: date) -> str:
    figures = "".join(
        f'<div><dt><span class="level level-{weight}">{severity}</span></dt><dd>{total:,}</dd></div>'
        for total, (severity, (weight, _)) in zip(tally.totals, WEIGHTS.items(), strict=False)
    )
    clean = sum(not row.weighing(Severity.MUST) for row in tally.read)
    return (
        f'<header class="page-head"><div><p class="brand">绩效体检 · 检查汇总</p><h1>{words(title)}</h1>'
        f"<p>{day(dated)}检查 {len(tally.read) + len(tally.unread):,} 份，读成 {len(tally.read):,} 份，"
        f"其中 {clean:,} 份没有必须改的</p></div>"
        f'<dl class="figures">{figures}</dl></header>'
    )


def _papers(tally: Tally) -> str:
    if not tally.read:
        return '<section class="sheet"><p class="empty"><b>一份也没有读成</b>原因见下表。</p></section>'
    heads = "".join(
        f'<th scope="col" class="n"><span class="level level-{weight}">{severity}</span></th>'
        for severity, (weight, _) in WEIGHTS.items()
    )
    heads += "".join(
        f'<th scope="col" class="n">{words(name)}{f"<small>{letter}</small>" if letter else ""}</th>'
        for letter, name in tally.families
    )
    body = "".join(_paper(number, row, tally) for number, row in enumerate(tally.read, start=1))
    totals = "".join(f'<td class="n">{total:,}</td>' for total in tally.totals)
    return (
        '<section class="sheet"><h2>各单位 <small>问题多的在前，单位：条</small></h2>'
        '<div class="table-wrap" tabindex="0" role="region" aria-label="各单位问题数"><table class="data"><thead><tr>'
        '<th scope="col" class="n">序号</th><th scope="col" class="pin">单位</th>'
        f'{heads}<th scope="col" class="n">合计</th><th scope="col">文件</th></tr></thead><tbody>{body}</tbody>'
        f'<tfoot><tr><td></td><th scope="row" class="pin">合计</th>{totals}<td>{len(tally.read):,} 份</td></tr></tfoot>'
        "</table></div></section>"
    )


def _paper(number: int, row: CheckedRow, tally: Tally) -> str:
    unit = _unit(row)
    if row.link:
        unit = f'<a href="{escape(quote(row.link, safe="/#"))}">{unit}</a>'
    figures = "".join(_figure(count, place) for place, count in enumerate(tally.figures(row)))
    kind = ' class="is-error"' if row.weighing(Severity.MUST) else ""
    return (
        f'<tr{kind}><td class="n quiet">{number}</td><th scope="row" class="pin">{unit}</th>'
        f'{figures}<td class="file">{words(row.file)}</td></tr>'
    )


def _unit(row: CheckedRow) -> str:
    return words(row.unit) or '<span class="quiet">没有写明</span>'


def _figure(count: int, place: int) -> str:
    """Return a figure of a row; nothing found is told in grey, 必须改 stands out."""
    looks = " none" if count == 0 else " must" if place == 0 else ""
    return f'<td class="n{looks}">{count:,}</td>'


def _unread(tally: Tally) -> str:
    if not tally.unread:
        return ""
    rows = "".join(
        f'<tr><th scope="row">{_unit(row)}</th><td>{words(row.file)}</td><td>{words(row.problem)}</td></tr>'
        for row in tally.unread
    )
    return (
        f'<section class="sheet"><h2>没有读成的 <small>{len(tally.unread)} 份，没有计入上表</small></h2>'
        '<div class="table-wrap" tabindex="0" role="region" aria-label="没有读成的文稿">'
        '<table class="data loose"><thead><tr><th scope="col">单位</th><th scope="col">文件</th>'
        '<th scope="col">原因和办法</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div></section>"
    )


def _codes(tally: Tally) -> str:
    if not tally.codes:
        return ""
    rows = "".join(map(_code, tally.codes))
    return (
        '<section class="sheet"><h2>各种问题 <small>要紧的、多见的在前</small></h2>'
        '<div class="table-wrap" tabindex="0" role="region" aria-label="各种问题的数目">'
        '<table class="data loose"><thead><tr><th scope="col">代码</th><th scope="col">问题</th>'
        '<th scope="col">分量</th><th scope="col" class="n">条数</th>'
        '<th scope="col" class="n">涉及份数</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div></section>"
    )


def _code(total: CodeTotal) -> str:
    severity = weight_of(total.code)
    return (
        f'<tr><td class="code">{words(total.code)}</td><th scope="row">{words(code_table()[total.code].name)}</th>'
        f'<td><span class="level level-{WEIGHTS[severity][0]}">{severity}</span></td>'
        f'<td class="n">{total.findings:,}</td><td class="n">{total.papers:,}</td></tr>'
    )
