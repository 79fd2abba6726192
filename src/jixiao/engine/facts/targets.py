"""Values with an operator, as indicators state them: 满意度≥95%, 不少于3场, 控制在10万元以内, 达到90%以上."""

from collections.abc import Sequence

from jixiao.engine.facts.clauses import Ground
from jixiao.engine.facts.figures import Figure
from jixiao.engine.facts.stated import Target
from jixiao.engine.facts.units import Measured
from jixiao.engine.values import Quantity


def read_targets(ground: Ground, figures: Sequence[Figure]) -> list[Target]:
    """Return the figures that an operator stands with, in signs or in words."""
    return [
        Target(
            figure.start, figure.end, ground.quote(figure.start, figure.end), figure.label, ground.title(figure.start),
            figure.operator, figure.words, Quantity.of(figure.number, _unit(figure)),
        )
        for figure in figures
        if figure.operator
    ]  # fmt: skip


def _unit(figure: Figure) -> str:
    return "" if figure.measured is Measured.BARE else "百分点" if "百分点" in figure.unit else figure.unit
