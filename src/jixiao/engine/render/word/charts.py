"""Charts as native Word charts: sharp at any size, with no picture and no font file, the figures inside."""

from html import escape

from jixiao.engine.document import Bar, Chart
from jixiao.engine.document.charts import AXIS, FILL, INK, INK_2
from jixiao.engine.render.characters import printable

EMU_PER_MM = 36_000
ROW_MM, MARGIN_MM = 8.5, 7.0
LABEL_ROOM = 1.15  # the axis runs a little past the longest bar, so that its figure has room
COLUMNS = "BC"  # where the two series would stand in a sheet; there is none, Word shows what is cached here
TEXT = 1000  # hundredths of a point
_SPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def drawing(chart: Chart, *, number: int, relation: str, width_mm: float) -> str:
    """Return the run that shows ``chart`` in the text: the ``number``-th drawing, its part behind ``relation``."""
    across, down = round(width_mm * EMU_PER_MM), round(height_mm(chart) * EMU_PER_MM)
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{number}" name="图 {number}" title="{_text(chart.caption)}" descr="{_text(chart.alt)}"/>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def height_mm(chart: Chart) -> float:
    """Return how tall ``chart`` stands in the text."""
    return len(chart.bars) * ROW_MM + MARGIN_MM


def chart_part(chart: Chart) -> str:
    """Return the XML of the chart's part: what could have been, pale, and before it what is, each with its figure."""
    bars = chart.bars
    fulls = [bar.full for bar in bars]
    values: list[float | None] = [bar.value for bar in bars]
    outer = [bar.full is not None and bar.full >= bar.value for bar in bars]  # the longer bar carries the figure
    series = ""
    if any(full is not None for full in fulls):
        series += _series(0, "满值", FILL["bar-0"], bars, fulls, shown=outer)
    series += _series(1, chart.unit or "数值", FILL["bar"], bars, values, shown=[not one for one in outer])
    ends = [0.0, *(bar.value for bar in bars), *(full for full in fulls if full is not None)]
    low, high = min(ends) * LABEL_ROOM, max(ends) * LABEL_ROOM or 1.0
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace {_SPACES}>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="60"/><c:overlap val="100"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        f'{_axes(low, high)}</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_type(INK_2)}</c:chartSpace>"
    )


def _series(
    index: int, name: str, fill: str, bars: tuple[Bar, ...], values: list[float | None], *, shown: list[bool]
) -> str:
    labels = "".join(_label(place, bar) for place, bar in enumerate(bars) if shown[place])
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{value!r}</c:v></c:pt>' for place, value in enumerate(values) if value is not None
    )
    names = "".join(f'<c:pt idx="{place}"><c:v>{_text(bar.label)}</c:v></c:pt>' for place, bar in enumerate(bars))
    count = f'<c:ptCount val="{len(bars)}"/>'
    rows = f"$2:${COLUMNS[index]}${len(bars) + 1}"
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>'
        f"<c:tx><c:strRef><c:f>Sheet1!${COLUMNS[index]}$1</c:f>"
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{_text(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f'<c:spPr>{_solid(fill)}</c:spPr><c:invertIfNegative val="0"/>'
        f"<c:dLbls>{labels}{_shows(0)}</c:dLbls>"
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${len(bars) + 1}</c:f>"
        f"<c:strCache>{count}{names}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!${COLUMNS[index]}{rows}</c:f>"
        f"<c:numCache><c:formatCode>General</c:formatCode>{count}{points}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _label(place: int, bar: Bar) -> str:
    return (
        f'<c:dLbl><c:idx val="{place}"/><c:tx><c:rich><a:bodyPr wrap="none"/>'
        f'<a:p><a:r><a:rPr lang="zh-CN" sz="{TEXT}" b="1">{_solid(INK)}</a:rPr>'
        f"<a:t>{_text(bar.printed)}</a:t></a:r></a:p></c:rich></c:tx>"
        f'<c:dLblPos val="outEnd"/>{_shows(1)}</c:dLbl>'
    )


def _shows(value: int) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{value}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _axes(low: float, high: float) -> str:
    """Return both axes: names from the top down along a dark line, values from 0 and unseen."""
    unmarked = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
    return (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>{unmarked}'
        f'<c:spPr><a:ln w="9525">{_solid(AXIS)}</a:ln></c:spPr>{_type(INK_2)}'
        '<c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{high!r}"/><c:min val="{low!r}"/></c:scaling><c:delete val="1"/>'
        f'<c:axPos val="t"/><c:numFmt formatCode="General" sourceLinked="0"/>{unmarked}'
        '<c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )


def _type(colour: str) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{TEXT}">{_solid(colour)}<a:latin typeface="Times New Roman"/>'
        '<a:ea typeface="仿宋_GB2312"/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour.removeprefix("#").upper()}"/></a:solidFill>'


def _text(text: str) -> str:
    return escape(printable(text))
