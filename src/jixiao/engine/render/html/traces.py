"""The side panel: each trace once, as a tree, with a way back to every figure it stands behind."""

from collections.abc import Iterator

from jixiao.engine.render.html.lines import Anchors, words
from jixiao.engine.values import Source, Trace

LONG = 24  # characters; a figure taken from a sentence shows the sentence in small type


def side_panel(anchors: Anchors) -> str:
    """Return the panel with the trace of every figure that ``anchors`` has handed out."""
    homes = {anchors.traces[reference]: panel for reference, panel in reversed(anchors.panels.items())}
    parts = "".join(
        _panel(anchors.traces[reference], panel=panel, places=anchors.places[reference], homes=homes)
        for reference, panel in anchors.panels.items()
    )
    return (
        '<aside class="side" aria-label="数字的来源"><div class="side-head"><h2>数字的来源</h2></div>'
        '<p class="empty">点正文里带虚线的数字，看它的公式、读数、依据和佐证。</p>'
        f"{parts}</aside>"
    )


def _panel(trace: Trace, *, panel: str, places: list[str], homes: dict[Trace, str]) -> str:
    back = f'<a href="#{places[0]}">← 回到正文</a>'
    back += "".join(f'<a href="#{place}">第 {number} 处</a>' for number, place in enumerate(places[1:], start=2))
    size = ' class="long"' if len(trace.printed) > LONG else ""
    return (
        f'<section class="side-part" id="{panel}" aria-label="{words(trace.label)}"><p class="back">{back}</p>'
        f'<div class="trace-figure"><span class="quiet small">{words(trace.label)}</span>'
        f"<strong{size}>{words(trace.printed)}</strong></div>{_facts(trace)}{_inputs(trace, homes)}</section>"
    )


def _inputs(trace: Trace, homes: dict[Trace, str]) -> str:
    if not trace.inputs:
        return ""
    return f'<ol class="trace">{"".join(_input(child, homes) for child in trace.inputs)}</ol>'


def _input(trace: Trace, homes: dict[Trace, str]) -> str:
    home = homes.get(trace)
    label, printed = f"<b>{words(trace.label)}</b>", words(trace.printed)
    if home and trace.inputs:  # its own panel tells the rest
        return f'<li><h4>{label} <a href="#{home}">{printed}</a></h4>{_facts(trace)}</li>'
    return f"<li><h4>{label} {printed}</h4>{_facts(trace)}{_inputs(trace, homes)}</li>"


def _facts(trace: Trace) -> str:
    facts = "".join(f"<dt>{name}</dt>{markup}" for name, markup in _particulars(trace))
    return f'<dl class="trace-facts">{facts}</dl>' if facts else ""


def _particulars(trace: Trace) -> Iterator[tuple[str, str]]:
    if trace.formula:
        yield "公式", f'<dd class="formula">{words(trace.formula)}</dd>'
    if trace.worked:
        yield "代入", f'<dd class="formula">{words(trace.worked)}</dd>'
    if trace.exact is not None and trace.rounding:
        yield "精确值", f"<dd>{trace.exact}</dd>"
    if trace.rounding:
        yield "取舍", f"<dd>{words(trace.rounding)}</dd>"
    if trace.rule:
        rule = trace.rule
        basis = f"{rule.title}（{rule.source}，{rule.since.isoformat()}起，规则集 {rule.rulebook}）"
        yield "依据", f"<dd>{words(basis)}</dd>"
    if trace.source:
        yield "来源", f"<dd>{_source(trace.source)}</dd>"
        if trace.source.proofs:
            yield "佐证", f"<dd>{'<br>'.join(map(words, trace.source.proofs))}</dd>"
    if trace.note:
        yield "说明", f"<dd>{words(trace.note)}</dd>"


def _source(source: Source) -> str:
    address = f' <span class="code">{words(source.reference)}</span>' if source.reference else ""
    return f"{words(source.kind)}，{words(source.place)}{address}"
