"""The one reading of a text: each number is read once, as what it is."""

from jixiao.engine.facts.amounts import is_money, read_amounts
from jixiao.engine.facts.claims import read_claims
from jixiao.engine.facts.clauses import survey
from jixiao.engine.facts.counts import read_counts
from jixiao.engine.facts.days import read_days, read_durations, read_spells, read_years, with_durations
from jixiao.engine.facts.figures import Taken, read_figures
from jixiao.engine.facts.growths import read_growths, read_moves
from jixiao.engine.facts.listing import read_lists
from jixiao.engine.facts.naming import read_names
from jixiao.engine.facts.parts import with_parts
from jixiao.engine.facts.passing import passed_over
from jixiao.engine.facts.rates import read_rates
from jixiao.engine.facts.scores import read_grades, read_scores
from jixiao.engine.facts.stated import Amount, Count, Facts
from jixiao.engine.facts.targets import read_targets
from jixiao.engine.values import Unit


def facts_in(text: str) -> Facts:
    """Return what ``text`` states, each thing with its character offsets and quoted words, in the order of the text.

    A number is read as one thing only, except that one with an operator is a target as well. Document numbers,
    telephones, item numbers and ordinals are none. Nothing is judged: dates may be impossible, sums wrong.
    """
    ground = survey(text)
    days, years = read_days(ground), read_years(ground)
    spells = read_spells(ground, days)
    passed = passed_over(ground.plain)
    taken = Taken([*passed, *((each.start, each.end) for told in (days, spells, years) for each in told)])
    figures = read_figures(ground, taken)
    durations = read_durations(ground, figures)
    moves = read_moves(ground, figures)
    moved = {move.figure.start for move in moves}
    still = [figure for figure in figures if figure.start not in moved]
    amounts = with_parts(ground, read_amounts(ground, still, years), _same_money)
    counts = with_parts(ground, read_counts(ground, still, taken), _same_things)
    told: list[Amount | Count] = [*amounts, *counts]
    told.sort(key=lambda each: each.start)
    scores = read_scores(ground, [figure for figure in figures if not is_money(figure)])
    return Facts(
        sentences=ground.sentences,
        clauses=ground.clauses(),
        amounts=tuple(amounts),
        ratios=tuple(read_rates(ground, still, amounts, counts)),
        growths=tuple(read_growths(ground, moves, told)),
        counts=tuple(counts),
        lists=tuple(read_lists(ground, counts)),
        dates=tuple(days),
        periods=tuple(with_durations(ground, spells, days, durations)),
        durations=tuple(durations),
        years=tuple(years),
        names=tuple(read_names(ground)),
        targets=tuple(read_targets(ground, figures)),
        scores=tuple(scores),
        grades=tuple(read_grades(ground, scores)),
        claims=tuple(read_claims(ground, figures)),
    )


def _same_money(whole: Amount, part: Amount) -> bool:
    return whole.per == part.per


def _same_things(whole: Count, part: Count) -> bool:
    return Unit.parse(whole.measure).measures_the_same(Unit.parse(part.measure))
