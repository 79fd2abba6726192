import re
from pathlib import Path

from jixiao.engine import formula
from jixiao.engine.errors import code_table
from jixiao.engine.formula.characters import UNIT_WORDS

CHECKOUT = Path(__file__).parents[3]
REFERENCE = (CHECKOUT / "docs" / "reference" / "formula.md").read_text(encoding="utf-8")


def test_everything_offered_is_there_and_described():
    for name in formula.__all__:
        offered = getattr(formula, name)
        assert offered is not None
        if callable(offered):
            assert offered.__doc__


def test_every_code_of_the_family_is_explained_in_the_reference_with_its_name_and_weight():
    ours = {code: entry for code, entry in code_table().items() if code.startswith("F")}
    rows = dict(re.findall(r"^\| (F\d{3}) \| (.+) \|$", REFERENCE, flags=re.MULTILINE))
    assert set(rows) == set(ours)
    for code, entry in ours.items():
        assert rows[code].startswith(f"{entry.name} | {entry.severity} | ")


def test_every_function_is_explained_in_the_reference():
    for function in formula.FUNCTIONS:
        assert f"| {function.name} |" in REFERENCE
        assert function.explained in REFERENCE
        assert function.example in REFERENCE


def test_every_unit_word_and_limit_stands_in_the_reference():
    assert set(UNIT_WORDS) <= set(re.findall(r"[^\s、，。]+", REFERENCE))
    for limit in (formula.MAX_LENGTH, formula.MAX_TOKENS, formula.MAX_DEPTH, formula.MAX_DIGITS):
        assert f"{limit} " in REFERENCE


def test_every_code_has_a_specimen():
    specimens = "".join(page.read_text(encoding="utf-8") for page in (CHECKOUT / "cases" / "formula").glob("*.md"))
    too_long_for_a_table = {"F111", "F112", "F113", "F207", "F210", "F218"}
    ours = {code for code in code_table() if code.startswith("F")}
    assert ours - too_long_for_a_table <= set(re.findall(r"F\d{3}", specimens))
