"""Formulas: from the text an officer types to a checked tree, to its exact value, and back into words.

``check_formula`` reads a text and returns its tree with everything that is wrong with it; ``evaluate`` gives its exact
value, ``trace_evaluation`` the same with all it came from; ``describe`` and ``print_formula`` write it out again. For
many units at once: ``jixiao.engine.formula.columns``, imported by itself because it brings numpy.
"""

from jixiao.engine.formula.checking import Checked, Variable, Wanted, check_formula
from jixiao.engine.formula.evaluating import Input, Lack, Outcome, evaluate
from jixiao.engine.formula.functions import FUNCTIONS, Function
from jixiao.engine.formula.reading import MAX_LENGTH, MAX_TOKENS, Reading, parse_formula
from jixiao.engine.formula.sentence import MAX_DEPTH
from jixiao.engine.formula.tokens import MAX_DIGITS
from jixiao.engine.formula.tracing import trace_evaluation
from jixiao.engine.formula.tree import Node, names_in
from jixiao.engine.formula.wording import describe, print_formula

__all__ = [
    "FUNCTIONS",
    "MAX_DEPTH",
    "MAX_DIGITS",
    "MAX_LENGTH",
    "MAX_TOKENS",
    "Checked",
    "Function",
    "Input",
    "Lack",
    "Node",
    "Outcome",
    "Reading",
    "Variable",
    "Wanted",
    "check_formula",
    "describe",
    "evaluate",
    "names_in",
    "parse_formula",
    "print_formula",
    "trace_evaluation",
]
